import { Hono } from 'hono';
import type { Identity } from './identity/port.ts';
import type { Clock } from './platform/clock.ts';
import type { Entropy } from './platform/entropy.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import { sessionCookie, type DeviceEnv, type ManagerEnv } from './routes/access.ts';
import { apiError } from './routes/api-error.ts';
import type { ApiOperation } from './routes/api-operation.ts';
import { archiveOperations, archiveRoutes } from './routes/archives.ts';
import { failureAnswer } from './routes/failure.ts';
import { openApiRoutes } from './routes/openapi.ts';
import { operationsRoutes } from './routes/operations.ts';
import { pullOperations, pullRoutes } from './routes/pull.ts';
import { pushOperations } from './routes/push.ts';
import { requestLog, type RequestEnv } from './routes/request-log.ts';
import { securityHeaders } from './routes/security-headers.ts';
import { staticRoutes } from './routes/static.ts';
import type { Database } from './store/database.ts';

/** A sub-app with full paths and its part of the API document. Each knows only what its own middlewares set. */
export type Part = { readonly routes: Hono<DeviceEnv> | Hono<ManagerEnv>; readonly operations: readonly ApiOperation[] };

export type AppDeps = {
  readonly database: Database;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clientFolder: string;
  readonly isStopping: () => boolean;
  /** First run, pairing, devices, people, sessions. */
  readonly parts: readonly Part[];
};

/** What the server answers over HTTP; the stream and the push are beside it. */
export function createApp(deps: AppDeps): Hono<RequestEnv> {
  const app = new Hono<RequestEnv>();
  app.use(requestLog(deps));
  app.use(securityHeaders());

  app.onError((cause, c) => {
    const { status, error, message } = failureAnswer(cause, c.var.requestId, deps.log);
    return apiError(c, status, error, message);
  });

  const replication: readonly Part[] = [
    { routes: pullRoutes({ ...deps, onPulled: (documents) => deps.metrics.pulledDocuments.inc(documents) }), operations: pullOperations },
    { routes: archiveRoutes(deps), operations: archiveOperations },
  ];
  const parts = [...replication, ...deps.parts];
  for (const { routes } of parts) app.route('/', routes as unknown as Hono);
  app.route('/', openApiRoutes([...pushOperations, ...parts.flatMap(({ operations }) => operations)], sessionCookie));
  app.route('/', operationsRoutes(deps));
  // Before the pages: an unknown call must not be answered with a page.
  app.all('/api/*', (c) => apiError(c, 404, 'not-found', 'The server has no such call. Reload the page: it may be older or newer than the server.'));
  app.route('/', staticRoutes(deps.clientFolder));
  app.notFound((c) => apiError(c, 404, 'not-found', 'There is nothing at this address.'));
  return app;
}
