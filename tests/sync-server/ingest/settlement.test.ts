import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyJournal, opsInOrder, withOps, type Journal, type Op } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import { foldShift } from '../../../shared/domain/shift/fold.ts';
import { makeZReport, nextZPlace, reportedFigures, verifyZChain } from '../../../shared/domain/shift/make-z.ts';
import type { ShiftOpData, ShiftOpType } from '../../../shared/domain/shift/ops.ts';
import { shiftFigures } from '../../../shared/domain/shift/report.ts';
import type { ShiftState } from '../../../shared/domain/shift/state.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { shiftsIn } from '../../../sync-server/ingest/settle-shifts.ts';
import { transfersIn } from '../../../sync-server/ingest/settle-transfers.ts';
import { journalOf, lineOf, openingOf, openRestaurant, opOf, plov, pullAll, pushItems, pushOrders, stampAt, type Restaurant } from '../restaurant.ts';

/* The settlement pass of a real server over a real database. */

const day = '2026-03-02';
let nowMs = Date.parse('2026-03-02T20:00:00+05:00');
let place: Restaurant;
let url: string;
beforeAll(async () => {
  place = await openRestaurant({ nowMs: () => nowMs });
  url = place.servers[0]!.url;
});
afterAll(() => place.close());

const shiftOp = <Type extends ShiftOpType>(type: Type, data: ShiftOpData[Type]): Op =>
  ({ id: asId(uuidv7()), type, v: 1, by: asId(place.staff.cashier), device: asId(place.till.id), stamp: stampAt(nowMs), data });

const saleIn = (shift: DocId, pieces = 1): Journal => {
  const { cashier } = place.staff;
  return journalOf(place.branch, [
    openingOf(cashier, place.till.id, day, nowMs), ...Array.from({ length: pieces }, () => lineOf(cashier, place.till.id, nowMs)),
    { ...opOf('payment.taken', { method: 'cash', kind: 'cash', amount: 45_000 * pieces, tendered: 45_000 * pieces, change: 0, rounding: 0, shift }, cashier, place.till.id, nowMs), v: 2 },
    opOf('order.closed', { closedAtMs: nowMs }, cashier, place.till.id, nowMs),
  ]);
};
const known = (orders: readonly Journal[]) => orders.map((order) => ({ id: order.id, state: orderStateOf(order) }));
const stateOf = (journal: Journal): ShiftState => foldShift(opsInOrder(journal));

/** A shift that was opened, closed and reported by a till which knew `orders`. */
function reportedShift(id: DocId, orders: readonly Journal[]): Journal {
  const opened = shiftOp('shift.opened', { drawer: place.till.id, drawerName: 'Till', float: 10_000, count: [{ denomination: 10_000, count: 1 }], businessDate: day, openedAtMs: nowMs, currency: 'UZS' });
  const closed = shiftOp('shift.closed', { closedAtMs: nowMs, count: [], counted: [], expected: [], blind: false, note: '', approval: null });
  const shift = withOps(journalOf(place.branch, [], id) as Journal, [opened, closed]);
  const report = makeZReport(id, stateOf(shift), known(orders), nextZPlace('A', []), { letter: 'A', unheard: [], nowMs });
  return withOps(shift, [shiftOp('shift.z-reported', report)]);
}

const push = (doc: Journal) => pushItems(url, place.till, [{ collection: 'records', doc: { ...doc, head: null } }]);
const settled = () => Promise.all(place.servers.map((server) => server.settled()));
async function stored(id: DocId): Promise<Journal> {
  const { docs } = await pullAll(url, place.till, 'records');
  return docs.find((doc) => doc.id === id)!;
}
const newShift = (): DocId => asId(`shift:${uuidv7()}`);

test('a sale that arrives after the Z report becomes a numbered correction, once', async () => {
  const id = newShift();
  const early = saleIn(id);
  await pushOrders(url, place.till, [early]);
  await push(reportedShift(id, [early]));
  await settled();
  const z = stateOf(await stored(id)).zReports[0]!;
  expect(stateOf(await stored(id)).corrections).toEqual([]);

  const late = saleIn(id, 2);
  await pushOrders(url, place.till, [late]);
  await settled();
  const after = stateOf(await stored(id));
  expect(after.zReports).toEqual([z]);
  expect(after.corrections).toMatchObject([{ number: 'Z-A-001/1', by: 'server', figures: { sales: { checks: 1, gross: 90_000 } }, covers: { checks: [{ order: late.id }] } }]);
  expect(verifyZChain(id, after)).toBe(true);

  await pushOrders(url, place.till, [late, early]);
  await place.servers[0]!.sealSettledDays(place.branch);
  await settled();
  expect(stateOf(await stored(id)).corrections).toHaveLength(1);

  await pushOrders(url, place.till, [saleIn(id)]);
  await settled();
  const again = stateOf(await stored(id));
  expect(again.corrections.map(({ number }) => number)).toEqual(['Z-A-001/1', 'Z-A-001/2']);
  expect(reportedFigures(again).sales.checks).toBe(3);
  expect(verifyZChain(id, again)).toBe(true);
});

test('a Z report that arrives before its sales is not corrected by their absence', async () => {
  const id = newShift();
  const sales = [saleIn(id), saleIn(id)];
  const other = saleIn(id);
  await push(reportedShift(id, sales));
  await pushOrders(url, place.till, [sales[0]!, other]);
  await settled();
  expect(stateOf(await stored(id)).corrections).toEqual([]);
  await pushOrders(url, place.till, [sales[1]!]);
  await settled();
  expect(stateOf(await stored(id)).corrections).toMatchObject([{ covers: { checks: [{ order: other.id }] } }]);
});

test('a till that was put back to a backup reports its shift again under the same number: late sales are corrections of the report that stands', async () => {
  const id = newShift();
  const first = saleIn(id);
  const reported = reportedShift(id, []);
  await push(reported);
  await pushOrders(url, place.till, [first]);
  await settled();
  expect(stateOf(await stored(id)).corrections).toMatchObject([{ covers: { checks: [{ order: first.id }] } }]);

  // Its clock is behind as well, so that its report is the earlier one.
  const closed = withOps(journalOf(place.branch, [], id) as Journal, Object.values(reported.ops).filter(({ type }) => type !== 'shift.z-reported'));
  const again = makeZReport(id, stateOf(closed), known([first]), nextZPlace('A', []), { letter: 'A', unheard: [], nowMs });
  await push(withOps(closed, [{ ...shiftOp('shift.z-reported', again), stamp: stampAt(nowMs - 60_000) }]));
  const late = saleIn(id, 2);
  await pushOrders(url, place.till, [late]);
  await settled();
  const shift = stateOf(await stored(id));
  expect(shift.zReports.map(({ hash }) => hash)).toEqual([again.hash, stateOf(reported).zReports[0]!.hash]);
  expect(shift.corrections).toMatchObject([{ number: 'Z-A-001/1', covers: { checks: [{ order: late.id }] } }]);
  expect(verifyZChain(id, shift)).toBe(true);
  expect(reportedFigures(shift)).toEqual(shiftFigures(id, shift, known([first, late])));
});

test('two instances that settle the same at once write one correction', async () => {
  const second = await place.addServer();
  const id = newShift();
  await push(reportedShift(id, []));
  await settled();
  const sales = Array.from({ length: 6 }, () => saleIn(id));
  await Promise.all(sales.map((sale, index) => pushOrders(index % 2 === 0 ? url : second.url, place.till, [sale])));
  await settled();
  await Promise.all([place.servers[0]!.sealSettledDays(place.branch), second.sealSettledDays(place.branch)]);
  await settled();
  const shift = stateOf(await stored(id));
  expect(reportedFigures(shift)).toEqual(shiftFigures(id, shift, known(sales)));
  expect(shift.corrections.map(({ index }) => index)).toEqual(shift.corrections.map((_, at) => at + 1));
  expect(verifyZChain(id, shift)).toBe(true);
});

test('what a server that was killed left unsettled is found at the next start', async () => {
  const id = newShift();
  await push(reportedShift(id, []));
  await settled();
  const late = saleIn(id);
  // Written past the announcements, as by an instance that died right after its commit.
  await place.servers[0]!.database.query({
    text: `insert into document (scope, collection, id, seq, deleted, digest, body) select $1, 'orders', $2, seq, false, 0, $3::jsonb from scope_sequence where scope = $1`,
  }, [place.branch, late.id, JSON.stringify(late)]);
  await place.addServer();
  const started = place.servers.at(-1)!;
  await expect.poll(async () => { await started.settled(); return stateOf(await stored(id)).corrections.length; }).toBe(1);
});

test('an order is archived when the reports of its shift cover it, and after two weeks in any case', async () => {
  const [open, closed] = [newShift(), newShift()];
  const [held, free, late] = [saleIn(open), saleIn(closed), saleIn(closed)];
  await pushOrders(url, place.till, [held, free]);
  await push(reportedShift(closed, [free]));
  await settled();
  nowMs += 86_400_000;
  const live = async (): Promise<string[]> => (await pullAll(url, place.secondTill, 'orders')).docs.map(({ id }) => id as string);
  await place.servers[0]!.sealSettledDays(place.branch);
  expect(await live()).toContain(held.id);
  expect(await live()).not.toContain(free.id);

  // A late sale waits for its correction, which the order of an archived day is part of.
  await pushOrders(url, place.till, [late]);
  await settled();
  expect(stateOf(await stored(closed)).corrections).toMatchObject([{ figures: { sales: { checks: 1 } } }]);
  await place.servers[0]!.sealSettledDays(place.branch);
  expect(await live()).not.toContain(late.id);

  nowMs += 15 * 86_400_000;
  await place.servers[0]!.sealSettledDays(place.branch);
  expect(await live()).not.toContain(held.id);
});

test('of two transfers of one line the server refuses the later one in both of its checks, once', async () => {
  const { waiter } = place.staff;
  const line = lineOf(waiter, place.till.id, nowMs);
  const { lineId } = line.data as { lineId: never };
  const table = (): Journal => journalOf(place.branch, [openingOf(waiter, place.till.id, day, nowMs)]);
  const source = journalOf(place.branch, [openingOf(waiter, place.till.id, day, nowMs), line, opOf('order.fired', { covers: [line.id] }, waiter, place.till.id, nowMs)]);
  const targets = [table(), table()];
  await pushOrders(url, place.till, [source, ...targets]);
  const moved = targets.map((target, index) => {
    const on = index === 0 ? place.till.id : place.secondTill.id;
    const transfer = uuidv7();
    return {
      on: index === 0 ? place.till : place.secondTill, transfer,
      out: opOf('lines.moved-out', { transfer, to: target.id, toName: 'T', lines: [{ lineId, sentMilli: 1_000, withdrawn: [] }] }, waiter, on, nowMs + index),
      into: opOf('lines.moved-in', { transfer, from: source.id, fromName: 'S', lines: [{ lineId, item: plov, note: '', guestNote: '', seat: 0, course: 'main', combo: null, sentMilli: 1_000, adjustments: [] }] }, waiter, on, nowMs + index),
      target,
    };
  });
  // The later one arrives first: it counts until the earlier one is known.
  for (const { on, out, into, target } of moved.toReversed()) {
    await pushOrders(url, on, [withOps<unknown>(source, [out]), withOps<unknown>(target, [into])]);
    await settled();
  }
  const [first, second] = moved;
  const after = new Map((await pullAll(url, place.till, 'orders')).docs.map((doc) => [doc.id as string, doc]));
  const refusalsOf = (id: string): unknown[] => Object.values(after.get(id)!.ops).filter(({ type }) => type === 'transfer.refused').map(({ data }) => (data as { transfer: string }).transfer);
  expect(refusalsOf(source.id)).toEqual([second!.transfer]);
  expect(refusalsOf(second!.target.id)).toEqual([second!.transfer]);
  expect(refusalsOf(first!.target.id)).toEqual([]);
  const piecesOn = (id: string): number => orderStateOf(after.get(id)!).lines.reduce((all, { quantityMilli }) => all + quantityMilli, 0);
  expect([source.id, first!.target.id, second!.target.id].map((id) => piecesOn(id))).toEqual([0, 1_000, 0]);

  const { cursor } = await pullAll(url, place.till, 'orders');
  await place.servers[0]!.sealSettledDays(place.branch);
  await settled();
  const news = (await pullAll(url, place.till, 'orders', cursor)).docs.map(({ id }) => id as string);
  expect(news).not.toContain(source.id);
  expect(news).not.toContain(second!.target.id);
});

test('what one till took off while another moved it is taken off on the other check, once', async () => {
  const { waiter } = place.staff;
  const [till, phone] = [place.till.id, place.secondTill.id];
  const line = lineOf(waiter, till, nowMs);
  const { lineId } = line.data as { lineId: never };
  const source = journalOf(place.branch, [openingOf(waiter, till, day, nowMs), line, opOf('line.changed', { lineId, deltaMilli: 2_000 }, waiter, till, nowMs)]);
  const target = journalOf(place.branch, [openingOf(waiter, till, day, nowMs)]);
  await pushOrders(url, place.till, [source, target]);
  const transfer = uuidv7();
  const withdrawn = Object.values(source.ops).filter(({ type }) => type.startsWith('line.')).map(({ id }) => id);
  await pushOrders(url, place.till, [
    withOps<unknown>(source, [opOf('lines.moved-out', { transfer, to: target.id, toName: 'T', lines: [{ lineId, sentMilli: 0, withdrawn }] }, waiter, till, nowMs)]),
    withOps<unknown>(target, [
      opOf('lines.moved-in', { transfer, from: source.id, fromName: 'S', lines: [{ lineId, item: plov, note: '', guestNote: '', seat: 0, course: 'main', combo: null, sentMilli: 0, adjustments: [] }] }, waiter, till, nowMs),
      { ...opOf('line.added', { lineId, item: plov, quantityMilli: 3_000, note: '', transfer }, waiter, till, nowMs), v: 2 },
    ]),
  ]);
  await pushOrders(url, place.secondTill, [withOps<unknown>(source, [opOf('line.changed', { lineId, deltaMilli: -1_000 }, waiter, phone, nowMs)])]);
  await settled();
  await place.servers[0]!.sealSettledDays(place.branch);
  await settled();
  const after = new Map((await pullAll(url, place.till, 'orders')).docs.map((doc) => [doc.id as string, orderStateOf(doc)]));
  expect([source.id, target.id].map((id) => after.get(id)!.lines.map(({ quantityMilli }) => quantityMilli))).toEqual([[], [2_000]]);
  expect(after.get(source.id)!.shortfalls).toEqual([]);
  expect(after.get(target.id)!.lines[0]!.work.at(-1)).toMatchObject({ deltaMilli: -1_000, by: 'server' });
});

const announced = (collection: 'orders' | 'records', id: string, type: string, data: unknown) => {
  const op: Op = { id: asId(uuidv7()), type, v: 1, by: asId(place.staff.waiter), device: asId(place.till.id), stamp: stampAt(nowMs), data };
  const doc = withOps(emptyJournal(asId(id), place.branch), [op]);
  return { collection, id, doc, text: JSON.stringify(doc) };
};

test('a commit is looked at for the shifts that its orders name, for their reports and for what was moved between checks', () => {
  const docs = [
    announced('orders', 'paid', 'payment.taken', { shift: 'shift:1' }), announced('orders', 'closed', 'order.closed', { closedAtMs: 1, shift: null }),
    announced('orders', 'source', 'lines.moved-out', { transfer: 't' }), announced('orders', 'target', 'lines.moved-in', { transfer: 't' }),
    announced('records', 'shift:2', 'shift.z-reported', {}),
  ];
  const announcement = { scope: place.branch, previous: 0, seq: 1, archives: false, docs };
  expect(shiftsIn(announcement)).toEqual(new Set(['shift:1', 'shift:2']));
  expect(transfersIn(announcement)).toEqual(['source', 'target']);
});

test('a commit without a word of shifts is not looked at', () => {
  const docs = [
    announced('orders', 'o', 'order.labelled', { label: 'note', value: '"shift":"shift:1", "lines.moved-out"' }),
    announced('records', 'booking:1', 'booking.made', { shift: 'shift:1' }), announced('records', 'shift:1', 'shift.opened', {}),
  ];
  const announcement = { scope: place.branch, previous: 0, seq: 1, archives: false, docs };
  expect(shiftsIn(announcement).size).toBe(0);
  expect(transfersIn(announcement)).toEqual([]);
});
