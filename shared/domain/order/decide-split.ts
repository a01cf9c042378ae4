import { isMoney } from '../../kernel/money.ts';
import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { one, tooLong, type Command, type Decision } from './decision.ts';
import { lineOf } from './decide-lines.ts';
import type { OrderError } from './errors.ts';
import { bounds } from './frozen-checks.ts';
import type { SplitPlan } from './frozen.ts';
import { continuedBy } from './plans.ts';
import { restPart } from './split.ts';
import type { OrderState } from './state.ts';

const tooFewOrMany = (parts: number): OrderError | null =>
  (Number.isSafeInteger(parts) && parts >= 2 && parts <= bounds.parts ? null : { type: 'split-invalid', parts, most: bounds.parts });

function checkItems(state: OrderState, parts: Extract<SplitPlan, { kind: 'items' }>['parts']): OrderError | null {
  const keys = parts.map(({ key }) => key);
  if (new Set([...keys, restPart]).size !== keys.length + 1 || keys.some((key) => key === '')) return { type: 'split-invalid', parts: keys.length, most: bounds.parts };
  const long = tooLong(bounds.id, ...keys);
  if (long) return long;
  const takenMilli = new Map<string, number>();
  for (const { lineId, quantityMilli } of parts.flatMap(({ lines }) => lines)) {
    const line = lineOf(state, lineId);
    if (!line) return { type: 'no-such-line', lineId: lineId as never };
    const all = (takenMilli.get(lineId) ?? 0) + quantityMilli;
    if (!Number.isSafeInteger(quantityMilli) || quantityMilli <= 0 || all > line.quantityMilli) return { type: 'quantity-invalid', quantityMilli };
    takenMilli.set(lineId, all);
  }
  const isLeft = state.lines.some((line) => line.quantityMilli > (takenMilli.get(line.lineId) ?? 0));
  return tooFewOrMany(parts.filter(({ lines }) => lines.length > 0).length + (isLeft ? 1 : 0));
}

function checkAmounts(state: OrderState, amounts: readonly number[]): OrderError | null {
  const { total } = state.totals;
  const wrong = amounts.find((amount) => !isMoney(amount) || amount <= 0);
  if (wrong !== undefined) return { type: 'amount-invalid', amount: wrong, most: total };
  // More than the total is no mistake: the check may grow, and the parts stop at what it comes to.
  return tooFewOrMany(amounts.length + (amounts.reduce((all, amount) => all + amount, 0) < total ? 1 : 0));
}

function checkPlan(state: OrderState, plan: SplitPlan): OrderError | null {
  switch (plan.kind) {
    case 'equal': return tooFewOrMany(plan.ways);
    case 'seats': return tooFewOrMany(new Set(state.lines.filter((line) => line.quantityMilli > 0).map((line) => line.seat)).size);
    case 'items': return checkItems(state, plan.parts);
    case 'amounts': return checkAmounts(state, plan.amounts);
  }
}

export function planSplit(state: OrderState, { plan }: Command<'plan-split'>, ctx: DecideContext): Decision {
  if (plan === null && state.plan === null) return err({ type: 'nothing-to-do' });
  const wrong = plan === null ? null : checkPlan(state, plan);
  if (wrong) return err(wrong);
  if (plan === null) return one(ctx, 'split.planned', { plan });
  const continues = continuedBy({ plans: state.plans, current: state.plan && state.planId ? { opId: state.planId, plan: state.plan } : null }, plan);
  return one(ctx, 'split.planned', { plan, ...(continues === undefined ? {} : { continues }) });
}
