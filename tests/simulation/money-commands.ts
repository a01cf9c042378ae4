import type { OrderCommand } from '../../shared/domain/order/command.ts';
import type { AdjustmentTarget, SplitPlan } from '../../shared/domain/order/frozen.ts';
import { reviewOrder } from '../../shared/domain/order/review.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { roundToStep, type Money } from '../../shared/kernel/money.ts';
import type { Random } from './random.ts';

/* What people ask of the money of a check. */

const moneyKinds = { discount: 2, comp: 0.7, 'remove-adjustment': 0.7, 'remove-charge': 0.6, 'restore-charge': 0.4, split: 1.5, pay: 3.5, refund: 3, resolve: 0.5 } as const;
export type MoneyKind = keyof typeof moneyKinds;
export const moneyWeights: Readonly<Record<MoneyKind, number>> = moneyKinds;

export type MoneyContext = { readonly orderId: DocId; readonly state: OrderState; readonly shift: DocId | null; readonly cashStep: Money };

const targetOf = (state: OrderState, random: Random): AdjustmentTarget => {
  const line = random.pick(state.lines);
  return line && random.chance(0.6) ? { kind: 'line', lineId: line.lineId } : { kind: 'check' };
};

function planOf(state: OrderState, random: Random): SplitPlan | null {
  switch (random.int(5)) {
    case 0: return { kind: 'equal', ways: random.between(2, 5) };
    case 1: return { kind: 'seats' };
    case 2: return { kind: 'amounts', amounts: [random.between(1, 40_000), random.between(1, 40_000)] };
    case 3: {
      const lines = state.lines.filter((line) => line.quantityMilli > 0).map((line) => ({ lineId: line.lineId, quantityMilli: random.chance(0.6) ? line.quantityMilli : Math.ceil(line.quantityMilli / 2) }));
      return { kind: 'items', parts: lines.slice(0, 3).map((line, index) => ({ key: `guest-${index + 1}`, lines: [line] })) };
    }
    default: return null;
  }
}

/** Whose part is paid now, and how much that is; the whole check without a plan. */
export function dueOf(state: OrderState, random: Random): { readonly part: string | null; readonly due: Money } {
  const part = random.chance(0.85) ? random.pick(splitParts(state).filter(({ balance }) => balance > 0)) : undefined;
  return part === undefined ? { part: null, due: state.totals.balance } : { part: part.key, due: Math.min(part.balance, state.totals.balance) };
}

const methods = [['card', 'card'], ['uzcard', 'card'], ['payme', 'wallet'], ['voucher', 'custom']] as const;
const tipOf = (random: Random): Money => (random.chance(0.3) ? random.between(1, 20) * 500 : 0);

export function payCommand({ state, shift, cashStep }: MoneyContext, random: Random): OrderCommand {
  const { part, due } = dueOf(state, random);
  const settled = random.chance(0.15) ? Math.ceil(due / 2) : due;
  const tip = tipOf(random);
  if (random.chance(0.45)) {
    const [method, kind] = random.pick(methods)!;
    return { type: 'pay', method, kind, tendered: settled + tip, cashStep, tip, part, shift };
  }
  return { type: 'pay', method: 'cash', kind: 'cash', tendered: Math.max(0, roundToStep(settled, cashStep)) + (random.chance(0.4) ? 10_000 : 0), cashStep, tip, part, shift };
}

export function moneyCommand(kind: MoneyKind, context: MoneyContext, random: Random): OrderCommand {
  const { orderId, state, shift } = context;
  switch (kind) {
    case 'pay': return payCommand(context, random);
    case 'discount': {
      const value = random.chance(0.6) ? { kind: 'percent' as const, basisPoints: random.pick([500, 1_000, 3_333, 10_000])! } : { kind: 'amount' as const, amount: random.between(1, 30_000) };
      return { type: 'discount', target: targetOf(state, random), value, reason: 'regular guest' };
    }
    case 'comp': return { type: 'comp', target: targetOf(state, random), reason: 'complaint' };
    case 'remove-adjustment': return { type: 'remove-adjustment', adjustment: random.pick(state.adjustments)?.opId ?? asId('none') };
    case 'remove-charge': return { type: 'remove-charge', chargeId: random.pick(state.charges)?.rule.id ?? 'none', reason: 'slow' };
    case 'restore-charge': return { type: 'restore-charge', chargeId: random.pick(state.charges.filter(({ removed }) => removed))?.rule.id ?? 'none' };
    case 'split': return { type: 'plan-split', plan: planOf(state, random) };
    case 'refund': {
      const payment = random.pick(state.payments);
      const most = (payment?.amount ?? 0) - (payment?.refunded ?? 0);
      const amount = random.chance(0.5) ? most : Math.ceil(most / 2);
      const tip = random.chance(0.3) ? (payment?.tip ?? 0) - (payment?.tipRefunded ?? 0) : 0;
      const other = random.chance(0.2) ? { method: 'cash', kind: 'cash' as const } : {};
      return { type: 'refund', payment: payment?.opId ?? asId('none'), amount, tip: Math.max(0, tip), reason: 'complaint', shift, ...other };
    }
    case 'resolve': return { type: 'resolve', key: random.pick(reviewOrder(orderId, state))?.key ?? 'nothing', resolution: 'settled with the guest' };
  }
}
