import { expect, test } from 'vitest';
import { openDatabase } from '../../../sync-server/store/database.ts';
import { migrate, migrations } from '../../../sync-server/store/migrate.ts';
import { freshDatabase } from '../../platform/postgres.ts';

const open = (url: string) => openDatabase({ url, connections: 2, onIdleError: () => undefined });

test('many instances start at once: one migrates, the others wait and find it done', async () => {
  const fresh = await freshDatabase();
  const databases = Array.from({ length: 6 }, () => open(fresh.url));
  const applied = await Promise.all(databases.map((database) => migrate(database)));
  expect(applied.filter((names) => names.length > 0)).toEqual([migrations.map(({ name }) => name)]);
  expect(await migrate(databases[0]!)).toEqual([]);
  await Promise.all(databases.map((database) => database.end()));
  await fresh.drop();
});

test('a migration that fails leaves nothing of itself or of those before it in the same start', async () => {
  const fresh = await freshDatabase();
  const database = open(fresh.url);
  const wanted = [{ name: 'one', sql: 'create table one (id int); create table more (id int)' }, { name: 'two', sql: 'create table two (id nonsense)' }];
  await expect(migrate(database, wanted)).rejects.toThrow(/nonsense/);
  expect(await database.query({ text: `select tablename from pg_tables where schemaname = 'public'` })).toEqual([]);
  expect(await migrate(database, wanted.slice(0, 1))).toEqual(['one']);
  await database.end();
  await fresh.drop();
});
