import { Hono } from 'hono';
import { deviceChangeSchema, deviceListSchema } from '../../shared/protocol/identity.ts';
import { listDevices, renameDevice, revokeDevice, type DeviceChangeError } from '../identity/device-admin.ts';
import type { IdentityRouteDeps } from '../identity/port.ts';
import { requireManager, type ManagerEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';
import { readJson } from './request-body.ts';
import { sameOrigin } from './same-origin.ts';

export const devicesOperations: readonly ApiOperation[] = [
  { method: 'get', path: '/api/v1/devices', summary: 'Every device the branch ever had: connected or not, last heard, unsent', access: 'manager', response: deviceListSchema },
  { method: 'patch', path: '/api/v1/devices/{id}', summary: 'Renames a device', access: 'manager', request: deviceChangeSchema },
  { method: 'delete', path: '/api/v1/devices/{id}', summary: 'Revokes a device for good', access: 'manager' },
];

const answers: Readonly<Record<DeviceChangeError['type'], readonly [404 | 409, string]>> = {
  'no-such-device': [404, 'There is no such device in this branch. Reload the list.'],
  'already-revoked': [409, 'This device was revoked. Pair it again with a new code to use it.'],
};

export function devicesRoutes(deps: IdentityRouteDeps): Hono<ManagerEnv> {
  const routes = new Hono<ManagerEnv>();
  const manager = requireManager(deps.identity);
  routes.get('/api/v1/devices', manager, async (c) => c.json({ devices: await listDevices(deps, c.var.manager) }));
  routes.patch('/api/v1/devices/:id', sameOrigin, manager, async (c) => {
    const body = await readJson(c, deviceChangeSchema);
    if (!body.ok) return body.error;
    const renamed = await renameDevice(deps, c.var.manager, c.req.param('id'), body.value.name);
    return renamed.ok ? c.body(null, 204) : apiError(c, answers[renamed.error.type][0], renamed.error.type, answers[renamed.error.type][1]);
  });
  routes.delete('/api/v1/devices/:id', sameOrigin, manager, async (c) => {
    const revoked = await revokeDevice(deps, c.var.manager, c.req.param('id'));
    return revoked.ok ? c.body(null, 204) : apiError(c, answers[revoked.error.type][0], revoked.error.type, answers[revoked.error.type][1]);
  });
  return routes;
}
