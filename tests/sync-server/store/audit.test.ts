import { expect, test } from 'vitest';
import { auditLines, type AuditEntry } from '../../../sync-server/store/audit.ts';
import { openDatabase, type Database } from '../../../sync-server/store/database.ts';
import { migrate, migrations } from '../../../sync-server/store/migrate.ts';
import { freshDatabase } from '../../platform/postgres.ts';

const accepted = (op: string, type: string, by = 'ann'): AuditEntry => ({ op, type, by, device: 'till-1', stamp: '0000000000000001', verdict: 'accepted' });
const refused: AuditEntry = { ...accepted('o3', 'line.voided', 'bek'), verdict: 'not-allowed' };

test('I27 accepted ops of one person on one device share a line without what the journal holds', () => {
  const lines = JSON.parse(auditLines([accepted('o1', 'line.added'), accepted('o2', 'order.fired'), refused, accepted('o4', 'line.added')])) as unknown;
  expect(lines).toEqual([refused, { verdict: 'accepted', by: 'ann', device: 'till-1', ops: { 'line.added': ['o1', 'o4'], 'order.fired': ['o2'] } }]);
});

test('ops of two people keep their people', () => {
  const lines = JSON.parse(auditLines([accepted('o1', 'line.added', 'ann'), accepted('o2', 'line.added', 'bek')])) as { by: string; ops: object }[];
  expect(lines.map(({ by, ops }) => [by, ops])).toEqual([['ann', { 'line.added': ['o1'] }], ['bek', { 'line.added': ['o2'] }]]);
});

test('what is about a whole document stays as it is', () => {
  const board: AuditEntry = { op: null, type: 'board', by: 'ann', device: 'till-1', stamp: null, verdict: 'accepted' };
  expect(JSON.parse(auditLines([board]))).toEqual([board]);
});

const write = (database: Database, document: string, entries: string) =>
  database.query({ text: `insert into audit (scope, seq, collection, doc_id, pushed_by, received_at, entries) values ('b', 1, 'orders', $1, 'till-1', now(), $2::jsonb)` }, [document, entries]);

test('I27 the view reads what was written before it and since, op by op', async () => {
  const fresh = await freshDatabase();
  const database = openDatabase({ url: fresh.url, connections: 1, onIdleError: () => undefined });
  const entries = [accepted('o1', 'line.added'), accepted('o2', 'line.added'), refused];
  await migrate(database, migrations.filter(({ name }) => name < '0004'));
  await write(database, 'old', JSON.stringify(entries));
  expect(await migrate(database)).toEqual(['0004-audit-by-op']);
  await write(database, 'new', auditLines(entries));
  const read = (document: string) => database.query({ text: 'select op, type, by, device, verdict, stamp from audit_op where doc_id = $1 order by op' }, [document]);
  expect(await read('old')).toEqual(entries);
  expect(await read('new')).toEqual(entries.map((entry) => (entry.verdict === 'accepted' ? { ...entry, stamp: null } : entry)));
  await database.end();
  await fresh.drop();
});
