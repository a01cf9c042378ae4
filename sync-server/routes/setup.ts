import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createRestaurantSchema, demoReadySchema, exploreDemoSchema, menuCheckSchema, pairedSchema, setupStateSchema } from '../../shared/protocol/identity.ts';
import { exploreDemo } from '../demo/explore-demo.ts';
import type { IdentityRouteDeps } from '../identity/port.ts';
import { checkMenu, type MenuFileError } from '../setup/check-menu.ts';
import { createRestaurant } from '../setup/create-restaurant.ts';
import { maxTableBytes } from '../setup/read-table.ts';
import { organisation } from '../store/identity-organisation.ts';
import { requireManager, type ManagerEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';
import { rateLimited } from './rate-limit.ts';
import { readJson } from './request-body.ts';
import { sameOrigin } from './same-origin.ts';
import { giveSessionCookie } from './session-cookie.ts';

export const setupOperations: readonly ApiOperation[] = [
  { method: 'get', path: '/api/v1/setup', summary: 'Whether there is a restaurant yet', access: 'anyone', response: setupStateSchema },
  { method: 'post', path: '/api/v1/setup/restaurant', summary: 'Makes the restaurant, its first manager and this device; once', access: 'anyone', request: createRestaurantSchema, response: pairedSchema },
  { method: 'post', path: '/api/v1/setup/demo', summary: 'Makes the demo restaurant with some weeks of sales; once', access: 'anyone', request: exploreDemoSchema, response: demoReadySchema },
  { method: 'post', path: '/api/v1/setup/menu-check', summary: 'Reads a menu file (form data: menu, modifiers, currency) and keeps nothing; before the first run, then for managers', access: 'anyone', response: menuCheckSchema },
];

/** A large menu as JSON, three languages included. */
const maxRestaurantBytes = 6 * 1024 * 1024;
/** Two files and the form around them. */
const maxUploadBytes = 2 * maxTableBytes + 64 * 1024;

const alreadySetUp = (c: Context): Response =>
  apiError(c, 409, 'already-set-up', 'There is a restaurant on this server already. Pair this device with a code from its devices page.');

const tooLarge = (c: Context): Response =>
  apiError(c, 413, 'too-large', `A file may have ${maxTableBytes / 1024 / 1024} MB at most. Leave out pictures and sheets that are not the menu.`);

const fileError = (c: Context, error: MenuFileError): Response =>
  error.type === 'too-large' ? tooLarge(c) : apiError(c, 422, 'not-a-table', error.detail, [{ field: error.file, reason: error.detail }]);

export function setupRoutes(deps: IdentityRouteDeps): Hono<ManagerEnv> {
  const routes = new Hono<ManagerEnv>();
  const limit = rateLimited({ clock: deps.clock, perSecond: 1, burst: 30 });
  const managerOnceSetUp: MiddlewareHandler<ManagerEnv> = async (c, next) =>
    (await organisation(deps.database)) === null ? next() : requireManager(deps.identity)(c, next);

  routes.get('/api/v1/setup', async (c) => {
    const found = await organisation(deps.database);
    c.header('cache-control', 'no-store');
    return c.json(found === null ? { state: 'empty', demo: false, restaurant: '' } : { state: 'ready', demo: found.demo, restaurant: found.name });
  });

  routes.post('/api/v1/setup/restaurant', sameOrigin, limit, async (c) => {
    // Asked first, so that nobody hashes passwords or reads menus for a server that is set up.
    if ((await organisation(deps.database)) !== null) return alreadySetUp(c);
    const body = await readJson(c, createRestaurantSchema, maxRestaurantBytes);
    if (!body.ok) return body.error;
    const created = await createRestaurant(deps, body.value);
    if (!created.ok) {
      if (created.error.type === 'already-set-up') return alreadySetUp(c);
      const { faults } = created.error;
      return apiError(c, 422, 'invalid', `Correct this first: ${faults.slice(0, 5).map(({ field, reason }) => `${field}: ${reason}`).join('; ')}`, faults);
    }
    giveSessionCookie(c, created.value.sessionSecret);
    return c.json(created.value.paired);
  });

  routes.post('/api/v1/setup/demo', sameOrigin, limit, async (c) => {
    if ((await organisation(deps.database)) !== null) return alreadySetUp(c);
    const body = await readJson(c, exploreDemoSchema);
    if (!body.ok) return body.error;
    const made = await exploreDemo(deps, body.value);
    if (!made.ok) return alreadySetUp(c);
    giveSessionCookie(c, made.value.sessionSecret);
    return c.json(made.value.ready);
  });

  routes.post('/api/v1/setup/menu-check', sameOrigin, limit, managerOnceSetUp, bodyLimit({ maxSize: maxUploadBytes, onError: tooLarge }), async (c) => {
    const form = await c.req.formData().catch(() => null);
    const menu = form?.get('menu');
    const modifiers = form?.get('modifiers');
    const currency = form?.get('currency');
    if (!(menu instanceof File)) return apiError(c, 400, 'malformed', 'Send the menu as a file in the field “menu”.', [{ field: 'menu', reason: 'a file is needed' }]);
    const checked = await checkMenu({
      menu: new Uint8Array(await menu.arrayBuffer()), modifiers: modifiers instanceof File && modifiers.size > 0 ? new Uint8Array(await modifiers.arrayBuffer()) : null,
      currency: typeof currency === 'string' ? currency : '',
    });
    return checked.ok ? c.json(checked.value) : fileError(c, checked.error);
  });
  return routes;
}
