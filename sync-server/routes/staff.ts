import { Hono } from 'hono';
import { hiredSchema, hireSchema, staffChangeSchema, staffListSchema } from '../../shared/protocol/identity.ts';
import type { IdentityRouteDeps } from '../identity/port.ts';
import { changeStaff, hire, listStaff, type StaffError } from '../identity/staff-admin.ts';
import { requireManager, type ManagerEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';
import { readJson } from './request-body.ts';
import { sameOrigin } from './same-origin.ts';

export const staffOperations: readonly ApiOperation[] = [
  { method: 'get', path: '/api/v1/staff', summary: 'Everyone who works here or did', access: 'manager', response: staffListSchema },
  { method: 'post', path: '/api/v1/staff', summary: 'Hires a person', access: 'manager', request: hireSchema, response: hiredSchema },
  { method: 'patch', path: '/api/v1/staff/{id}', summary: 'Changes name, role, PIN or account, or lets a person go', access: 'manager', request: staffChangeSchema },
];

const answers: Readonly<Record<StaffError['type'], readonly [401 | 403 | 404 | 409, string]>> = {
  'no-such-person': [404, 'There is no such person. Reload the list.'],
  left: [409, 'This person has left. Hire them again to let them work.'],
  'admins-only': [403, 'Only an admin may make or change admins. Ask one.'],
  'last-admin': [409, 'This is the last admin. Make another person admin first.'],
  'login-taken': [409, 'Another person has this login. Choose a different one.'],
  'account-without-role': [409, 'Only admins and managers sign in with a password. Give the person one of these roles first.'],
  'signed-out': [401, 'Sign in with your login and password first.'],
};

export function staffRoutes(deps: IdentityRouteDeps): Hono<ManagerEnv> {
  const routes = new Hono<ManagerEnv>();
  const manager = requireManager(deps.identity);
  routes.get('/api/v1/staff', manager, async (c) => c.json({ staff: await listStaff(deps, c.var.manager) }));
  routes.post('/api/v1/staff', sameOrigin, manager, async (c) => {
    const body = await readJson(c, hireSchema);
    if (!body.ok) return body.error;
    const hired = await hire(deps, c.var.manager, body.value);
    return hired.ok ? c.json(hired.value) : apiError(c, answers[hired.error.type][0], hired.error.type, answers[hired.error.type][1]);
  });
  routes.patch('/api/v1/staff/:id', sameOrigin, manager, async (c) => {
    const body = await readJson(c, staffChangeSchema);
    if (!body.ok) return body.error;
    const changed = await changeStaff(deps, c.var.manager, c.req.param('id'), body.value);
    return changed.ok ? c.body(null, 204) : apiError(c, answers[changed.error.type][0], changed.error.type, answers[changed.error.type][1]);
  });
  return routes;
}
