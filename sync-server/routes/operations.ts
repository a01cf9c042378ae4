import { Hono } from 'hono';
import type { Metrics } from '../platform/metrics.ts';
import type { Database } from '../store/database.ts';
import { apiError } from './api-error.ts';

/** What the people who run the server look at: `/health` and `/metrics`. */
export function operationsRoutes(deps: { readonly database: Database; readonly metrics: Metrics; readonly isStopping: () => boolean }): Hono {
  const routes = new Hono();
  routes.get('/health', async (c) => {
    c.header('cache-control', 'no-store');
    if (deps.isStopping()) return apiError(c, 503, 'stopping', 'The server is stopping.');
    try {
      await deps.database.query({ name: 'health', text: 'select 1' });
      return c.json({ status: 'ready' });
    } catch {
      return apiError(c, 503, 'no-database', 'The database does not answer. Terminals go on selling and send later.');
    }
  });
  routes.get('/metrics', async (c) => {
    c.header('content-type', deps.metrics.registry.contentType);
    return c.body(await deps.metrics.registry.metrics());
  });
  return routes;
}
