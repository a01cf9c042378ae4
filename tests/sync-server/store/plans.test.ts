import { afterAll, beforeAll, expect, test } from 'vitest';
import { inSequence, live } from '../../../sync-server/store/document-filter.ts';
import { openDatabase, type Database } from '../../../sync-server/store/database.ts';
import { migrate } from '../../../sync-server/store/migrate.ts';
import { freshDatabase } from '../../platform/postgres.ts';
import type { FreshDatabase } from '../../platform/run-postgres.ts';

let database: Database;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase({ url: fresh.url, connections: 2, onIdleError: () => undefined });
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
