import { Hono } from 'hono';
import { branchScope } from '../../shared/kernel/ids.ts';
import { archiveListSchema } from '../../shared/protocol/replication.ts';
import type { Identity } from '../identity/port.ts';
import { archiveBytes, archivesAfter } from '../store/archives.ts';
import type { Database } from '../store/database.ts';
import { requireDevice, type DeviceEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';

export const archiveOperations: readonly ApiOperation[] = [
  { method: 'get', path: '/api/v1/archives', summary: 'Sealed days of the branch, newest revision of each part', access: 'device', response: archiveListSchema, query: { after: 'sequence number of the last known one' } },
  { method: 'get', path: '/api/v1/archives/{id}', summary: 'One sealed part: JSON, compressed with gzip as it is', access: 'device', responseType: 'application/gzip' },
];

export function archiveRoutes(deps: { readonly identity: Identity; readonly database: Database }): Hono<DeviceEnv> {
  const routes = new Hono<DeviceEnv>();
  const device = requireDevice(deps.identity);

  routes.get('/api/v1/archives', device, async (c) => {
    const after = Number(c.req.query('after') ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) return apiError(c, 400, 'malformed', 'after must be the sequence number of an archive.');
    return c.json({ archives: await archivesAfter(deps.database, branchScope(c.var.device.branchId), after) });
  });

  routes.get('/api/v1/archives/:id', device, async (c) => {
    const found = await archiveBytes(deps.database, branchScope(c.var.device.branchId), c.req.param('id'));
    if (found === null) return apiError(c, 404, 'no-such-archive', 'There is no such archive (any more). List the archives again: a newer revision may have taken its place.');
    const etag = `"${found.sha256}"`;
    // A revision never changes. Private: it is the branch's business.
    c.header('etag', etag);
    c.header('cache-control', 'private, max-age=31536000, immutable');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    // The content, not an encoding of it: the browser must hand it over compressed.
    c.header('content-type', 'application/gzip');
    return c.body(new Uint8Array(found.bytes));
  });
  return routes;
}
