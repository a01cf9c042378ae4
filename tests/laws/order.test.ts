import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { readOrderOp } from '../../shared/domain/order/read-op.ts';
import { reviewOrder } from '../../shared/domain/order/review.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { stampOf } from '../../shared/kernel/stamp.ts';
import { anyOp, commandOf, deviceContext, inStampOrder, opsOfTaps, opsOfTapsApart, tap } from './arbitrary-orders.ts';

const taps = fc.array(tap, { maxLength: 25 });

/** What is money or food in a state: nothing in it may depend on whose clock was ahead. */
const substance = (state: OrderState): string => canonicalJson({
  totals: state.totals,
  lines: state.lines.map((line) => [line.lineId, line.quantityMilli, line.sentMilli, line.unsentMilli, line.total, line.voided !== null].join()).sort(),
  payments: state.payments.map((payment) => [payment.opId, payment.amount, payment.refunded].join()).sort(),
  sent: state.lines.flatMap((line) => line.work.filter((piece) => piece.fire !== null).map((piece) => piece.opId)).sort(),
  bumped: state.lines.flatMap((line) => line.work.filter((piece) => piece.bumped).map((piece) => piece.opId)).sort(),
  status: state.status,
});

test('the fold takes any ops without throwing, and every number it gives is a whole one', () => {
  fc.assert(fc.property(fc.array(anyOp, { maxLength: 5 }), (ops) => {
    const state = foldOrder(ops);
    const { total, tax, rounding, paid, balance } = state.totals;
    if (![total, tax, rounding, paid, balance].every(Number.isSafeInteger)) throw new Error(`not whole: ${JSON.stringify(state.totals)}`);
    if (balance !== total + rounding - paid) throw new Error(`balance does not add up: ${JSON.stringify(state.totals)}`);
    reviewOrder(asId('order-1'), state);
  }), { numRuns: 100_000 });
  expect(foldOrder([]).status).toBe('open');
});

test('the data of an op cannot reach any other field of the state', () => {
  const head = { by: asId<never>('s1'), device: asId<never>('d1'), v: 1 };
  const ops = [
    { ...head, id: 'o1', stamp: stampOf(1, 0), type: 'payment.taken', data: { method: 'cash', amount: 10, tendered: 10, change: 0, rounding: 0, by: 'someone else', opId: 'o9' } },
    { ...head, id: 'o2', stamp: stampOf(2, 0), type: 'payment.refunded', data: { payment: 'o1', amount: 5, reason: 'cold', by: 'someone else', stamp: 'never' } },
    { ...head, id: 'o3', stamp: stampOf(3, 0), type: 'order.labelled', data: { label: 'table', value: { tableId: null, tableName: 'T1', guests: 'many', note: 7, extra: 1 } } },
  ];
  const state = foldOrder(ops as unknown as OrderOp[]);
  expect([state.payments[0]?.by, state.payments[0]?.opId, state.refunds[0]?.by, state.refunds[0]?.stamp]).toEqual(['s1', 'o1', 's1', stampOf(2, 0)]);
  expect([state.tableName, state.guests, state.note, 'extra' in state]).toEqual(['T1', 0, '', false]);
});

test('the state depends on the set of ops, not on how they came', () => {
  fc.assert(fc.property(taps, fc.infiniteStream(fc.nat()), (list, random) => {
    const ops = opsOfTaps(list);
    const arrived = [...ops, ...ops.slice(0, 3)].map((op) => [random.next().value as number, op] as const).sort(([a], [b]) => a - b).map(([, op]) => op);
    const unique = [...new Map(arrived.map((op) => [op.id, op])).values()];
    expect(foldOrder(inStampOrder(unique))).toEqual(foldOrder(inStampOrder(ops)));
  }), { numRuns: 500 });
});

test('money and food are the same whatever the clocks of devices that were apart said', () => {
  fc.assert(fc.property(taps, fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), (list, days) => {
    const ops = opsOfTapsApart(list);
    const shifted = ops.map((op) => {
      const device = Number(op.device.slice(-1));
      return { ...op, stamp: stampOf(10 * 86_400_000 + days[device]! * 86_400_000, Number.parseInt(op.stamp.slice(12), 16)) };
    });
    expect(substance(foldOrder(inStampOrder(shifted as OrderOp[])))).toBe(substance(foldOrder(inStampOrder(ops))));
  }), { numRuns: 1_000 });
});

test('every sent piece of work belongs to exactly one fire', () => {
  fc.assert(fc.property(taps, (list) => {
    const state = foldOrder(inStampOrder(opsOfTapsApart(list)));
    for (const piece of state.lines.flatMap((line) => line.work)) {
      const covering = state.fires.filter((fire) => fire.covers.includes(piece.opId)).map((fire) => fire.opId);
      expect(piece.fire).toBe(covering[0] ?? null);
    }
  }), { numRuns: 500 });
});

test('what was bumped stays bumped unless a recall names its bump', () => {
  fc.assert(fc.property(taps, (list) => {
    const ops = opsOfTaps(list);
    const bumpedIn = (state: OrderState): string[] => state.lines.flatMap((line) => line.work.filter((piece) => piece.bumped).map((piece) => piece.opId));
    let before: string[] = [];
    for (let count = 1; count <= ops.length; count += 1) {
      const now = bumpedIn(foldOrder(inStampOrder(ops.slice(0, count))));
      if (ops[count - 1]!.type !== 'kitchen.recalled') expect(now).toEqual(expect.arrayContaining(before));
      before = now;
    }
  }), { numRuns: 300 });
});

test('a decision is never one that the fold passes over', () => {
  fc.assert(fc.property(taps, tap, (list, last) => {
    const ops = opsOfTapsApart(list);
    const state = foldOrder(inStampOrder(ops));
    const decided = decideOrder(state, commandOf(state, last), deviceContext(9, 2_000_000));
    if (!decided.ok) return;
    for (const op of decided.value) expect(readOrderOp(op)).toBe(op);
    expect(foldOrder(inStampOrder([...ops, ...decided.value]))).not.toEqual(state);
  }), { numRuns: 2_000 });
});

test('a change of quantity is worth what the person saw, even where two had taken away more than there was', () => {
  const quantityTaps = fc.array(tap.map((one) => ({ ...one, kind: [0, 3, 3, 3, 6][one.kind % 5]!, amount: one.kind < 10 ? -Math.abs(one.amount) : one.amount })), { maxLength: 25 });
  fc.assert(fc.property(quantityTaps, fc.nat(9), fc.integer({ min: -4, max: 4 }), (list, pick, pieces) => {
    const ops = opsOfTapsApart(list);
    const state = foldOrder(inStampOrder(ops));
    const line = state.lines[pick % Math.max(1, state.lines.length)];
    if (!line) return;
    const decided = decideOrder(state, { type: 'change-quantity', lineId: line.lineId, deltaMilli: pieces * 1_000 }, deviceContext(9, 2_000_000));
    if (!decided.ok) return;
    const after = foldOrder(inStampOrder([...ops, ...decided.value])).lines.find(({ lineId }) => lineId === line.lineId);
    expect(after?.quantityMilli).toBe(line.quantityMilli + pieces * 1_000);
  }), { numRuns: 2_000 });
});

test('paying what is asked settles the check, and giving all of it back leaves what was owed before', () => {
  fc.assert(fc.property(taps, fc.constantFrom('cash' as const, 'card' as const), fc.constantFrom(1, 100, 500, 1_000), (list, method, cashStep) => {
    const ops = opsOfTaps(list);
    const before = foldOrder(inStampOrder(ops));
    const ctx = deviceContext(9, 2_000_000);
    const tendered = method === 'card' ? before.totals.balance : Math.ceil(before.totals.balance / cashStep) * cashStep;
    const paid = decideOrder(before, { type: 'pay', method, kind: method, tendered, cashStep }, ctx);
    if (!paid.ok) return;
    const settled = foldOrder(inStampOrder([...ops, ...paid.value]));
    expect(settled.totals.balance).toBe(0);
    const payment = settled.payments.at(-1)!;
    if (payment.amount === 0) return;
    const back = decideOrder(settled, { type: 'refund', payment: payment.opId, amount: payment.amount, reason: 'wrong guest' }, ctx);
    expect(back.ok).toBe(true);
    if (back.ok) expect(foldOrder(inStampOrder([...ops, ...paid.value, ...back.value])).totals.balance).toBe(before.totals.balance);
  }), { numRuns: 2_000 });
});
