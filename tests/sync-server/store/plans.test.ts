import { afterAll, beforeAll, expect, test } from 'vitest';
import { inSequence, live } from '../../../sync-server/store/document-filter.ts';
import { openDatabase, type Database } from '../../../sync-server/store/database.ts';
import { loadPlaces } from '../../../sync-server/store/documents.ts';
import { migrate } from '../../../sync-server/store/migrate.ts';
import { freshDatabase } from '../../platform/postgres.ts';
import type { FreshDatabase } from '../../platform/run-postgres.ts';

let database: Database;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase({ url: fresh.url, connections: 1, onIdleError: () => undefined });
  await migrate(database);
});
afterAll(async () => {
  await database.end();
  await fresh.drop();
});

// Prepared while the table is empty, as on a fresh install: such a plan stays until the first ANALYZE.
test.each([
  ['by id', `select d.body from unnest($1::text[]) as wanted (id) cross join lateral (select * from document where scope = 'b' and collection = 'orders' and id = wanted.id limit 1) d`, `array['x']`, 'document_pkey'],
  ['by sequence', `select body from document where ${inSequence('$1', `'orders'`)} and seq > 5 order by seq limit 10`, `'b'`, 'document_by_seq'],
  ['what is live', `select body from document where ${live('$1', `'orders'`)} and seq > 5 order by seq limit 10`, `'b'`, 'document_live'],
])('%s, only its own index can answer', async (_, text, argument, index) => {
  const plan = await database.transaction(async (tx) => {
    // A plan with a sequential scan is what an empty table invites; the question is which index can stand in.
    await tx.query({ text: 'set local enable_seqscan = off' });
    await tx.query({ text: 'set local plan_cache_mode = force_generic_plan' });
    await tx.query({ text: `prepare asked as ${text}` });
    const rows = await tx.query<{ 'QUERY PLAN': string }>({ text: `explain execute asked (${argument})` });
    await tx.query({ text: 'deallocate asked' });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan.match(/document_(pkey|by_seq|live)/g)).toEqual([index]);
});

test('a document is found by its index also when the plan was made while there were a handful', async () => {
  const place = [{ scope: 'b', collection: 'orders' as const, id: 'x' }];
  await database.query({ text: `insert into document (scope, collection, id, seq, digest, deleted, body) select 'b', 'orders', n::text, n, 0, false, '{}' from generate_series(1, 5) n` });
  await database.query({ text: 'analyze document' });
  const scans = async (): Promise<number> => {
    await database.query({ text: 'select pg_stat_force_next_flush()' });
    return (await database.query<{ scans: number }>({ text: `select seq_scan as scans from pg_stat_user_tables where relname = 'document'` }))[0]!.scans;
  };
  const before = await scans();
  // PostgreSQL keeps to one plan from the sixth time on.
  for (let time = 0; time < 8; time += 1) await loadPlaces(database, place);
  expect(await scans()).toBe(before);
});
