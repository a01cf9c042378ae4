import { Hono } from 'hono';
import { pinVerifiersSchema } from '../../shared/protocol/identity.ts';
import type { IdentityRouteDeps } from '../identity/port.ts';
import { verifiersFor } from '../identity/staff-admin.ts';
import { requireDevice, type DeviceEnv } from './access.ts';
import type { ApiOperation } from './api-operation.ts';

export const pinVerifiersOperations: readonly ApiOperation[] = [
  { method: 'get', path: '/api/v1/pin-verifiers', summary: 'What a device keeps to check PINs without a network', access: 'device', response: pinVerifiersSchema },
];

export function pinVerifiersRoutes(deps: IdentityRouteDeps): Hono<DeviceEnv> {
  const routes = new Hono<DeviceEnv>();
  routes.get('/api/v1/pin-verifiers', requireDevice(deps.identity), async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(await verifiersFor(deps, c.var.device));
  });
  return routes;
}
