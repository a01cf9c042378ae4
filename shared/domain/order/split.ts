import type { LineId } from '../../kernel/ids.ts';
import { allocate, type Money } from '../../kernel/money.ts';
import type { OrderState, Line, Payment } from './state.ts';
import { roundingOf } from './totals.ts';
import { taxesOfItem, taxesOn } from './taxes.ts';

/**
 * One part of a check that several people pay. `paid`: by payments of this part, and its share of what
 * was paid otherwise. `lines`: what of the check it holds; empty for
 * shares and amounts.
 */
export type SplitPart = {
  readonly key: string;
  readonly due: Money;
  readonly paid: Money;
  readonly balance: Money;
  readonly lines: readonly { readonly lineId: LineId; readonly quantityMilli: number }[];
};

/** What no part of a plan names. */
export const restPart = 'rest';

type Share = { readonly key: string; weight: number; readonly lines: { lineId: LineId; quantityMilli: number }[] };

class Shares {
  readonly #byKey = new Map<string, Share>();

  of(key: string): Share {
    const known = this.#byKey.get(key);
    if (known) return known;
    const made: Share = { key, weight: 0, lines: [] };
    this.#byKey.set(key, made);
    return made;
  }

  all(): Share[] {
    return [...this.#byKey.values()];
  }
}

/** What a line comes to with the taxes that are added to it. */
const lineWeight = (line: Line, state: OrderState): Money => line.net + taxesOn([{ amount: line.net, taxes: taxesOfItem(line.item) }], state.taxProfile).added;

function bySeat(state: OrderState): Share[] {
  const shares = new Shares();
  for (const line of state.lines) {
    if (line.quantityMilli === 0) continue;
    const share = shares.of(line.seat === 0 ? restPart : `seat-${line.seat}`);
    share.weight += lineWeight(line, state);
    share.lines.push({ lineId: line.lineId, quantityMilli: line.quantityMilli });
  }
  return shares.all();
}

type ItemParts = Extract<NonNullable<OrderState['plan']>, { kind: 'items' }>['parts'];

function byItem(state: OrderState, parts: ItemParts): Share[] {
  const shares = new Shares();
  for (const { key } of parts) shares.of(key);
  for (const line of state.lines) {
    if (line.quantityMilli === 0) continue;
    let leftMilli = line.quantityMilli;
    const wanted: { key: string; weight: number }[] = [];
    for (const { key, lines } of parts) {
      for (const named of lines) {
        if (named.lineId !== line.lineId) continue;
        // The line may have become less since the plan was made: the first parts keep what they were promised.
        const milli = Math.min(leftMilli, named.quantityMilli);
        leftMilli -= milli;
        if (milli > 0) wanted.push({ key, weight: milli });
      }
    }
    if (leftMilli > 0) wanted.push({ key: restPart, weight: leftMilli });
    const merged = new Map<string, number>();
    for (const { key, weight } of wanted) merged.set(key, (merged.get(key) ?? 0) + weight);
    const shareByKey = allocate(lineWeight(line, state), [...merged].map(([key, weight]) => ({ key, weight })));
    for (const [key, quantityMilli] of merged) {
      const share = shares.of(key);
      share.weight += shareByKey.get(key) ?? 0;
      share.lines.push({ lineId: line.lineId, quantityMilli });
    }
  }
  return shares.all();
}

function byAmount(total: Money, amounts: readonly Money[]): { readonly key: string; readonly due: Money }[] {
  let left = Math.max(0, total);
  const parts = amounts.map((amount, index) => {
    const due = Math.min(left, amount);
    left -= due;
    return { key: String(index + 1), due };
  });
  return left > 0 || total < 0 || parts.length === 0 ? [...parts, { key: restPart, due: left + Math.min(0, total) }] : parts;
}

type Part = { readonly key: string; readonly due: Money; readonly lines: SplitPart['lines'] };

function dueByPart(state: OrderState, plan: NonNullable<OrderState['plan']>): readonly Part[] {
  const { total } = state.totals;
  if (plan.kind === 'amounts') return byAmount(total, plan.amounts).map((part) => ({ ...part, lines: [] }));
  if (plan.kind === 'equal') {
    const keys = Array.from({ length: plan.ways }, (_, index) => ({ key: String(index + 1), weight: 1 }));
    const dueByKey = allocate(total, keys);
    return keys.map(({ key }) => ({ key, due: dueByKey.get(key)!, lines: [] }));
  }
  const shares = plan.kind === 'seats' ? bySeat(state) : byItem(state, plan.parts);
  if (shares.length === 0) return [{ key: restPart, due: total, lines: [] }];
  const dueByKey = allocate(total, shares);
  return shares.map(({ key, lines }) => ({ key, due: dueByKey.get(key)!, lines }));
}

/** What a payment settled: cash rounding is not of the part. */
const settledBy = (payment: Payment): Money => payment.amount - payment.refunded - roundingOf(payment);

/**
 * Adds what no part of this plan was paid with: shared out over what the parts still owed when it was
 * paid, so that whoever pays a part owes nothing of it afterwards; what is more, over what they come to.
 */
function shareOut(amount: Money, parts: readonly Part[], paidByKey: Map<string, Money>): void {
  const owed = parts.map(({ key, due }) => ({ key, weight: Math.max(0, due - (paidByKey.get(key) ?? 0)) }));
  const first = Math.min(Math.max(0, amount), owed.reduce((all, { weight }) => all + weight, 0));
  const shares = [allocate(first, owed), allocate(amount - first, parts.map(({ key, due }) => ({ key, weight: due })))];
  for (const share of shares) for (const [key, one] of share) paidByKey.set(key, (paidByKey.get(key) ?? 0) + one);
}

/**
 * Step 11 of docs/money.md: the parts by plan, none without one. Their dues always sum to the total,
 * and their balances to what the check still owes.
 */
export function splitParts(state: OrderState): readonly SplitPart[] {
  const { plan, planId, payments } = state;
  if (plan === null) return [];
  const parts = dueByPart(state, plan);
  const paidByKey = new Map(parts.map(({ key }) => [key, 0]));
  for (const payment of payments) {
    const { part } = payment;
    if (part !== null && payment.plan === planId && paidByKey.has(part)) paidByKey.set(part, paidByKey.get(part)! + settledBy(payment));
    else shareOut(settledBy(payment), parts, paidByKey);
  }
  return parts.map(({ key, due, lines }) => {
    const paid = paidByKey.get(key)!;
    return { key, due, paid, balance: due - paid, lines };
  });
}
