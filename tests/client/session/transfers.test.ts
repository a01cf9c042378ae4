import { describe, expect, test } from 'vitest';
import { mergeChecks, moveLines, splitOff } from '../../../client/session/transfers.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { addPlov, openSession, signIn, type Opened } from './open-session.ts';

/** A till with tables 5 and 7, two plovs sent at 5. */
async function twoTables(): Promise<Opened & { readonly five: DocId; readonly seven: DocId }> {
  const opened = openSession();
  await signIn(opened);
  const open = async (table: string, counter: number, ...commands: Parameters<Opened['session']['openOrder']>[1][]): Promise<DocId> => {
    await opened.worker.answer('reserveNumber', { counter });
    const result = await opened.session.openOrder({ orderType: 'dine-in', tableId: asId(`t${table}`), tableName: table, guests: 2 }, ...commands);
    if (!result.ok) throw new Error(result.error.type);
    await opened.worker.answer('append', { durable: true });
    return result.value;
  };
  const five = await open('5', 1, { ...addPlov, quantityMilli: 2_000 }, { type: 'fire' });
  const seven = await open('7', 2);
  return { ...opened, five, seven };
}
const pieces = ({ session }: Opened, id: DocId): number => session.orders[id]!.lines.reduce((all, line) => all + line.quantityMilli, 0);

describe('what goes from one check to another', () => {
  test('is painted at once and sent to the worker as one', async () => {
    const opened = await twoTables();
    const { session, worker, five, seven } = opened;
    const [line] = session.orders[five]!.lines;
    expect(moveLines(session, five, seven, { lines: [{ lineId: line!.lineId, quantityMilli: 1_000 }] })).toEqual({ ok: true, value: seven });
    expect([pieces(opened, five), pieces(opened, seven)]).toEqual([1_000, 1_000]);
    expect(session.orders[seven]!.totals.total).toBe(45_000);
    expect([session.placeOf(five), session.placeOf(seven)]).toEqual(['saving', 'saving']);
    const sent = await worker.answer('appendAll', { durable: true });
    expect(sent.parts.map(({ docId, ops }) => [docId, ops.map(({ type }) => type)])).toEqual([[five, ['lines.moved-out']], [seven, ['lines.moved-in']]]);
    expect([session.placeOf(five), session.placeOf(seven)]).toEqual(['server', 'server']);
    opened.dispose();
  });

  test('stays on the screen as a whole when the disk refuses it, and is tried again as a whole', async () => {
    const opened = await twoTables();
    const { session, worker, five, seven } = opened;
    mergeChecks(session, five, seven);
    await worker.fail('appendAll', { type: 'disk', error: { reason: 'quota', detail: 'full' } });
    expect(session.saveFailure()).toMatchObject({ orders: 2 });
    expect([session.orders[five]!.status, pieces(opened, seven)]).toEqual(['merged', 2_000]);
    const before = [session.journalOf(five)!.ops, session.journalOf(seven)!.ops];
    session.retrySave();
    const { parts } = await worker.answer('appendAll', { durable: true });
    expect(session.saveFailure()).toBeNull();
    parts.forEach(({ ops }, index) => { for (const op of ops) expect(before[index]![op.id]).toEqual(op); });
    expect(parts.map(({ docId }) => docId)).toEqual([five, seven]);
    opened.dispose();
  });

  test('splits off into a new check: its opening and what it takes are one write', async () => {
    const opened = await twoTables();
    const { session, worker, five } = opened;
    await worker.answer('reserveNumber', { counter: 3 });
    const { lineId } = session.orders[five]!.lines[0]!;
    const made = await splitOff(session, five, { lines: [{ lineId, quantityMilli: 1_000 }] }, { orderType: 'dine-in', tableId: asId('t5'), tableName: '5', guests: 0 });
    if (!made.ok) throw new Error(made.error.type);
    expect(session.orders[made.value]).toMatchObject({ number: 'A-003', tableName: '5', status: 'open' });
    expect([pieces(opened, five), pieces(opened, made.value)]).toEqual([1_000, 1_000]);
    const sent = await worker.answer('appendAll', { durable: true });
    expect(sent.parts.map(({ ops }) => ops.map(({ type }) => type))).toEqual([['lines.moved-out'], ['order.opened', 'lines.moved-in']]);
    opened.dispose();
  });

  test('leaves everything as it is when it cannot be', async () => {
    const opened = await twoTables();
    const { session, five, seven } = opened;
    const { lineId } = session.orders[five]!.lines[0]!;
    expect(moveLines(session, five, five, { lines: [{ lineId, quantityMilli: 1_000 }] })).toMatchObject({ ok: false, error: { type: 'same-check' } });
    expect(moveLines(session, five, seven, { lines: [{ lineId, quantityMilli: 3_000 }] })).toMatchObject({ ok: false, error: { type: 'quantity-invalid' } });
    session.act(five, { type: 'pay', method: 'card', kind: 'card', tendered: 1_000, cashStep: 1 });
    expect(mergeChecks(session, five, seven)).toMatchObject({ ok: false, error: { type: 'has-payments' } });
    expect([pieces(opened, five), pieces(opened, seven)]).toEqual([2_000, 0]);
    opened.dispose();
  });
});
