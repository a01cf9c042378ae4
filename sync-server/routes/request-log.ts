import type { MiddlewareHandler } from 'hono';
import type { Entropy } from '../platform/entropy.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';

export type RequestEnv = { Variables: { requestId: string } };

const quiet = new Set(['/health', '/metrics']);

/** One JSON line a request: what was asked, by which device, what came of it. The query and the headers stay out: they may hold secrets. */
export const requestLog = (deps: { readonly log: Log; readonly entropy: Entropy; readonly metrics: Metrics }): MiddlewareHandler<RequestEnv> => async (c, next) => {
  const requestId = deps.entropy.newId();
  c.set('requestId', requestId);
  const startedMs = performance.now();
  await next();
  c.res.headers.set('x-request-id', requestId);
  const { status } = c.res;
  deps.metrics.requests.inc({ method: c.req.method, status: String(status) });
  if (quiet.has(c.req.path) && status < 400) return;
  const device = (c.var as { device?: { deviceId: string } }).device?.deviceId;
  const line = { requestId, method: c.req.method, path: c.req.path, status, ms: Math.round((performance.now() - startedMs) * 10) / 10, device };
  if (status >= 500) deps.log.error(line, 'request');
  else deps.log.info(line, 'request');
};
