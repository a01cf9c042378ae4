import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { decideMerge } from '../../shared/domain/order/transfer.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { opening, richCommandOf, richTap, type RichTap } from './arbitrary-checks.ts';
import { deviceContext, inStampOrder } from './arbitrary-orders.ts';
import { runs } from './runs.ts';

/* What the guests owe after two checks became one: docs/money.md, *Merged checks*. */

/** Taps that take orders and discounts, neither money nor the check itself: a merge is not possible then. */
const orderTap = fc.tuple(richTap, fc.constantFrom(0, 1, 2, 3, 6, 16, 17, 17, 18, 18, 19, 20, 30, 30, 35)).map(([one, kind]): RichTap => ({ ...one, kind }));
const taps = fc.array(orderTap, { maxLength: 14, size: 'medium' });

/** Taps on a check of a device of its own: its ids are its own. */
function checkOf(device: number, open: Parameters<typeof decideOrder>[1], list: readonly RichTap[]): OrderOp[] {
  const ctx = deviceContext(device, 1_000_000);
  const opened = decideOrder(null, open, ctx);
  const ops: OrderOp[] = opened.ok ? [...opened.value] : [];
  for (const one of list) {
    const state = foldOrder(inStampOrder(ops));
    const decided = decideOrder(state, richCommandOf(state, one), ctx);
    if (decided.ok) ops.push(...decided.value);
  }
  // The kitchen is told of reductions first: a line of which less is wanted cannot move before.
  const state = foldOrder(inStampOrder(ops));
  const sent = state.lines.some(({ unsentMilli }) => unsentMilli < 0) ? decideOrder(state, { type: 'fire', everything: true }, ctx) : null;
  return sent?.ok ? [...ops, ...sent.value] : ops;
}

type Merged = { readonly source: OrderOp[]; readonly target: OrderOp[] };

function merge(from: string, to: string, source: OrderOp[], target: OrderOp[], device: number): Merged {
  const end = (id: string, ops: OrderOp[]) => ({ id: asId<never>(id), state: foldOrder(inStampOrder(ops)) });
  const decided = decideMerge(end(from, source), end(to, target), deviceContext(device, 2_000_000 + device));
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return { source: [...source, ...decided.value.source], target: [...target, ...decided.value.target] };
}

const stateOf = (ops: OrderOp[]): OrderState => foldOrder(inStampOrder(ops));
const netByLine = (...states: OrderState[]): Record<string, number> =>
  Object.fromEntries(states.flatMap(({ lines }) => lines.filter(({ quantityMilli }) => quantityMilli > 0).map(({ lineId, net }) => [lineId, net] as const)).sort(([a], [b]) => (a < b ? -1 : 1)));
const off = (...states: OrderState[]): number[] => [states.reduce((all, { totals }) => all + totals.discount, 0), states.reduce((all, { totals }) => all + totals.comp, 0)];

test('every line costs after a merge what it cost before, whatever was off either check', () => {
  fc.assert(fc.property(opening, opening, taps, taps, (openA, openB, onA, onB) => {
    const [a, b] = [checkOf(1, openA, onA), checkOf(2, openB, onB)];
    const before = [stateOf(a), stateOf(b)] as const;
    const merged = merge('a', 'b', a, b, 3);
    const after = [stateOf(merged.source), stateOf(merged.target)] as const;
    expect(netByLine(...after)).toEqual(netByLine(...before));
    expect(off(...after)).toEqual(off(...before));
    expect(after[0].totals.total).toBe(0);
  }), runs(1_000));
});

test('the guests owe after a merge what they owed before, where both checks are charged and taxed alike', () => {
  fc.assert(fc.property(opening, taps, taps, (open, onA, onB) => {
    const plain = { ...open, charges: [], taxProfile: { rounding: 'line', mode: 'half-up' } } as typeof open;
    const [a, b] = [checkOf(1, plain, onA), checkOf(2, plain, onB)];
    const merged = merge('a', 'b', a, b, 3);
    expect(stateOf(merged.target).totals.total).toBe(stateOf(a).totals.total + stateOf(b).totals.total);
  }), runs(700));
});

test('a third check, and the way back, change nothing either', () => {
  fc.assert(fc.property(opening, taps, taps, taps, (open, onA, onB, onC) => {
    const [a, b, c] = [checkOf(1, open, onA), checkOf(2, open, onB), checkOf(4, open, onC)];
    const before = netByLine(stateOf(a), stateOf(b), stateOf(c));
    const first = merge('a', 'b', a, b, 3);
    const second = merge('b', 'c', first.target, c, 5);
    expect(netByLine(stateOf(second.source), stateOf(second.target))).toEqual(before);
  }), runs(500));
});

test('a discount of what was merged already is about all of it', () => {
  fc.assert(fc.property(opening, taps, taps, fc.integer({ min: 1, max: 90_000 }), (open, onA, onB, amount) => {
    const merged = merge('a', 'b', checkOf(1, open, onA), checkOf(2, open, onB), 3);
    const before = stateOf(merged.target);
    const given = decideOrder(before, { type: 'discount', target: { kind: 'check' }, value: { kind: 'amount', amount }, reason: 'late' }, deviceContext(5, 3_000_000));
    if (!given.ok) return;
    const after = stateOf([...merged.target, ...given.value]);
    // Percentages of a part are taken after amounts: so much less comes off at most.
    const less = after.totals.discount - before.totals.discount;
    expect(less).toBeLessThanOrEqual(amount);
    if (before.totals.discount === 0) expect(less).toBe(amount);
  }), runs(500));
});
