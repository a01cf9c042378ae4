import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { sessionSchema, signInSchema } from '../../shared/protocol/identity.ts';
import type { IdentityRouteDeps } from '../identity/port.ts';
import { closeSession, createSignIn } from '../identity/sessions.ts';
import { requireManager, sessionCookie, type ManagerEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';
import { rateLimited } from './rate-limit.ts';
import { readJson } from './request-body.ts';
import { sameOrigin } from './same-origin.ts';
import { giveSessionCookie, takeSessionCookie } from './session-cookie.ts';

const path = '/api/v1/session';

export const sessionOperations: readonly ApiOperation[] = [
  { method: 'get', path, summary: 'Who is signed in', access: 'manager', response: sessionSchema },
  { method: 'post', path, summary: 'Signs a manager in and sets the session cookie', access: 'anyone', request: signInSchema, response: sessionSchema },
  { method: 'delete', path, summary: 'Signs out', access: 'anyone' },
];

export function sessionRoutes(deps: IdentityRouteDeps): Hono<ManagerEnv> {
  const routes = new Hono<ManagerEnv>();
  const signIn = createSignIn(deps);
  routes.get(path, requireManager(deps.identity), (c) => {
    const { staffId, name, role } = c.var.manager;
    return c.json({ staffId, name, role });
  });
  routes.post(path, sameOrigin, rateLimited({ clock: deps.clock, perSecond: 0.5, burst: 20 }), async (c) => {
    const body = await readJson(c, signInSchema);
    if (!body.ok) return body.error;
    const signedIn = await signIn(body.value.login, body.value.password);
    if (!signedIn.ok) {
      if (signedIn.error.type === 'wrong') return apiError(c, 401, 'wrong-login', 'The login or the password is wrong. Check both and try again.');
      const seconds = Math.ceil((signedIn.error.untilMs - deps.clock.nowMs()) / 1000);
      c.header('retry-after', String(seconds));
      return apiError(c, 429, 'login-locked', `Too many wrong passwords. Try again in ${Math.ceil(seconds / 60)} min.`, { untilMs: signedIn.error.untilMs });
    }
    giveSessionCookie(c, signedIn.value.secret);
    const { staffId, name, role } = signedIn.value.manager;
    return c.json({ staffId, name, role });
  });
  routes.delete(path, sameOrigin, async (c) => {
    const secret = getCookie(c, sessionCookie);
    if (secret !== undefined) await closeSession(deps, secret);
    takeSessionCookie(c);
    return c.body(null, 204);
  });
  return routes;
}
