import pg from 'pg';
import type { Bench } from '../bench.ts';

export type PlainRow = { readonly scope: string; readonly id: string; readonly text: string };

/**
 * Documents a second that this PostgreSQL takes as plain multi-row inserts of the same JSON: a table
 * with nothing but its primary key, prepared statements, `writers` connections, durable commits.
 */
export async function measurePlainInserts(bench: Bench, rows: readonly PlainRow[], rowsPerInsert: number, writers: number): Promise<number> {
  const { url } = await bench.database();
  const pool = new pg.Pool({ connectionString: url, max: writers });
  try {
    await pool.query('create table plain (scope text not null, id text not null, body jsonb not null, primary key (scope, id)) with (toast_tuple_target = 4080)');
    await pool.query('alter table plain alter column body set compression lz4').catch(() => undefined);
    const { rows: [setting] } = await pool.query<{ fsync: string; synchronous_commit: string }>(
      "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit");
    if (setting?.fsync !== 'on' || setting.synchronous_commit !== 'on') throw new Error('this PostgreSQL does not commit durably');
    const inserts: PlainRow[][] = [];
    for (let from = 0; from < rows.length; from += rowsPerInsert) inserts.push(rows.slice(from, from + rowsPerInsert));
    const insert = (batch: readonly PlainRow[]): Promise<unknown> => pool.query({
      name: 'plain', text: 'insert into plain (scope, id, body) select s, i, b::jsonb from unnest($1::text[], $2::text[], $3::text[]) as r (s, i, b)',
      values: [batch.map(({ scope }) => scope), batch.map(({ id }) => id), batch.map(({ text }) => text)],
    });
    const warmUps = inserts.splice(0, Math.ceil(inserts.length / 10));
    await Promise.all(warmUps.map(insert));
    const counted = inserts.reduce((all, batch) => all + batch.length, 0);
    let next = 0;
    const start = performance.now();
    await Promise.all(Array.from({ length: writers }, async () => {
      for (let batch = inserts[next++]; batch !== undefined; batch = inserts[next++]) await insert(batch);
    }));
    return (counted * 1_000) / (performance.now() - start);
  } finally {
    await pool.end();
  }
}
