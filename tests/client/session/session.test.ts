import { createEffect, createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { emptyJournal, withOps, type Op } from '../../../shared/crdt/journal.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import { scope, startMs, till } from './controlled-link.ts';
import { addPlov, openSession, plov, signIn, walkIn, type Opened } from './open-session.ts';

const orderOf = async (opened: Opened): Promise<DocId> => {
  await opened.worker.answer('reserveNumber', { counter: 17 });
  const result = await opened.session.openOrder(walkIn, addPlov);
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
};

describe('the one write path', () => {
  test('paints before the disk answers, and says where the order is at each step', async () => {
    const opened = openSession();
    await signIn(opened);
    const id = await orderOf(opened);
    const { session, worker } = opened;
    expect(session.orders[id]).toMatchObject({ number: 'A-017', status: 'open', totals: { total: 45_000 } });
    expect(session.placeOf(id)).toBe('saving');

    const sent = await worker.answer('append', { durable: true });
    expect(sent).toMatchObject({ collection: 'orders', docId: id, scope });
    expect(sent.ops.map((op) => op.type)).toEqual(['order.opened', 'line.added']);
    const ops = sent.ops.map((op) => op.id);
    worker.patch({ pending: { [id]: ops } });
    expect(session.placeOf(id)).toBe('here');
    worker.patch({ pending: { [id]: [] } });
    expect(session.placeOf(id)).toBe('server');

    session.act(id, { type: 'fire' });
    const fired = await worker.answer('append', { durable: true });
    const seen: Op = { id: asId('seen'), type: 'kitchen.seen', v: 1, by: asId('device:k'), device: asId('k'), stamp: stampOf(startMs + 10, 0), data: { fires: [fired.ops[0]!.id], station: 'hot' } };
    worker.patch({ orders: [withOps(emptyJournal(id, scope), [seen])] });
    expect(session.placeOf(id)).toBe('kitchen');
    opened.dispose();
  });

  test('does all commands or none', async () => {
    const opened = openSession();
    await signIn(opened);
    const id = await orderOf(opened);
    const { session, worker } = opened;
    await worker.answer('append', { durable: true });
    const refused = session.act(id, { type: 'fire' }, { type: 'close' });
    expect(refused).toEqual({ ok: false, error: { type: 'still-owed', balance: 45_000 } });
    expect(session.orders[id]!.fires).toEqual([]);
    expect(worker.asked().filter((name) => name === 'append')).toEqual([]);

    session.act(id, { type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 50_000, cashStep: 100 }, { type: 'close' });
    expect(session.orders[id]).toMatchObject({ status: 'closed', totals: { balance: 0 } });
    const { ops } = await worker.answer('append', { durable: true });
    expect(ops.map((op) => op.type)).toEqual(['order.fired', 'payment.taken', 'order.closed']);
    expect(ops.map((op) => op.stamp)).toEqual(ops.map((op) => op.stamp).toSorted());
    opened.dispose();
  });

  test('keeps a sale on the screen when the disk refuses it, and sends the same bytes again', async () => {
    const opened = openSession();
    await signIn(opened);
    const id = await orderOf(opened);
    const { session, worker } = opened;
    await worker.fail('append', { type: 'disk', error: { reason: 'quota', detail: 'full' } });
    expect(session.saveFailure()).toEqual({ error: { type: 'disk', error: { reason: 'quota', detail: 'full' } }, orders: 1 });
    expect(session.orders[id]!.lines).toHaveLength(1);
    expect(session.placeOf(id)).toBe('saving');
    const before = session.journalOf(id)!.ops;

    session.retrySave();
    expect(session.saveFailure()).toBeNull();
    const { ops } = await worker.answer('append', { durable: true });
    expect(Object.fromEntries(ops.map((op) => [op.id, op]))).toEqual(before);
    expect(session.placeOf(id)).toBe('server');
    opened.dispose();
  });

  test('merges what comes from elsewhere with what the worker does not know yet', async () => {
    const opened = openSession();
    await signIn(opened);
    const id = await orderOf(opened);
    const { session, worker } = opened;
    const known = session.journalOf(id)!;
    session.act(id, addPlov);
    worker.patch({ orders: [known] });
    expect(session.orders[id]!.lines[0]!.quantityMilli).toBe(2_000);
    opened.dispose();
  });

  test('leaves the journal untouched by what the store does with states folded from it', async () => {
    const opened = openSession();
    await signIn(opened);
    const id = await orderOf(opened);
    const { session } = opened;
    const text = JSON.stringify(session.journalOf(id)!.ops);
    session.act(id, { ...addPlov, item: { ...plov, itemId: asId('i2'), unitPrice: 9_000 } });
    session.act(id, { type: 'void-line', lineId: session.orders[id]!.lines[0]!.lineId, reason: '' });
    // What a screen read from the store may come back in a command.
    session.act(id, { type: 'add-item', item: session.orders[id]!.lines[0]!.item, quantityMilli: 1_000, note: 'again' });
    session.act(id, { type: 'fire' });
    const now = session.journalOf(id)!.ops;
    for (const [opId, op] of Object.entries(JSON.parse(text) as Record<string, Op>)) expect(now[opId]).toEqual(op);
    expect(session.orders[id]).toEqual(session.stateOf(id));
    opened.dispose();
  });

  test('repaints only what changed', async () => {
    const opened = openSession();
    await signIn(opened);
    const id = await orderOf(opened);
    const { session } = opened;
    session.act(id, { ...addPlov, note: 'no onion' });
    const painted = { first: 0, second: 0 };
    createRoot(() => {
      createEffect(() => { painted.first += session.orders[id]!.lines[0]!.quantityMilli > 0 ? 1 : 0; });
      createEffect(() => { painted.second += session.orders[id]!.lines[1]!.quantityMilli > 0 ? 1 : 0; });
    });
    const line = session.orders[id]!.lines[0];
    session.act(id, addPlov);
    expect(painted).toEqual({ first: 2, second: 1 });
    expect(session.orders[id]!.lines[0]).toBe(line);
    opened.dispose();
  });
});

describe('who may', () => {
  test('nobody acts unsigned, and a role that may not is told so before anything is written', async () => {
    const opened = openSession();
    const { session, worker } = opened;
    await worker.answer('reserveNumber', { counter: 1 });
    expect(await session.openOrder(walkIn)).toEqual({ ok: false, error: { type: 'not-signed-in' } });
    await signIn(opened, 's3');
    await worker.answer('reserveNumber', { counter: 2 });
    const order = await session.openOrder(walkIn, addPlov, { type: 'fire' });
    if (!order.ok) throw new Error(order.error.type);
    expect(session.act(order.value, { type: 'pay', method: 'cash', kind: 'cash', tendered: 45_000, cashStep: 100 }))
      .toEqual({ ok: false, error: { type: 'not-allowed', opType: 'payment.taken', role: 'waiter' } });
    expect(session.orders[order.value]!.payments).toEqual([]);
    opened.dispose();
  });

  test('a kitchen screen acts in its own name', () => {
    const opened = openSession({ self: { ...till, kind: 'kitchen' } });
    expect(opened.session.actor()).toEqual({ id: 'device:d1', name: 'Till 1', role: 'kitchen' });
    expect(opened.session.may('kitchen.bumped')).toBe(true);
    expect(opened.session.may('payment.taken')).toBe(false);
    opened.dispose();
  });

  test('a person who is taken off the roster is out at once', async () => {
    const opened = openSession();
    await signIn(opened);
    expect(opened.session.person()?.name).toBe('Aziza');
    const left: Op = { id: asId('gone'), type: 'staff.left', v: 1, by: asId('server'), device: asId('server'), stamp: stampOf(startMs, 0), data: {} };
    const journal = withOps(emptyJournal(asId<DocId>('staff:s1'), asId('org:o1')), [left]);
    opened.worker.patch({ roster: [journal] });
    expect(opened.session.person()).toBeNull();
    opened.dispose();
  });
});

test('stamps go past everything that was seen, except what a wrong clock made', async () => {
  const opened = openSession();
  await signIn(opened);
  const id = await orderOf(opened);
  const { session, worker, time } = opened;
  await worker.answer('append', { durable: true });
  const note = (opId: string, atMs: number): Op => ({ id: asId(opId), type: 'order.labelled', v: 1, by: asId('s2'), device: asId('d2'), stamp: stampOf(atMs, 0), data: { label: 'note', value: opId } });
  worker.patch({ orders: [withOps(emptyJournal(id, scope), [note('fast', time.nowMs + 60_000), note('broken', time.nowMs + 86_400_000)])] });
  session.act(id, { type: 'label', label: 'guests', value: 2 });
  const { ops } = await worker.answer('append', { durable: true });
  expect(ops[0]!.stamp > stampOf(time.nowMs + 60_000, 0)).toBe(true);
  expect(ops[0]!.stamp < stampOf(time.nowMs + 61_000, 0)).toBe(true);
  opened.dispose();
});

test('money that only this device knows: payments on their way and what guests owe', async () => {
  const opened = openSession();
  await signIn(opened);
  const id = await orderOf(opened);
  const { session, worker } = opened;
  const first = await worker.answer('append', { durable: true });
  const ids = first.ops.map((op) => op.id);
  worker.patch({ pending: { [id]: ids } });
  expect(session.onlyHere()).toBe(45_000);
  expect(session.pendingOrders()).toBe(1);
  // Known to the server, then paid while it is away: the payment is what would be lost.
  worker.patch({ pending: { [id]: [] } });
  expect(session.onlyHere()).toBe(0);
  session.act(id, { type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 20_000, cashStep: 100 });
  const paid = await worker.answer('append', { durable: true });
  worker.patch({ pending: { [id]: paid.ops.map((op) => op.id) } });
  expect(session.onlyHere()).toBe(20_000);
  opened.dispose();
});

test('two payments on two devices become one card, and its settlement takes it away', async () => {
  const opened = openSession();
  await signIn(opened, 's2');
  const id = await orderOf(opened);
  const { session, worker, idle } = opened;
  session.act(id, { type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 45_000, cashStep: 100 }, { type: 'close' });
  const elsewhere: Op = { id: asId('p2'), type: 'payment.taken', v: 1, by: asId('s3'), device: asId('d2'), stamp: stampOf(startMs, 9), data: { method: 'card', amount: 45_000, tendered: 45_000, change: 0, rounding: 0 } };
  worker.patch({ orders: [withOps(emptyJournal(id, scope), [elsewhere])] });
  idle();
  const [card] = session.anomalies();
  expect(card).toMatchObject({ type: 'paid-twice', overpaid: 45_000 });
  session.act(id, { type: 'resolve', key: card!.key, resolution: 'tip' });
  idle();
  expect(session.anomalies()).toEqual([]);
  opened.dispose();
});

test('an order of the history goes to the worker with its archived journal, once', async () => {
  const opened = openSession();
  await signIn(opened, 's2');
  const id = await orderOf(opened);
  const { session, worker } = opened;
  session.act(id, { type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 45_000, cashStep: 100 }, { type: 'close' });
  await worker.answer('append', { durable: true });
  await worker.answer('append', { durable: true });
  const archived = structuredClone(session.journalOf(id)!);
  worker.patch({ retired: [id] });
  expect(session.orders[id]).toBeUndefined();

  session.adopt(archived);
  session.act(id, { type: 'reopen', reason: 'more' });
  const first = await worker.answer('append', { durable: true });
  expect(Object.keys(first.base!.ops)).toEqual(Object.keys(archived.ops));
  worker.patch({ orders: [session.journalOf(id)!] });
  session.act(id, addPlov);
  expect((await worker.answer('append', { durable: true })).base).toBeUndefined();
  opened.dispose();
});

test('a discount that the branch would not let this person give alone is a card, by the caps as they are now', async () => {
  const opened = openSession();
  await signIn(opened);
  const id = await orderOf(opened);
  const { session, worker, idle } = opened;
  const by = { by: asId<never>('s1'), device: asId<never>('d2') };
  const given: Op = { id: asId('given'), type: 'discount.given', v: 2, ...by, stamp: stampOf(startMs + 60_000, 0), data: { target: { kind: 'check' }, value: { kind: 'percent', basisPoints: 1_001 }, reason: 'friend', approval: null } };
  worker.patch({ orders: [withOps(emptyJournal(id, scope), [given])] });
  idle();
  expect(session.anomalies()).toMatchObject([{ type: 'discount-above-cap', orderId: id, by: 's1', given: 4_505, most: 4_500 }]);
  opened.dispose();
});
