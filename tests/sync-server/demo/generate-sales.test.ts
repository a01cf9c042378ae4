import { describe, expect, test } from 'vitest';
import { opsInOrder, type Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import { isOrderOpType } from '../../../shared/domain/order/ops.ts';
import { readOrderOp } from '../../../shared/domain/order/read-op.ts';
import { reviewOrder, reviewOrders } from '../../../shared/domain/order/review.ts';
import { coveredOps } from '../../../shared/domain/shift/accounted.ts';
import { closingDifferences } from '../../../shared/domain/shift/decide.ts';
import { foldShift } from '../../../shared/domain/shift/fold.ts';
import { verifyZChain } from '../../../shared/domain/shift/make-z.ts';
import { asId, branchScope } from '../../../shared/kernel/ids.ts';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import { demoMenu } from '../../../sync-server/demo/demo-menu.ts';
import { demoFloor } from '../../../sync-server/demo/demo-floor.ts';
import { generateSales, type SalesPlan, type SalesWorld } from '../../../sync-server/demo/generate-sales.ts';

const world: SalesWorld = {
  scope: branchScope('b1'), zone: 'Asia/Tashkent', cutOverHour: 5, currency: 'UZS', catalogue: demoMenu(), floor: demoFloor('en'),
  tills: [{ id: asId('till'), letter: 'B', name: 'Till' }], waiterDevices: [{ id: asId('tablet'), letter: 'C' }], kitchen: asId('screen'),
  cashiers: [asId('cashier')], waiters: [asId('w1'), asId('w2')],
};
// Saturday, 21:00 in Tashkent.
const nowMs = Date.parse('2026-03-14T16:00:00Z');
const plan: SalesPlan = { seed: 42, nowMs, days: 8, perDay: 60, openNow: 4 };

const days = [...generateSales(world, plan)];
const known = days.flatMap(({ orders }) => orders).map((doc: Journal) => ({ id: doc.id, doc, state: orderStateOf(doc) }));

test('the same seed tells the same story, another one another', () => {
  expect([...generateSales(world, { ...plan, days: 2 })]).toEqual([...generateSales(world, { ...plan, days: 2 })]);
  expect([...generateSales(world, { ...plan, days: 1 })]).not.toEqual([...generateSales(world, { ...plan, days: 1, seed: 43 })]);
});

test('there are eight days, each with its own business date and about as many orders as planned', () => {
  expect(days.map(({ businessDate }) => businessDate)).toEqual(['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14']);
  for (const { businessDate, orders } of days) {
    expect(orders.every((order) => orderStateOf(order).businessDate === businessDate)).toBe(true);
    expect(orders.length).toBeGreaterThan(40);
    expect(orders.length).toBeLessThan(100);
  }
});

describe('every order is one that a person could have made', () => {
  test('each op is read by the fold, and nothing is later than now', () => {
    const ops = known.flatMap(({ doc }) => opsInOrder(doc));
    expect(ops.filter((op) => !isOrderOpType(op.type) || readOrderOp(op) === null)).toEqual([]);
    expect(ops.filter((op) => stampMs(op.stamp) > nowMs)).toEqual([]);
    expect(new Set(ops.map(({ id }) => id)).size).toBe(ops.length);
  });

  test('past days are settled: closed with nothing owed and everything cooked, or cancelled and unpaid', () => {
    const past = known.filter(({ state }) => state.businessDate < '2026-03-14');
    expect(past.filter(({ state }) => state.status === 'open')).toEqual([]);
    const closed = past.filter(({ state }) => state.status === 'closed');
    expect(closed.length).toBeGreaterThan(past.length * 0.9);
    expect(closed.filter(({ state }) => state.totals.balance !== 0 || state.totals.total <= 0)).toEqual([]);
    expect(closed.filter(({ state }) => state.lines.some((line) => !line.voided && (line.unsentMilli !== 0 || line.work.some((work) => !work.bumped))))).toEqual([]);
    expect(past.filter(({ state }) => state.status === 'cancelled' && state.totals.paid !== 0)).toEqual([]);
  });

  test('nothing needs a manager: no double table, number or payment', () => {
    expect(known.flatMap(({ id, state }) => reviewOrder(id, state))).toEqual([]);
    expect(reviewOrders(known)).toEqual([]);
  });

  test('no table has two parties at a time', () => {
    const visits = known.filter(({ state }) => state.tableId !== null).map(({ state }) => ({ table: String(state.tableId), from: state.openedAtMs, until: stampMs(state.lastStamp) }));
    const clashes = visits.filter((a) => visits.some((b) => a !== b && a.table === b.table && a.from < b.until && b.from < a.until));
    expect(clashes).toEqual([]);
  });
});

test('the house is alive: open tables now, lunch and dinner peaks, every way to pay and to eat', () => {
  expect(known.filter(({ state }) => state.status === 'open').length).toBeGreaterThanOrEqual(4);
  const hours = known.map(({ state }) => (new Date(state.openedAtMs).getUTCHours() + 5) % 24);
  const inHour = (hour: number): number => hours.filter((found) => found === hour).length;
  expect(inHour(13)).toBeGreaterThan(inHour(16));
  expect(inHour(19)).toBeGreaterThan(inHour(16));
  expect(new Set(known.map(({ state }) => state.orderType))).toEqual(new Set(['dine-in', 'takeaway', 'delivery']));
  const methods = known.flatMap(({ state }) => state.payments.map(({ method }) => method));
  expect(new Set(methods)).toEqual(new Set(['cash', 'card', 'uzcard', 'humo', 'payme', 'click']));
  expect(known.some(({ state }) => state.lines.some(({ voided }) => voided))).toBe(true);
  expect(known.some(({ state }) => state.status === 'cancelled')).toBe(true);
  expect(new Set(known.map(({ state }) => state.openedOn)).size).toBe(2);
  expect(new Set(known.map(({ state }) => state.openedBy)).size).toBe(3);
});

test('days follow the zone and the cut-over hour, also far from Greenwich', () => {
  for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', 'UTC']) {
    const sold = [...generateSales({ ...world, zone }, { ...plan, days: 3, perDay: 10, openNow: 0 })];
    const hourOf = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
    const hours = sold.flatMap(({ orders }) => orders.map((order) => Number(hourOf.format(orderStateOf(order).openedAtMs))));
    expect(hours.filter((hour) => hour < 10 || hour > 21), zone).toEqual([]);
    expect(new Set(sold.map(({ businessDate }) => businessDate)).size).toBe(3);
  }
});

describe('the shifts of the drawer', () => {
  const shifts = days.map(({ shift }) => shift!);
  const states = shifts.map((shift) => foldShift(opsInOrder(shift)));

  test('each past day has a Z report that is chained to the one before and covers all of its money; today\'s is open', () => {
    expect(states.map(({ status }) => status)).toEqual([...Array.from({ length: 7 }, () => 'reported'), 'open']);
    expect(states.flatMap(({ zReports }) => zReports.map(({ number }) => number))).toEqual(Array.from({ length: 7 }, (_, at) => `Z-B-00${at + 1}`));
    states.slice(0, -1).forEach((state, at) => {
      const [z] = state.zReports;
      expect(verifyZChain(shifts[at]!.id, state)).toBe(true);
      expect(z!.previousHash).toBe(at === 0 ? '' : states[at - 1]!.zReports[0]!.hash);
      const covered = coveredOps(state);
      const payments = known.filter(({ state: order }) => order.businessDate === state.businessDate).flatMap(({ state: order }) => order.payments);
      expect(payments.filter(({ opId }) => !covered.has(opId))).toEqual([]);
      expect(z!.figures.methods.reduce((all, { taken }) => all + taken, 0)).toBe(payments.reduce((all, { amount }) => all + amount, 0));
      expect(Math.abs(closingDifferences(state.closes[0]!.counted, state.closes[0]!.expected).reduce((all, { amount }) => all + amount, 0))).toBeLessThanOrEqual(2_000);
    });
  });
});
