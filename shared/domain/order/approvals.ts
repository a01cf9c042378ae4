import type { OpId, StaffId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { AdjustmentTarget } from './frozen.ts';
import type { ApprovalAction, ApprovalUse, OrderOp, OrderOpData, OrderOpType } from './ops.ts';
import type { Approval } from './state.ts';

/* Which op an approval allows: one rule for the decision that writes both, the fold and the server. */

/** What an op does that may need an approval; `amount` and `basisPoints` as far as the op itself says. */
type Claim = { readonly action: ApprovalAction; readonly subject: string; readonly amount: Money; readonly basisPoints: number };

type ClaimOf = { readonly [Type in OrderOpType]?: (data: OrderOpData[Type]) => Omit<Claim, 'basisPoints'> & { readonly basisPoints?: number } };

export const subjectOf = (target: AdjustmentTarget): string => (target.kind === 'line' ? target.lineId : 'check');

const claimByType: ClaimOf = {
  'line.voided': ({ lineId }) => ({ action: 'void', subject: lineId, amount: 0 }),
  'discount.given': ({ target, value }) =>
    ({ action: 'discount', subject: subjectOf(target), ...(value.kind === 'amount' ? { amount: value.amount } : { amount: 0, basisPoints: value.basisPoints }) }),
  'comp.given': ({ target }) => ({ action: 'comp', subject: subjectOf(target), amount: 0 }),
  'charge.removed': ({ chargeId }) => ({ action: 'charge', subject: chargeId, amount: 0 }),
  'payment.refunded': ({ payment, amount, tip = 0 }) => ({ action: 'refund', subject: payment, amount: amount + tip }),
  'order.reopened': ({ closes }) => ({ action: 'reopen', subject: closes[0] ?? '', amount: 0 }),
};

function claimOf(op: Pick<OrderOp, 'type' | 'data'>): Claim | null {
  const read = claimByType[op.type] as ((data: OrderOp['data']) => ReturnType<NonNullable<ClaimOf['order.reopened']>>) | undefined;
  return read === undefined ? null : { basisPoints: 0, ...read(op.data) };
}

/** How an approval names an op that it allows; null for one that needs none. */
export function useBy(op: OrderOp): ApprovalUse | null {
  const claim = claimOf(op);
  return claim === null ? null : { op: op.id, subject: claim.subject, ...(claim.basisPoints > 0 ? { basisPoints: claim.basisPoints } : {}) };
}

type Granted = Pick<Approval, 'action' | 'subject' | 'amount' | 'uses'>;

/**
 * Whether an approval allows an op: that action, on that subject, of that size at most. It names the
 * ops it was given for, which never change once they are stored, so that none can use it a second
 * time, in whatever order ops arrive. Version 1 named none: it counts by what it is about, as far as
 * the op says that (the other lines of a combo, and a check that is reopened, cannot be told).
 */
export function allows(approval: Granted, op: OrderOp): boolean {
  const claim = claimOf(op);
  if (claim === null || claim.action !== approval.action || claim.amount > approval.amount) return false;
  if (approval.uses === null) return claim.action === 'void' || claim.action === 'reopen' || claim.subject === approval.subject;
  return approval.uses.some(({ op: id, subject, basisPoints = 0 }) => id === op.id && subject === claim.subject && claim.basisPoints <= basisPoints);
}

/** The approval that an op names; null when it names none. */
export const namedBy = ({ data }: OrderOp): OpId | null => ('approval' in data ? data.approval ?? null : null);

/** Who gave the approval that an op names; null when it named none, or one of something else. */
export function approverOf(approvals: readonly Approval[], op: OrderOp): StaffId | null {
  const named = namedBy(op);
  return named === null ? null : approvals.find((approval) => approval.opId === named && allows(approval, op))?.by ?? null;
}
