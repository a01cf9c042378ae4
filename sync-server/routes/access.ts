import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { err, type Result } from '../../shared/kernel/result.ts';
import type { DeviceIdentity, DeviceRefusal, Identity, ManagerIdentity } from '../identity/port.ts';
import { apiError } from './api-error.ts';

/** Name of the cookie that holds a manager's session secret. Set HttpOnly, SameSite=Strict, Path=/. */
export const sessionCookie = 'smart_pos_session';

export type DeviceEnv = { Variables: { device: DeviceIdentity } };
export type ManagerEnv = { Variables: { manager: ManagerIdentity } };

const longestToken = 400;

/** The bearer token in an `authorization` header; null when there is none of a sane length. */
export function bearerTokenIn(header: string | undefined): string | null {
  if (header === undefined || !header.startsWith('Bearer ')) return null;
  const token = header.slice('Bearer '.length).trim();
  return token.length > 0 && token.length <= longestToken ? token : null;
}

/** What a device that is turned away is told. */
export const deviceRefusalWords = {
  revoked: { error: 'revoked', message: 'This device was revoked. Ask a manager to pair it again; what it has not sent can be exported on its sync page.' },
  unknown: { error: 'unknown-device', message: 'This server does not know the device. Pair it with a code from the devices page.' },
} as const;

/** Lets paired devices in and names them in `c.var.device`. 401 says whether the device is unknown or revoked. */
export function requireDevice(identity: Pick<Identity, 'deviceOfToken'>): MiddlewareHandler<DeviceEnv> {
  return async (c, next) => {
    const token = bearerTokenIn(c.req.header('authorization'));
    const found: Result<DeviceIdentity, DeviceRefusal> = token === null ? err('unknown') : await identity.deviceOfToken(token);
    if (!found.ok) {
      const { error, message } = deviceRefusalWords[found.error];
      return apiError(c, 401, error, message);
    }
    c.set('device', found.value);
    await next();
    return undefined;
  };
}

/** Lets signed-in managers in and names them in `c.var.manager`. */
export function requireManager(identity: Pick<Identity, 'managerOfSession'>): MiddlewareHandler<ManagerEnv> {
  return async (c, next) => {
    const secret = getCookie(c, sessionCookie);
    const found = secret === undefined || secret.length > longestToken ? err('unknown' as const) : await identity.managerOfSession(secret);
    if (!found.ok) return apiError(c, 401, 'signed-out', 'Sign in with your login and password first.');
    c.set('manager', found.value);
    await next();
    return undefined;
  };
}
