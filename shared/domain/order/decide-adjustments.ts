import { isMoney, type Money } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { isComped, ofCheck } from './adjustments.ts';
import { subjectOf } from './approvals.ts';
import { checkReason, make, one, record, type Command, type Decision } from './decision.ts';
import { lineOf, withItsCombo } from './decide-lines.ts';
import type { OrderError } from './errors.ts';
import type { AdjustmentTarget } from './frozen.ts';
import { isAboveCap, needsApproval, recordAllowed, worthOf } from './needs-approval.ts';
import type { Line, OrderState } from './state.ts';

/** `whole`: what the target comes to before anything is taken off it; `left`: what is left of that now. */
type Wanted = { readonly target: AdjustmentTarget; readonly whole: Money; readonly left: Money };

const sum = (lines: readonly Line[], amountOf: (line: Line) => Money): Money => lines.reduce((all, line) => all + amountOf(line), 0);

/** What is meant: a line of a combo means all of it, since it has one price. */
function wantedOf(state: OrderState, target: AdjustmentTarget): Result<Wanted, OrderError> {
  if (target.kind === 'line') {
    const line = lineOf(state, target.lineId);
    if (!line) return err({ type: 'no-such-line', lineId: target.lineId as never });
    const together = withItsCombo(state, line);
    if (together.every(({ adjustments }) => isComped(adjustments))) return err({ type: 'nothing-to-do' });
    return ok({
      target: { kind: 'line', lineId: line.lineId, ...(line.combo ? { combo: line.combo.id } : {}) },
      whole: sum(together, ({ gross }) => gross), left: sum(together, ({ total }) => total),
    });
  }
  const left = sum(state.lines, ({ net }) => net);
  // What came from another check since is not given for nothing with the rest.
  if (left === 0 && isComped(ofCheck(state.adjustments))) return err({ type: 'nothing-to-do' });
  return ok({ target: { kind: 'check' }, whole: sum(state.lines, ({ total }) => total), left });
}

export function giveDiscount(state: OrderState, { target: named, value, reason, approvedBy }: Command<'discount'>, ctx: DecideContext): Decision {
  const wanted = wantedOf(state, named);
  if (!wanted.ok) return wanted;
  const { target, whole, left } = wanted.value;
  if (value.kind === 'percent') {
    const { basisPoints } = value;
    if (!Number.isSafeInteger(basisPoints) || basisPoints <= 0 || basisPoints > 10_000) return err({ type: 'percent-invalid', basisPoints });
  } else if (!isMoney(value.amount) || value.amount <= 0 || value.amount > left) return err({ type: 'amount-invalid', amount: value.amount, most: left });
  if (left <= 0) return err({ type: 'nothing-to-do' });
  const wrong = checkReason(reason);
  if (wrong) return err(wrong);
  const amount = Math.min(left, worthOf(value, whole));
  const question = needsApproval('discount', ctx) || isAboveCap(state, target, value, whole, ctx) ? { action: 'discount' as const, subject: subjectOf(target), amount } : null;
  return recordAllowed(ctx, question, approvedBy, (approval) => [make(ctx, 'discount.given', { target, value, reason, approval })]);
}

export function giveComp(state: OrderState, { target: named, reason, approvedBy }: Command<'comp'>, ctx: DecideContext): Decision {
  const wanted = wantedOf(state, named);
  if (!wanted.ok) return wanted;
  const { target, left } = wanted.value;
  const wrong = checkReason(reason);
  if (wrong) return err(wrong);
  const question = needsApproval('comp', ctx) ? { action: 'comp' as const, subject: subjectOf(target), amount: left } : null;
  return recordAllowed(ctx, question, approvedBy, (approval) => [make(ctx, 'comp.given', { target, reason, approval })]);
}

export function removeAdjustment(state: OrderState, { adjustment }: Command<'remove-adjustment'>, ctx: DecideContext): Decision {
  const standing = state.adjustments.some(({ opId, removed }) => opId === adjustment && !removed);
  return standing ? one(ctx, 'adjustment.removed', { adjustments: [adjustment] }) : err({ type: 'nothing-to-do' });
}

export function removeCharge(state: OrderState, { chargeId, reason, approvedBy }: Command<'remove-charge'>, ctx: DecideContext): Decision {
  const charge = state.charges.find(({ rule }) => rule.id === chargeId);
  if (!charge || charge.removed) return err({ type: 'nothing-to-do' });
  const wrong = checkReason(reason);
  if (wrong) return err(wrong);
  const question = needsApproval('charge', ctx) ? { action: 'charge' as const, subject: chargeId, amount: charge.amount } : null;
  return recordAllowed(ctx, question, approvedBy, (approval) => [make(ctx, 'charge.removed', { chargeId, reason, approval })]);
}

export function restoreCharge(state: OrderState, chargeId: string, ctx: DecideContext): Decision {
  const charge = state.charges.find(({ rule }) => rule.id === chargeId);
  return charge?.removed ? record(make(ctx, 'charge.restored', { removals: charge.removals })) : err({ type: 'nothing-to-do' });
}
