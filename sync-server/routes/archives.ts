import { Hono } from 'hono';
import { branchScope } from '../../shared/kernel/ids.ts';
import { encodeBundle, maxBundleArchives, maxBundleBytes } from '../../shared/protocol/archive-bundle.ts';
import { archiveListSchema } from '../../shared/protocol/replication.ts';
import type { Identity } from '../identity/port.ts';
import { archiveBytes, archivesAfter } from '../store/archives.ts';
import type { Database } from '../store/database.ts';
import { requireDevice, type DeviceEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';

export const archiveOperations: readonly ApiOperation[] = [
  { method: 'get', path: '/api/v1/archives', summary: 'Sealed days of the branch, newest revision of each part', access: 'device', response: archiveListSchema, query: { after: 'sequence number of the last known one' } },
  {
    method: 'get', path: '/api/v1/archives/bundle', access: 'device', responseType: 'application/octet-stream',
    summary: 'Several sealed parts: for each id a length (4 bytes, big-endian) and as many bytes, JSON compressed with gzip; length 0 for one that is not there or that the answer has no room for',
    query: { ids: `ids from the list, with commas; at most ${maxBundleArchives}, of which ${maxBundleBytes} bytes are sent` },
  },
];

export function archiveRoutes(deps: { readonly identity: Identity; readonly database: Database }): Hono<DeviceEnv> {
  const routes = new Hono<DeviceEnv>();
  const device = requireDevice(deps.identity);

  routes.get('/api/v1/archives', device, async (c) => {
    const after = Number(c.req.query('after') ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) return apiError(c, 400, 'malformed', 'after must be the sequence number of an archive.');
    return c.json({ archives: await archivesAfter(deps.database, branchScope(c.var.device.branchId), after) });
  });

  routes.get('/api/v1/archives/bundle', device, async (c) => {
    const ids = (c.req.query('ids') ?? '').split(',').filter((id) => id !== '');
    if (ids.length === 0 || ids.length > maxBundleArchives) return apiError(c, 400, 'malformed', `ids must name 1 to ${maxBundleArchives} archives, with commas between them.`);
    // The content, not an encoding of it: the browser must hand it over compressed.
    c.header('content-type', 'application/octet-stream');
    return c.body(encodeBundle(await archiveBytes(deps.database, branchScope(c.var.device.branchId), ids, maxBundleBytes)));
  });
  return routes;
}
