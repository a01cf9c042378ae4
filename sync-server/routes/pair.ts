import { Hono } from 'hono';
import { pairedSchema, pairingCodeRequestSchema, pairingCodeSchema, pairRequestSchema } from '../../shared/protocol/identity.ts';
import { makePairingCode, pairDevice, type PairingError } from '../identity/device-admin.ts';
import type { IdentityRouteDeps } from '../identity/port.ts';
import { requireManager, type ManagerEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';
import { rateLimited } from './rate-limit.ts';
import { readJson } from './request-body.ts';
import { sameOrigin } from './same-origin.ts';

export const pairOperations: readonly ApiOperation[] = [
  { method: 'post', path: '/api/v1/pairing-codes', summary: 'Makes a code that is good for ten minutes and one device', access: 'manager', request: pairingCodeRequestSchema, response: pairingCodeSchema },
  { method: 'post', path: '/api/v1/pair', summary: 'Makes the caller the device the code was made for', access: 'anyone', request: pairRequestSchema, response: pairedSchema },
];

const words: Readonly<Record<PairingError['type'], string>> = {
  'code-unknown': 'There is no such code, or it was used already. Check it, or have a manager make a new one.',
  'code-expired': 'The code is older than ten minutes. Have a manager make a new one.',
};

export function pairRoutes(deps: IdentityRouteDeps): Hono<ManagerEnv> {
  const routes = new Hono<ManagerEnv>();
  routes.post('/api/v1/pairing-codes', sameOrigin, requireManager(deps.identity), async (c) => {
    const body = await readJson(c, pairingCodeRequestSchema);
    return body.ok ? c.json(await makePairingCode(deps, c.var.manager, body.value)) : body.error;
  });
  // 38 bits of code against 10 tries and then one every 6 s for each address.
  routes.post('/api/v1/pair', sameOrigin, rateLimited({ clock: deps.clock, perSecond: 1 / 6, burst: 10 }), async (c) => {
    const body = await readJson(c, pairRequestSchema);
    if (!body.ok) return body.error;
    const paired = await pairDevice(deps, body.value.code);
    return paired.ok ? c.json(paired.value) : apiError(c, paired.error.type === 'code-expired' ? 410 : 404, paired.error.type, words[paired.error.type]);
  });
  return routes;
}
