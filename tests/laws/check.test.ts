import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { readOrderOp } from '../../shared/domain/order/read-op.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import { stampOf } from '../../shared/kernel/stamp.ts';
import { opening, opsOfRichTaps, opsOfRichTapsApart, planOf, richCommandOf, richTap } from './arbitrary-checks.ts';
import { deviceContext, inStampOrder } from './arbitrary-orders.ts';
import { runs } from './runs.ts';

const taps = fc.array(richTap, { maxLength: 30, size: 'medium' });
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Every sum that must hold in any state, by name, so that the one that fails is told. */
function expectSums(state: OrderState): void {
  const { lines, totals, charges, payments } = state;
  expect(sum(lines.map(({ gross }) => gross)), 'gross').toBe(totals.gross);
  expect(sum(lines.map(({ net }) => net)), 'net').toBe(totals.gross - totals.discount - totals.comp);
  expect(sum(charges.map(({ amount }) => amount)), 'charges').toBe(totals.charges);
  expect(totals.gross - totals.discount - totals.comp + totals.charges + totals.fee + totals.addedTax, 'total').toBe(totals.total);
  expect(sum(totals.taxes.map(({ amount }) => amount)), 'taxes').toBe(totals.tax);
  expect(sum(totals.taxes.filter(({ included }) => !included).map(({ amount }) => amount)), 'added taxes').toBe(totals.addedTax);
  expect(sum(payments.map(({ amount, refunded }) => amount - refunded)), 'paid').toBe(totals.paid);
  expect(sum(payments.map(({ tip, tipRefunded }) => tip - tipRefunded)), 'tips').toBe(totals.tips);
  expect(totals.total + totals.rounding - totals.paid, 'balance').toBe(totals.balance);
  for (const { gross, total, net } of lines) expect([0 <= net, net <= total, total <= gross], 'what is taken off a line').toEqual([true, true, true]);
  if (state.plan) {
    expect(sum(splitParts(state).map(({ due }) => due)), 'parts').toBe(totals.total);
    expect(sum(splitParts(state).map(({ balance }) => balance)), 'what the parts owe').toBe(totals.balance);
    for (const { due, paid, balance } of splitParts(state)) expect(balance).toBe(due - paid);
  }
}

test('any mix of discounts, comps, charges, taxes, tips, rounding and splits sums exactly', () => {
  fc.assert(fc.property(opening, taps, (open, list) => expectSums(foldOrder(inStampOrder(opsOfRichTapsApart(open, list))))), runs(1_000));
});

test('the parts of any split sum to the whole, and none is below zero', () => {
  fc.assert(fc.property(opening, taps, fc.nat(9), fc.nat(9_999), (open, list, pick, other) => {
    const state = foldOrder(inStampOrder(opsOfRichTaps(open, list)));
    const parts = splitParts({ ...state, plan: planOf(state, pick, other) });
    expect(sum(parts.map(({ due }) => due))).toBe(state.totals.total);
    expect(parts.filter(({ due }) => due < 0)).toEqual([]);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
  }), runs(1_000));
});

test('paying every part settles the check', () => {
  fc.assert(fc.property(opening, taps, fc.nat(9), fc.nat(9_999), fc.constantFrom('cash' as const, 'card' as const), (open, list, pick, other, kind) => {
    const ctx = deviceContext(9, 2_000_000);
    let ops = opsOfRichTaps(open, list.filter(({ kind: one }) => ![11, 12, 13, 14, 25, 26, 27, 28, 29, 34, 36].includes(one)));
    const planned = decideOrder(foldOrder(inStampOrder(ops)), { type: 'plan-split', plan: planOf(foldOrder(inStampOrder(ops)), pick, other) }, ctx);
    if (!planned.ok) return;
    ops = [...ops, ...planned.value];
    for (const { key, due } of splitParts(foldOrder(inStampOrder(ops)))) {
      if (due === 0) continue;
      const paid = decideOrder(foldOrder(inStampOrder(ops)), { type: 'pay', method: kind, kind, tendered: kind === 'card' ? due : Math.ceil(due / 100) * 100, cashStep: 100, part: key }, ctx);
      if (!paid.ok) throw new Error(`part ${key} of ${due}: ${JSON.stringify(paid.error)}`);
      ops = [...ops, ...paid.value];
    }
    const state = foldOrder(inStampOrder(ops));
    expect(state.totals.balance).toBe(0);
    expect(splitParts(state).filter(({ balance }) => balance !== 0)).toEqual([]);
  }), runs(1_000));
});

test('however often the split is changed between payments, the parts owe what the check owes, and paying them settles it', () => {
  const deed = fc.record({ pick: fc.nat(9), other: fc.nat(9_999), share: fc.integer({ min: 1, max: 3 }), plans: fc.boolean(), whole: fc.boolean() });
  fc.assert(fc.property(opening, taps, fc.array(deed, { maxLength: 8 }), (open, list, deeds) => {
    const ctx = deviceContext(9, 2_000_000);
    let ops = opsOfRichTaps(open, list.filter(({ kind: one }) => ![11, 12, 13, 14, 25, 26, 27, 28, 29, 34, 36].includes(one)));
    const act = (command: Parameters<typeof decideOrder>[1]): void => {
      const decided = decideOrder(foldOrder(inStampOrder(ops)), command, ctx);
      if (decided.ok) ops = [...ops, ...decided.value];
      const state = foldOrder(inStampOrder(ops));
      if (state.plan) expect(sum(splitParts(state).map(({ balance }) => balance))).toBe(state.totals.balance);
      // Whose dishes went to another part after they were paid is owed something.
      if (state.plan?.kind !== 'items') expect(splitParts(state).filter(({ balance }) => balance < 0)).toEqual([]);
    };
    const payPart = (pick: number, share: number): void => {
      const state = foldOrder(inStampOrder(ops));
      const owing = splitParts(state).filter(({ balance }) => balance > 0);
      const part = owing[pick % Math.max(1, owing.length)];
      if (part) act({ type: 'pay', method: 'humo', kind: 'card', tendered: Math.ceil(Math.min(part.balance, state.totals.balance) / share), cashStep: 1, part: part.key });
    };
    for (const { pick, other, share, plans, whole } of deeds) {
      const state = foldOrder(inStampOrder(ops));
      if (plans) act({ type: 'plan-split', plan: whole ? null : planOf(state, pick, other) });
      else if (whole) act({ type: 'pay', method: 'humo', kind: 'card', tendered: Math.ceil(state.totals.balance / (1 + share)), cashStep: 1 });
      else payPart(pick, share);
    }
    const { plan } = foldOrder(inStampOrder(ops));
    for (let left = 60; plan && left > 0; left -= 1) payPart(0, 1);
    if (plan) expect(foldOrder(inStampOrder(ops)).totals.balance).toBe(0);
  }), runs(250));
});

/** What is money in a state, without what the last word decides. */
const money = (state: OrderState): string => canonicalJson({
  totals: { ...state.totals, taxes: state.totals.taxes.map(({ name: _, ...tax }) => tax) },
  lines: state.lines.map((line) => [line.lineId, line.quantityMilli, line.gross, line.total, line.net].join()).sort(),
  charges: state.charges.map(({ rule, amount }) => [rule.id, amount].join()).sort(),
  adjustments: state.adjustments.map(({ opId, removed }) => [opId, removed].join()).sort(),
  payments: state.payments.map((payment) => [payment.attempt ?? payment.opId, payment.amount, payment.tip, payment.refunded, payment.tipRefunded].join()).sort(),
  status: state.status,
});

test('concurrent ops give the same money in any order', () => {
  fc.assert(fc.property(opening, taps, fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), (open, list, days) => {
    const ops = opsOfRichTapsApart(open, list);
    const shifted = ops.map((op) => ({ ...op, stamp: stampOf((10 + days[Number(op.device.slice(-1))]!) * 86_400_000, Number.parseInt(op.stamp.slice(12), 16)) }));
    expect(money(foldOrder(inStampOrder(shifted)))).toBe(money(foldOrder(inStampOrder(ops))));
  }), runs(1_000));
});

test('no decision is one that the fold passes over', () => {
  fc.assert(fc.property(opening, taps, richTap, (open, list, last) => {
    const ops = opsOfRichTapsApart(open, list);
    const state = foldOrder(inStampOrder(ops));
    const decided = decideOrder(state, richCommandOf(state, last), deviceContext(9, 2_000_000));
    if (!decided.ok) return;
    for (const op of decided.value) expect(readOrderOp(op)).toBe(op);
    const after = foldOrder(inStampOrder([...ops, ...decided.value]));
    // Saying the same words again is no mistake; whatever else was decided shows.
    if (!['order.labelled', 'line.labelled', 'split.planned'].includes(decided.value.at(-1)!.type)) expect({ ...after, lastStamp: '' }).not.toEqual({ ...state, lastStamp: '' });
  }), runs(1_000));
});
