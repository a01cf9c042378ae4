import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { collections, isCollection, type CollectionName } from '../../shared/documents/collections.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { cursorSchema, digestResponseSchema, documentDigestsSchema, maxPullDocs, pullResponseSchema, type Cursor } from '../../shared/protocol/replication.ts';
import type { Identity } from '../identity/port.ts';
import { pull } from '../ingest/pull.ts';
import { sequencesOf } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { digestOf, documentDigests } from '../store/pages.ts';
import { requireDevice, type DeviceEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';

export type PullRouteDeps = { readonly identity: Identity; readonly database: Database; readonly onPulled: (documents: number) => void };

const collectionQuery = { collection: collections.join(', ') };
export const pullOperations: readonly ApiOperation[] = [
  {
    method: 'get', path: '/api/v1/pull', summary: 'Documents written after a cursor, in sequence order', access: 'device', response: pullResponseSchema,
    query: { ...collectionQuery, cursor: 'the cursor of the last answer, as JSON; leave out to start empty', limit: `about how many documents, at most ${maxPullDocs}` },
  },
  { method: 'get', path: '/api/v1/digest', summary: 'How many live documents there are and what they add up to', access: 'device', response: digestResponseSchema, query: collectionQuery },
  { method: 'get', path: '/api/v1/digest/documents', summary: 'The digest of each live document', access: 'device', response: documentDigestsSchema, query: collectionQuery },
];

const zip = promisify(gzip);
/** Below this, compressing takes longer than sending. */
const zipFrom = 16 * 1024;

const collectionOf = (c: Context): Result<CollectionName, Response> => {
  const name = c.req.query('collection') ?? '';
  return isCollection(name) ? ok(name) : err(apiError(c, 400, 'unknown-collection', `Name one of the collections: ${collections.join(', ')}.`));
};

const cursorOf = (c: Context): Result<Cursor, Response> => {
  try {
    const parsed = v.safeParse(cursorSchema, JSON.parse(c.req.query('cursor') ?? '{}'));
    if (parsed.success) return ok(parsed.output);
  } catch {
    // Answered below.
  }
  return err(apiError(c, 400, 'malformed', 'The cursor must be the JSON that the last page gave.'));
};

export function pullRoutes(deps: PullRouteDeps): Hono<DeviceEnv> {
  const routes = new Hono<DeviceEnv>();
  const device = requireDevice(deps.identity);

  routes.get('/api/v1/pull', device, async (c) => {
    const collection = collectionOf(c);
    if (!collection.ok) return collection.error;
    const cursor = cursorOf(c);
    if (!cursor.ok) return cursor.error;
    const limit = Math.min(maxPullDocs, Math.max(1, Math.trunc(Number(c.req.query('limit') ?? maxPullDocs)) || maxPullDocs));
    const { text, documents } = await pull(deps.database, c.var.device.scopes, collection.value, cursor.value, limit);
    deps.onPulled(documents);
    c.header('content-type', 'application/json');
    c.header('vary', 'accept-encoding');
    if (text.length < zipFrom || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(text);
    c.header('content-encoding', 'gzip');
    return c.body(new Uint8Array(await zip(text, { level: 1 })));
  });

  routes.get('/api/v1/digest', device, async (c) => {
    const collection = collectionOf(c);
    if (!collection.ok) return collection.error;
    const { scopes } = c.var.device;
    // The numbers first: a document written between the two reads makes the digest newer than the cursor, never older.
    const cursor = Object.fromEntries(await sequencesOf(deps.database, scopes));
    return c.json({ ...(await digestOf(deps.database, scopes, collection.value)), cursor });
  });

  routes.get('/api/v1/digest/documents', device, async (c) => {
    const collection = collectionOf(c);
    if (!collection.ok) return collection.error;
    return c.json({ digests: await documentDigests(deps.database, c.var.device.scopes, collection.value) });
  });
  return routes;
}
