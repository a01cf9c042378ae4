import type { OpId, StaffId } from '../../kernel/ids.ts';
import { rateOf, type Money } from '../../kernel/money.ts';
import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { useBy } from './approvals.ts';
import { rolesAlone } from './authority.ts';
import { inNameOf, make, record, type Decision } from './decision.ts';
import type { AdjustmentTarget, DiscountValue } from './frozen.ts';
import type { ApprovalAction, OrderOp } from './ops.ts';
import type { OrderState } from './state.ts';

/** What somebody must allow: what it is about (a line, a payment, a charge) and how much money it concerns. */
export type Question = { readonly action: ApprovalAction; readonly subject: string; readonly amount: Money };

/** Whether a person of this role may not do it alone. */
export const needsApproval = (action: ApprovalAction, { authority }: DecideContext): boolean => !rolesAlone[action].includes(authority.role);

export const worthOf = (value: DiscountValue, amount: Money): Money => (value.kind === 'amount' ? value.amount : rateOf(amount, value.basisPoints));

const isSameTarget = (a: AdjustmentTarget, b: AdjustmentTarget): boolean =>
  (a.kind === 'line' && b.kind === 'line' ? (a.combo ?? b.combo) === undefined ? a.lineId === b.lineId : a.combo === b.combo : a.kind === b.kind);

/**
 * Whether a discount goes beyond the actor's cap: a share of the target's amount, with what the same
 * person already took off it on their own.
 */
export function isAboveCap(state: OrderState, target: AdjustmentTarget, value: DiscountValue, amount: Money, { by, authority }: DecideContext): boolean {
  if (authority.discountCapBasisPoints >= 10_000) return false;
  let given = worthOf(value, amount);
  for (const old of state.adjustments) {
    // What came from a merged check was given there.
    if (!old.removed && old.only === null && old.value !== null && old.by === by && old.approvedBy === null && isSameTarget(old.target, target)) given += worthOf(old.value, amount);
  }
  return given > rateOf(amount, authority.discountCapBasisPoints);
}

/**
 * Records what may need an approval: at once when it needs none, after `approval.granted` in the
 * name of who gave it, or not at all with the question to ask. Nobody allows themselves anything.
 */
export function recordAllowed(
  ctx: DecideContext, question: Question | null, approvedBy: StaffId | undefined, opsOf: (approval: OpId | null) => readonly OrderOp[],
): Decision {
  if (question === null) return record(...opsOf(null));
  if (approvedBy === undefined || approvedBy === ctx.by) return err({ type: 'approval-needed', action: question.action, amount: question.amount });
  const granted = make(inNameOf(ctx, approvedBy), 'approval.granted', question);
  const ops = opsOf(granted.id);
  // It names what it was given for: nothing else can be done with it.
  const uses = ops.flatMap((op) => useBy(op) ?? []);
  return record({ ...granted, data: { ...question, uses } } as OrderOp, ...ops);
}
