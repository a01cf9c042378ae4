import type { OpId } from '../../kernel/ids.ts';
import { factsOf, type FactOf, type Facts } from './facts.ts';
import type { SplitPlan } from './frozen.ts';
import { ownPlan } from './own.ts';
import type { Plan } from './state.ts';

/** How guests wanted to pay, one after the other. `current`: what stands; null while the check is paid as one. */
export type FoldedPlans = { readonly plans: readonly Plan[]; readonly current: Plan | null };

const isStart = (short: readonly number[], long: readonly number[]): boolean => short.every((amount, index) => long[index] === amount);

/** Whether the parts of `next` are those of `before`, so that who paid one has paid it. `isNext`: nothing else was planned between. */
function isSamePlan(before: SplitPlan, next: SplitPlan, isNext: boolean): boolean {
  switch (next.kind) {
    case 'seats': return before.kind === 'seats';
    case 'equal': return before.kind === 'equal' && before.ways === next.ways;
    // Parts of items are people that a screen numbers anew when it begins anew.
    case 'items': return isNext && before.kind === 'items';
    case 'amounts': return isNext && before.kind === 'amounts' && (isStart(before.amounts, next.amounts) || isStart(next.amounts, before.amounts));
  }
}

/** The plan that `next` goes on with; undefined when it is a new one, of which nobody has paid anything. */
export function continuedBy({ plans, current }: FoldedPlans, next: SplitPlan): OpId | undefined {
  return plans.findLast(({ opId, plan }) => isSamePlan(plan, next, opId === current?.opId))?.opId;
}

/** Plans in (stamp, op id) order; version 1 did not say which one it goes on with. */
export function foldPlans(ops: readonly FactOf<'split.planned'>[]): FoldedPlans {
  let folded: FoldedPlans = { plans: [], current: null };
  for (const { id, v, data } of ops) {
    const plan = ownPlan(data.plan);
    const known = plan === null ? undefined : data.continues ?? (v === 1 ? continuedBy(folded, plan) : undefined);
    const current = plan === null ? null : { opId: known ?? id, plan };
    folded = { plans: current === null ? folded.plans : [...folded.plans.filter((other) => other.opId !== current.opId), current], current };
  }
  return folded;
}

/** Says under which plan something was paid; what older devices recorded names a part of the plan that stood when they did. */
export function planFinder(facts: Facts): (op: FactOf<'payment.taken'> | FactOf<'attempt.started'>) => OpId | null {
  const planned = factsOf(facts, 'split.planned');
  return ({ stamp, id, data }) => {
    if (data.part === null || data.part === undefined) return null;
    if (data.plan !== undefined) return data.plan;
    return foldPlans(planned.filter((op) => op.stamp < stamp || (op.stamp === stamp && op.id < id))).current?.opId ?? null;
  };
}
