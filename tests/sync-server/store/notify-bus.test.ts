import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../sync-server/store/database.ts';
import { createNotifyBus } from '../../../sync-server/store/notify-bus.ts';
import type { Bus } from '../../../sync-server/stream/bus.ts';
import { busContract } from '../../contracts/bus.ts';
import { freshDatabase } from '../../platform/postgres.ts';
import type { FreshDatabase } from '../../platform/run-postgres.ts';

let database: Database;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase({ url: fresh.url, connections: 2, onIdleError: () => undefined });
});
afterAll(async () => {
  await database.end();
  await fresh.drop();
});

const listening = async (): Promise<number> =>
  (await database.query<{ count: number }>({ text: `select count(*) as count from pg_stat_activity where datname = current_database() and query like 'listen %'` }))[0]!.count;

/** Ready when it listens: what is published before is heard by the database's poll, not by the bus. */
const open = async (): Promise<Bus> => {
  const before = await listening();
  const bus = createNotifyBus(database, () => undefined);
  await expect.poll(listening).toBeGreaterThan(before);
  return bus;
};

describe('LISTEN and NOTIFY', () => {
  busContract(open);
});

test('a cut connection is made again', async () => {
  const bus = await open();
  const heard: number[] = [];
  bus.subscribe((seqs) => heard.push(seqs['branch:a'] ?? 0));
  await database.query({ text: `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'` });
  let seq = 0;
  await expect.poll(() => {
    bus.publish('branch:a', (seq += 1));
    return heard.length;
  }).toBeGreaterThan(0);
  await bus.stop();
});
