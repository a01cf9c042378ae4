import { describe, expect, test } from 'vitest';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { reviewOrder } from '../../../../shared/domain/order/review.ts';
import { splitParts } from '../../../../shared/domain/order/split.ts';
import { asId, type OpId } from '../../../../shared/kernel/ids.ts';
import { add, card, Device, meet, opening, plov, tea } from './rehearsal.ts';

function opened(...commands: OrderCommand[]): Device {
  const till = new Device('till');
  till.does(opening, add(plov, 2), ...commands);
  return till;
}

const split = (plan: Extract<OrderCommand, { type: 'plan-split' }>['plan']): OrderCommand => ({ type: 'plan-split', plan });
const partPaid = (part: string, tendered: number, tip = 0): OrderCommand => ({ type: 'pay', method: 'humo', kind: 'card', tendered, cashStep: 100, part, tip });
const start = (over: Partial<Extract<OrderCommand, { type: 'start-attempt' }>> = {}): OrderCommand =>
  ({ type: 'start-attempt', method: 'uzcard', kind: 'card', amount: 90_000, tip: 0, part: null, terminal: 'counter', again: false, ...over });
const end = (attempt: OpId, outcome: 'approved' | 'declined' | 'timed-out' | 'abandoned'): OrderCommand => ({ type: 'end-attempt', attempt, outcome, reference: 'RRN 7', shift: asId('shift:1') });

describe('a split', () => {
  test('by shares: each pays a part, and the last leaves nothing', () => {
    const till = opened(add(tea), split({ kind: 'equal', ways: 3 }));
    expect(splitParts(till.state).map(({ key, due }) => [key, due])).toEqual([['1', 31_677], ['2', 31_677], ['3', 31_676]]);
    till.does(partPaid('1', 31_677), partPaid('3', 31_676), { type: 'fire' });
    expect(splitParts(till.state).map(({ paid, balance }) => [paid, balance])).toEqual([[31_677, 0], [0, 31_677], [31_676, 0]]);
    expect(till.fails(partPaid('1', 1))).toEqual({ type: 'nothing-owed' });
    expect(till.fails(partPaid('4', 1))).toEqual({ type: 'no-such-part', part: '4' });
    till.does(partPaid('2', 31_677), { type: 'close' });
    expect(till.state).toMatchObject({ status: 'closed', totals: { balance: 0 } });
  });

  test('by seat: what the whole table shares is the rest', () => {
    const till = opened({ ...add(tea) as Extract<OrderCommand, { type: 'add-item' }>, seat: 2 });
    till.does({ type: 'label-line', lineId: till.state.lines[0]!.lineId, label: 'seat', value: 1 }, { ...add(plov) as Extract<OrderCommand, { type: 'add-item' }>, note: 'shared' }, split({ kind: 'seats' }));
    expect(splitParts(till.state).map(({ key, due, lines }) => [key, due, lines.length])).toEqual([['seat-1', 90_000, 1], ['seat-2', 5_030, 1], ['rest', 45_000, 1]]);
  });

  /** Key, paid and still owed of each part. */
  const paidParts = (till: Device) => splitParts(till.state).map(({ key, paid, balance }) => [key, paid, balance]);

  test('planned in another way: who paid a share of the old plan has not paid the one of that number', () => {
    const till = opened(split({ kind: 'equal', ways: 3 }), partPaid('2', 30_000), split({ kind: 'amounts', amounts: [50_000, 10_000] }));
    expect(paidParts(till)).toEqual([['1', 16_667, 33_333], ['2', 3_333, 6_667], ['rest', 10_000, 20_000]]);
    till.does(partPaid('2', 6_667));
    expect(paidParts(till)).toEqual([['1', 16_667, 33_333], ['2', 10_000, 0], ['rest', 10_000, 20_000]]);
    expect(till.state.totals.balance).toBe(53_333);
  });

  test('planned in another way and back: what was paid is of that share again', () => {
    const till = opened(split({ kind: 'equal', ways: 2 }), partPaid('2', 45_000));
    till.does(split({ kind: 'amounts', amounts: [10_000] }), split(null), split({ kind: 'equal', ways: 2 }));
    expect(paidParts(till)).toEqual([['1', 0, 45_000], ['2', 45_000, 0]]);
    till.does(split({ kind: 'equal', ways: 3 }));
    expect(paidParts(till)).toEqual([['1', 15_000, 15_000], ['2', 15_000, 15_000], ['3', 15_000, 15_000]]);
  });

  test('of items with more in them later keeps who paid what; begun anew it does not', () => {
    const till = opened(add(tea));
    const [first, second] = till.state.lines;
    const one = { key: '1', lines: [{ lineId: first!.lineId as string, quantityMilli: 1_000 }] };
    till.does(split({ kind: 'items', parts: [one] }), partPaid('1', 45_000));
    till.does(split({ kind: 'items', parts: [one, { key: '2', lines: [{ lineId: second!.lineId, quantityMilli: 1_000 }] }] }));
    expect(paidParts(till)).toEqual([['1', 45_000, 0], ['2', 0, 5_030], ['rest', 0, 45_000]]);
    till.does(split(null), split({ kind: 'items', parts: [one] }));
    expect(paidParts(till)).toEqual([['1', 21_309, 23_691], ['rest', 23_691, 26_339]]);
  });

  test('money that names no part is shared out over what the parts still owe', () => {
    const till = opened(split({ kind: 'equal', ways: 2 }), partPaid('1', 45_000), card(20_000));
    expect(paidParts(till)).toEqual([['1', 45_000, 0], ['2', 20_000, 25_000]]);
  });

  test('a payment of an older device is of the plan that stood when it was taken', () => {
    const till = opened(split({ kind: 'equal', ways: 3 }));
    const [old] = till.does(partPaid('2', 30_000));
    const { plan: _, ...data } = old!.data as Record<string, unknown>;
    till.known.set(old!.id, { ...old!, v: 2, data } as never);
    expect(paidParts(till)).toEqual([['1', 0, 30_000], ['2', 30_000, 0], ['3', 0, 30_000]]);
    till.does(split({ kind: 'equal', ways: 2 }));
    expect(paidParts(till)).toEqual([['1', 15_000, 30_000], ['2', 15_000, 30_000]]);
  });

  test('an attempt pays the part of the plan it was started under', () => {
    const till = opened(split({ kind: 'equal', ways: 2 }));
    const [attempt] = till.does(start({ amount: 45_000, part: '1' }));
    till.does(split({ kind: 'equal', ways: 3 }), end(attempt!.id, 'approved'));
    expect(paidParts(till)).toEqual([['1', 15_000, 15_000], ['2', 15_000, 15_000], ['3', 15_000, 15_000]]);
  });

  test('by item follows the lines: a part keeps what it was promised while there is enough', () => {
    const till = opened();
    const { lineId } = till.state.lines[0]!;
    const part = (key: string) => ({ key, lines: [{ lineId, quantityMilli: 1_000 }] });
    till.does(split({ kind: 'items', parts: [part('Ali'), part('Vali')] }));
    till.does({ type: 'change-quantity', lineId, deltaMilli: -1_000 });
    expect(splitParts(till.state).map(({ key, due }) => [key, due])).toEqual([['Ali', 45_000], ['Vali', 0]]);
  });

  test.each<[string, Parameters<typeof split>[0], object]>([
    ['into nothing', { kind: 'equal', ways: 0 }, { type: 'split-invalid', parts: 0, most: 50 }],
    ['into one', { kind: 'equal', ways: 1 }, { type: 'split-invalid', parts: 1, most: 50 }],
    ['into a crowd', { kind: 'equal', ways: 51 }, { type: 'split-invalid', parts: 51, most: 50 }],
    ['into a half', { kind: 'equal', ways: 2.5 }, { type: 'split-invalid', parts: 2.5, most: 50 }],
    ['by the one seat', { kind: 'seats' }, { type: 'split-invalid', parts: 1, most: 50 }],
    ['by an amount below zero', { kind: 'amounts', amounts: [-5, 10] }, { type: 'amount-invalid', amount: -5, most: 90_000 }],
    ['by the whole amount', { kind: 'amounts', amounts: [90_000] }, { type: 'split-invalid', parts: 1, most: 50 }],
    ['by a line that is not there', { kind: 'items', parts: [{ key: '1', lines: [{ lineId: 'gone', quantityMilli: 1_000 }] }] }, { type: 'no-such-line', lineId: 'gone' }],
    ['with one key twice', { kind: 'items', parts: [{ key: '1', lines: [] }, { key: '1', lines: [] }] }, { type: 'split-invalid', parts: 2, most: 50 }],
  ])('%s is refused in words', (_, plan, error) => expect(opened().fails(split(plan))).toEqual(error));

  test('by more of a line than there is is refused; taking a plan back is possible once', () => {
    const till = opened();
    const { lineId } = till.state.lines[0]!;
    expect(till.fails(split({ kind: 'items', parts: [{ key: '1', lines: [{ lineId, quantityMilli: 2_001 }] }] }))).toEqual({ type: 'quantity-invalid', quantityMilli: 2_001 });
    expect(till.fails(split(null))).toEqual({ type: 'nothing-to-do' });
    till.does(split({ kind: 'equal', ways: 2 }), split(null));
    expect([till.state.plan, splitParts(till.state)]).toEqual([null, []]);
  });
});

describe('a tip', () => {
  test('is beside the total, out of what was handed over', () => {
    const till = opened();
    till.does({ type: 'pay', method: 'cash', kind: 'cash', tendered: 100_000, cashStep: 100, tip: 4_000, shift: asId('shift:1') });
    expect(till.state.payments).toMatchObject([{ amount: 90_000, tip: 4_000, change: 6_000, shift: 'shift:1' }]);
    expect(till.state.totals).toMatchObject({ total: 90_000, paid: 90_000, tips: 4_000, balance: 0 });
  });

  test('is given back apart, and never above what it was', () => {
    const till = opened();
    till.does({ type: 'pay', method: 'humo', kind: 'card', tendered: 94_000, cashStep: 100, tip: 4_000 });
    const refund = (amount: number, tip: number): OrderCommand => ({ type: 'refund', payment: till.state.payments[0]!.opId, amount, tip, reason: 'by mistake', method: 'cash', kind: 'cash' });
    expect(till.fails(refund(0, 4_001))).toEqual({ type: 'amount-invalid', amount: 4_001, most: 4_000 });
    expect(till.fails(refund(90_001, 0))).toEqual({ type: 'amount-invalid', amount: 90_001, most: 90_000 });
    expect(till.fails(refund(0, 0))).toMatchObject({ type: 'amount-invalid' });
    till.does(refund(0, 1_000), refund(30_000, 3_000));
    expect(till.fails(refund(60_001, 0))).toEqual({ type: 'amount-invalid', amount: 60_001, most: 60_000 });
    expect(till.state.totals).toMatchObject({ paid: 60_000, tips: 0 });
    expect(till.state.refunds.map(({ method }) => method)).toEqual(['cash', 'cash']);
  });
});

describe('an attempt on a terminal', () => {
  test('is written first; its approval is the payment', () => {
    const till = opened();
    const [started] = till.does(start({ tip: 5_000 }));
    expect(till.state.attempts).toMatchObject([{ outcome: 'pending', payment: null }]);
    till.does(end(started!.id, 'approved'));
    expect(till.state.payments).toMatchObject([{ amount: 90_000, tip: 5_000, tendered: 95_000, method: 'uzcard', attempt: started!.id, reference: 'RRN 7', shift: 'shift:1' }]);
    expect(till.state.attempts).toMatchObject([{ outcome: 'approved', payment: till.state.payments[0]!.opId }]);
    expect(till.fails(end(started!.id, 'approved'))).toEqual({ type: 'nothing-to-do' });
  });

  test('without an answer makes the next one ask', () => {
    const till = opened();
    const [started] = till.does(start());
    expect(till.fails(start())).toEqual({ type: 'attempt-pending', attempt: started!.id, amount: 90_000 });
    till.does(end(started!.id, 'timed-out'));
    expect(till.fails(start())).toEqual({ type: 'attempt-pending', attempt: started!.id, amount: 90_000 });
    till.does(start({ again: true }));
    expect(till.state.attempts).toHaveLength(2);
  });

  test('that was declined or abandoned leaves nothing to ask', () => {
    const till = opened();
    for (const outcome of ['declined', 'abandoned'] as const) {
      const [started] = till.does(start());
      till.does(end(started!.id, outcome));
    }
    till.does(start());
    expect(till.state.attempts.map(({ outcome }) => outcome)).toEqual(['declined', 'abandoned', 'pending']);
  });

  test('approved after it had timed out counts, even when the check was paid and closed meanwhile', () => {
    const till = opened({ type: 'fire' });
    const [started] = till.does(start());
    till.does(end(started!.id, 'timed-out'), card(90_000), { type: 'close' });
    expect(reviewOrder(asId('o1'), till.state)).toMatchObject([{ type: 'attempt-unresolved', attempt: started!.id, amount: 90_000 }]);
    till.does(end(started!.id, 'approved'));
    expect(till.state.totals.balance).toBe(-90_000);
    expect(reviewOrder(asId('o1'), till.state)).toMatchObject([{ type: 'overpaid', overpaid: 90_000 }]);
  });

  test('recorded as paid by two tills is one payment, and a refund of either is a refund of it', () => {
    const till = opened();
    const other = new Device('other', 5_000_000);
    const [started] = till.does(start());
    other.hears(till);
    till.does(end(started!.id, 'approved'));
    other.does(end(started!.id, 'approved'));
    other.does({ type: 'refund', payment: other.state.payments[0]!.opId, amount: 10_000, reason: 'cold' });
    meet(till, other);
    expect(till.state.payments).toMatchObject([{ amount: 90_000, refunded: 10_000 }]);
    expect(till.state.totals).toMatchObject({ paid: 80_000 });
  });

  test('of nothing, or of more than is owed, is refused in words', () => {
    expect(opened().fails(start({ amount: 0 }))).toEqual({ type: 'amount-invalid', amount: 0, most: 90_000 });
    expect(opened().fails(start({ amount: 90_001 }))).toEqual({ type: 'amount-invalid', amount: 90_001, most: 90_000 });
    expect(opened().fails(start({ part: 'x' }))).toEqual({ type: 'no-such-part', part: 'x' });
    expect(opened().fails(end(asId('never'), 'approved'))).toEqual({ type: 'no-such-attempt' });
  });
});

describe('anomalies', () => {
  test('two managers give the same payment back', () => {
    const till = opened();
    till.does(card(90_000));
    const other = new Device('other', 3_000_000);
    other.hears(till);
    const refund: OrderCommand = { type: 'refund', payment: till.state.payments[0]!.opId, amount: 60_000, reason: 'cold' };
    till.does(refund);
    other.does(refund);
    meet(till, other);
    expect(reviewOrder(asId('o1'), till.state)).toMatchObject([{ type: 'refunded-too-much', excess: 30_000 }]);
  });

  test('a clock two days behind shows on the check it wrote on; a refund next week does not', () => {
    const now = 10 * 86_400_000;
    const till = new Device('till', now);
    till.does({ ...opening, openedAtMs: now } as OrderCommand, add(plov));
    const behind = new Device('behind', now - 2 * 86_400_000);
    behind.hears(till);
    behind.forget();
    behind.does(add(tea));
    till.hears(behind);
    expect(reviewOrder(asId('o1'), till.state)).toMatchObject([{ type: 'clock-wrong', key: 'clock-wrong:o1', devices: ['behind', 'till'] }]);
    const honest = new Device('honest', now);
    honest.does({ ...opening, openedAtMs: now } as OrderCommand, add(plov), { type: 'fire' }, card(45_000), { type: 'close' });
    const later = new Device('later', now + 7 * 86_400_000);
    later.hears(honest);
    later.does({ type: 'refund', payment: later.state.payments[0]!.opId, amount: 1_000, reason: 'cold' });
    expect(reviewOrder(asId('o1'), later.state)).toEqual([]);
  });
});
