import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StampedOp } from '../../shared/domain/op.ts';
import { foldBooking } from '../../shared/domain/booking/fold.ts';
import { bookingOpVersion } from '../../shared/domain/booking/ops.ts';
import { foldCustomer } from '../../shared/domain/customer/fold.ts';
import { customerOpVersion } from '../../shared/domain/customer/ops.ts';
import { countTotal } from '../../shared/domain/shift/cash-count.ts';
import { addFigures, differenceOf, isNoDifference, noFigures, type ShiftFigures } from '../../shared/domain/shift/figures.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import { makeZReport, nextZPlace, reportedFigures, verifyZChain, zCorrection } from '../../shared/domain/shift/make-z.ts';
import { shiftOpVersion } from '../../shared/domain/shift/ops.ts';
import { shiftCovers, shiftFigures, type KnownOrder } from '../../shared/domain/shift/report.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { stampOf } from '../../shared/kernel/stamp.ts';
import { closing, Drawer, opening, refundOf, sale, shiftId, stateOf, type Sale } from '../shared/domain/shift/drawer.ts';

const other = asId<DocId>('shift:2');

type Move = { readonly pieces: number; readonly method: string; readonly tip: number; readonly shift: DocId; readonly refund: number | null; readonly refundIn: DocId; readonly open: boolean };
const shift = fc.constantFrom(shiftId, shiftId, other);
const move: fc.Arbitrary<Move> = fc.record({
  pieces: fc.integer({ min: 1, max: 5 }), method: fc.constantFrom('cash', 'card', 'humo'), tip: fc.constantFrom(0, 0, 2_500), shift,
  refund: fc.option(fc.integer({ min: 1, max: 45_000 })), refundIn: shift, open: fc.boolean(),
});

const salesOf = (moves: readonly Move[]): Sale[] => moves.map(({ pieces, method, tip, shift: into, refund, refundIn, open }, index) => {
  const kind = method === 'cash' ? 'cash' : 'card';
  const made = sale(`N-${index}`, pieces, { method, kind, tip, tendered: pieces * 45_000 + tip, shift: into }, 1_000 * (index + 1));
  if (refund !== null) made.ops.push(refundOf(made, refund, refundIn, 1_000 * (index + 1) + 500));
  if (open) made.ops.splice(3, 1);
  return made;
});
const known = (sales: readonly Sale[]): KnownOrder[] => sales.map(({ id, ops }) => ({ id, state: stateOf(ops) }));
const of = (field: 'taken' | 'tips' | 'refunded' | 'tipsRefunded', figures: ShiftFigures): number => figures.methods.reduce((all, row) => all + row[field], 0);

test('the methods of a report add up to the payments and refunds that name its shift, and expected is what they leave', () => {
  fc.assert(fc.property(fc.array(move, { maxLength: 12 }), fc.integer({ min: 0, max: 90 }), (moves, thousands) => {
    const drawer = new Drawer().then(opening(thousands * 1_000));
    const orders = known(salesOf(moves));
    const figures = shiftFigures(shiftId, drawer.state, orders);
    const payments = orders.flatMap(({ state }) => state.payments).filter((payment) => payment.shift === shiftId);
    const refunds = orders.flatMap(({ state }) => state.refunds).filter((refund) => refund.shift === shiftId);
    expect(of('taken', figures)).toBe(payments.reduce((all, { amount }) => all + amount, 0));
    expect(of('refunded', figures)).toBe(refunds.reduce((all, { amount }) => all + amount, 0));
    expect(figures.expected.reduce((all, { amount }) => all + amount, 0))
      .toBe(countTotal(drawer.state.floatCount) + of('taken', figures) + of('tips', figures) - of('refunded', figures) - of('tipsRefunded', figures));
    expect(shiftCovers(shiftId, drawer.state, orders).checks.flatMap(({ ops }) => ops).sort()).toEqual([...payments, ...refunds].map(({ opId }) => opId).sort());
  }));
});

test('every closed check is counted in one shift, and what all shifts report is what all checks come to', () => {
  fc.assert(fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
    const drawer = new Drawer().then(opening(0));
    const orders = known(salesOf(moves));
    const both = addFigures(shiftFigures(shiftId, drawer.state, orders), shiftFigures(other, drawer.state, orders));
    const closed = orders.filter(({ state }) => state.closes.length > 0);
    expect(both.sales.checks).toBe(closed.length);
    expect(both.sales.total).toBe(closed.reduce((all, { state }) => all + state.totals.total, 0));
    expect(both.sales.gross - both.sales.discount - both.sales.comp + both.sales.charges + both.sales.fees + both.sales.addedTax).toBe(both.sales.total);
  }));
});

test('the order of arrival does not matter', () => {
  fc.assert(fc.property(fc.array(move, { maxLength: 8 }).chain((moves) => fc.record({ moves: fc.constant(moves), shuffled: fc.shuffledSubarray(moves.map((_, at) => at), { minLength: moves.length }) })), ({ moves, shuffled }) => {
    const drawer = new Drawer().then(opening(5_000), { type: 'pay-in', amount: 1_000, reason: 'r' }, { type: 'pay-out', amount: 500, reason: 'r', expected: 6_000 });
    const orders = known(salesOf(moves));
    expect(shiftFigures(shiftId, drawer.state, shuffled.map((at) => orders[at]!))).toEqual(shiftFigures(shiftId, drawer.state, orders));
  }));
});

/** Writes corrections as the server does until nothing is left to say. */
function settle(ops: StampedOp[], orders: readonly KnownOrder[]): ShiftState {
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const state = foldShift(ops);
    const correction = zCorrection(shiftId, state, orders, () => true, 1);
    if (correction === null) return state;
    ops.push({ id: asId(correction.hash), type: 'shift.z-corrected', v: 1, by: asId('server'), device: asId('server'), stamp: stampOf(9_000_000 + ops.length, 0), data: correction });
  }
  throw new Error('a correction was followed by another one about nothing new');
}

test('the Z report and its corrections are the figures of everything, whatever arrives in which order; no report ever changes', () => {
  fc.assert(fc.property(fc.array(move, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(20), { maxLength: 12 }), fc.nat(8), (moves, picks, early) => {
    const sales = salesOf(moves);
    const drawer = new Drawer().then(opening(10_000), closing(10_000, 10_000));
    const first = known(sales.slice(0, early));
    drawer.then({ type: 'report', report: makeZReport(shiftId, drawer.state, first, nextZPlace('A', []), { letter: 'A', unheard: [], nowMs: 1 }) });
    const z = drawer.state.zReports[0];
    const ops: StampedOp[] = [...drawer.ops];
    const arrived = new Map(first.map((order) => [order.id, order]));
    let before: ShiftState['corrections'] = [];
    for (const pick of [...picks, ...sales.keys()]) {
      const [order] = known([sales[pick % sales.length]!]);
      arrived.set(order!.id, order!);
      const state = settle(ops, [...arrived.values()]);
      expect(state.zReports).toEqual([z]);
      expect(state.corrections.slice(0, before.length)).toEqual(before);
      expect(verifyZChain(shiftId, state)).toBe(true);
      before = state.corrections;
    }
    const state = foldShift(ops);
    const all = known(sales);
    expect(reportedFigures(state)).toEqual(shiftFigures(shiftId, state, all));
    const covered = [z!, ...state.corrections].flatMap(({ covers }) => covers.checks.flatMap((check) => check.ops));
    expect(covered.sort()).toEqual(shiftCovers(shiftId, state, all).checks.flatMap((check) => check.ops).sort());
  }), { numRuns: 60 });
});

test('figures form a group: what is added can be taken away', () => {
  fc.assert(fc.property(fc.array(move, { maxLength: 6 }), fc.array(move, { maxLength: 6 }), (a, b) => {
    const { state } = new Drawer().then(opening(0));
    const [x, y] = [shiftFigures(shiftId, state, known(salesOf(a))), shiftFigures(shiftId, state, known(salesOf(b)))];
    expect(differenceOf(addFigures(x, y), y)).toEqual(x);
    expect(isNoDifference(differenceOf(x, x))).toBe(true);
    expect(addFigures(x, noFigures)).toEqual(x);
  }));
});

const types = [...Object.keys(shiftOpVersion), ...Object.keys(bookingOpVersion), ...Object.keys(customerOpVersion), 'constructor', 'shift.to-come'];
const anyOp = fc.record({
  id: fc.constantFrom('o1', 'o2', 'o3'), type: fc.constantFrom(...types), v: fc.constantFrom(1, 1, 2), by: fc.constant('s'), device: fc.constant('d'), stamp: fc.nat(9).map((n) => stampOf(n, n)),
  data: fc.oneof(fc.object({ maxDepth: 2, maxKeys: 4 }), fc.jsonValue(), fc.record({ amount: fc.oneof(fc.integer(), fc.double()), reason: fc.string(), name: fc.string(), phone: fc.string(), number: fc.string() }, { requiredKeys: [] })),
}) as unknown as fc.Arbitrary<StampedOp>;

test('folds are total, and the figures of whatever they read are numbers', () => {
  fc.assert(fc.property(fc.array(anyOp, { maxLength: 12 }), (ops) => {
    const state = foldShift(ops);
    expect(isNoDifference(differenceOf(shiftFigures(shiftId, state, []), shiftFigures(shiftId, state, [])))).toBe(true);
    expect(foldBooking(ops).guests).toBeGreaterThanOrEqual(1);
    expect(typeof foldCustomer(ops).name).toBe('string');
  }), { numRuns: 2_000 });
});
