import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { readOrderOp } from '../../shared/domain/order/read-op.ts';
import { reviewOrder } from '../../shared/domain/order/review.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import { settleTransfers, unhonouredTransfers } from '../../shared/domain/order/settle-transfers.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { anyFact } from './arbitrary-facts.ts';
import { anyOp, inStampOrder } from './arbitrary-orders.ts';
import { runs } from './runs.ts';

/** Every number in a value, however deep. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* numbersIn(inner);
}

test('the facts that the fold is tried with are facts to it', () => {
  fc.assert(fc.property(anyFact, (op) => {
    expect(readOrderOp(op)).toBe(op);
  }), { numRuns: 2_000 });
});

test('the fold, the review and the split are total for any sequence of facts, and their sums hold', () => {
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: anyFact }, anyOp), { maxLength: 14, size: 'medium' }), (ops) => {
    const before = JSON.stringify(ops);
    const state = foldOrder(ops);
    const { totals } = state;
    for (const one of numbersIn(totals)) if (!Number.isInteger(one)) throw new Error(`not whole: ${JSON.stringify(totals)}`);
    if (totals.balance !== totals.total + totals.rounding - totals.paid) throw new Error(`the balance does not add up: ${JSON.stringify(totals)}`);
    if (state.lines.some((line) => line.net < 0 || line.total < line.net || line.gross < line.total || line.quantityMilli < 0)) throw new Error('a line is less than nothing');
    if (totals.gross < Number.MAX_SAFE_INTEGER / 4 && totals.total < Number.MAX_SAFE_INTEGER / 4) {
      const parts = splitParts(state);
      if (state.plan !== null && parts.reduce((all, { due }) => all + due, 0) !== totals.total) throw new Error(`the parts do not sum to ${totals.total}`);
      const owed = parts.reduce((all, { balance }) => all + balance, 0);
      if (state.plan !== null && Math.abs(totals.paid) < Number.MAX_SAFE_INTEGER / 4 && owed !== totals.balance) throw new Error(`the parts owe ${owed} of ${totals.balance}`);
    }
    reviewOrder(asId('order-1'), state);
    unhonouredTransfers(state);
    settleTransfers([{ id: asId('order-1'), state }, { id: asId('o1'), state }]);
    if (JSON.stringify(ops) !== before) throw new Error('the fold changed an op');
  }), runs(10_000));
});

test('a fact that came twice, or in another order, changes nothing', () => {
  fc.assert(fc.property(fc.uniqueArray(anyFact, { maxLength: 6, selector: ({ id }) => id }), fc.infiniteStream(fc.nat()), (ops, random) => {
    const arrived = [...new Map([...ops, ...ops].map((op) => [random.next().value as number, op] as const).sort(([a], [b]) => a - b).map(([, op]) => [op.id, op])).values()];
    expect(foldOrder(inStampOrder(arrived))).toEqual(foldOrder(inStampOrder(ops)));
  }), runs(2_000));
});
