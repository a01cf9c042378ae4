import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from './postgres.ts';

test('two fresh databases are empty and know nothing of each other; a dropped one is gone', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  const [inOne, inTwo] = [new pg.Client(one.url), new pg.Client(two.url)];
  await Promise.all([inOne.connect(), inTwo.connect()]);
  await inOne.query('create table only_here (id int)');
  const tables = `select count(*)::int as tables from pg_tables where schemaname = 'public'`;
  expect((await inTwo.query(tables)).rows).toEqual([{ tables: 0 }]);
  await Promise.all([inOne.end(), inTwo.end()]);
  await Promise.all([one.drop(), two.drop()]);
  await expect(new pg.Client(one.url).connect()).rejects.toThrow(/does not exist/);
});
