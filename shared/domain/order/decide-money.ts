import type { OpId } from '../../kernel/ids.ts';
import { isMoney, roundToStep, type Money } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { checkAmount, checkReason, make, one, record, tooLong, type Command, type Decision } from './decision.ts';
import type { OrderError } from './errors.ts';
import { bounds } from './frozen-checks.ts';
import { needsApproval, recordAllowed } from './needs-approval.ts';
import type { OrderOpData } from './ops.ts';
import { splitParts } from './split.ts';
import type { Attempt, OrderState } from './state.ts';

/** Times what is owed that a guest may hand over in cash: beyond it somebody typed a zero too many. */
const cashTimes = 1_000;

/** What may be settled now: a part of the split, never more than the check still owes. */
function dueOf(state: OrderState, part: string | null | undefined): Result<Money, OrderError> {
  const { balance } = state.totals;
  if (part === null || part === undefined) return balance <= 0 ? err({ type: 'nothing-owed' }) : ok(balance);
  const chosen = splitParts(state).find(({ key }) => key === part);
  if (!chosen) return err({ type: 'no-such-part', part });
  const due = Math.min(balance, chosen.balance);
  return due <= 0 ? err({ type: 'nothing-owed' }) : ok(due);
}

/** An attempt that may have charged the guest although nobody knows. */
const unresolvedAttempt = (state: OrderState): Attempt | undefined =>
  state.attempts.find(({ outcome, payment }) => payment === null && (outcome === 'pending' || outcome === 'timed-out'));

export function pay(state: OrderState, command: Command<'pay'>, ctx: DecideContext): Decision {
  const { method, kind, tendered, tip = 0, part = null, shift = null, attempt = null, reference = '' } = command;
  const due = dueOf(state, part);
  if (!due.ok) return due;
  if (attempt !== null && !state.attempts.some(({ opId, payment }) => opId === attempt && payment === null)) return err({ type: 'no-such-attempt' });
  const long = tooLong(bounds.id, method, part ?? '', shift ?? '') ?? tooLong(bounds.text, reference);
  if (long) return err(long);
  const rounding = kind === 'cash' ? roundToStep(due.value, command.cashStep) - due.value : 0;
  const owed = due.value + rounding;
  if (!isMoney(tip) || tip < 0) return err({ type: 'amount-invalid', amount: tip, most: owed });
  const most = kind === 'cash' ? Math.max(owed, 1) * cashTimes + tip : owed + tip;
  if (!isMoney(tendered) || tendered < 0 || tendered > most || (tendered === 0 && owed !== 0)) return err({ type: 'amount-invalid', amount: tendered, most });
  const settles = tendered >= owed;
  const kept = settles ? Math.min(tip, tendered - owed) : 0;
  return one(ctx, 'payment.taken', {
    method, kind, amount: settles ? owed : tendered, tendered, change: settles ? tendered - owed - kept : 0, rounding: settles ? rounding : 0,
    tip: kept, part, plan: part === null ? null : state.planId, shift, attempt, reference,
  });
}

export function startAttempt(state: OrderState, command: Command<'start-attempt'>, ctx: DecideContext): Decision {
  const { method, kind, amount, tip, part, terminal, again } = command;
  const due = dueOf(state, part);
  if (!due.ok) return due;
  const wrong = checkAmount(amount, due.value) ?? (isMoney(tip) && tip >= 0 ? null : { type: 'amount-invalid' as const, amount: tip, most: due.value }) ?? tooLong(bounds.id, method, terminal);
  if (wrong) return err(wrong);
  const open = again ? undefined : unresolvedAttempt(state);
  if (open) return err({ type: 'attempt-pending', attempt: open.opId, amount: open.amount + open.tip });
  return one(ctx, 'attempt.started', { method, kind, amount, tip, part, plan: part === null ? null : state.planId, terminal });
}

/** The payment that an approved attempt is: whatever the check owes by now, the guest was charged. */
const paymentOf = (attempt: Attempt, reference: string, shift: OrderOpData['payment.taken']['shift']): OrderOpData['payment.taken'] => ({
  method: attempt.method, kind: attempt.kind, amount: attempt.amount, tendered: attempt.amount + attempt.tip, change: 0, rounding: 0,
  tip: attempt.tip, part: attempt.part, plan: attempt.plan, shift: shift ?? null, attempt: attempt.opId, reference,
});

export function endAttempt(state: OrderState, command: Command<'end-attempt'>, ctx: DecideContext): Decision {
  const attempt = state.attempts.find(({ opId }) => opId === command.attempt);
  if (!attempt) return err({ type: 'no-such-attempt' });
  const long = tooLong(bounds.text, command.reference) ?? tooLong(bounds.id, command.shift ?? '');
  if (long) return err(long);
  const { outcome, reference } = command;
  const pays = outcome === 'approved' && attempt.payment === null;
  const known = attempt.outcome === 'approved' || attempt.outcome === outcome;
  if (known && !pays) return err({ type: 'nothing-to-do' });
  const ended = known ? [] : [make(ctx, 'attempt.ended', { attempt: attempt.opId, outcome, reference })];
  return record(...ended, ...(pays ? [make(ctx, 'payment.taken', paymentOf(attempt, reference, command.shift))] : []));
}

export function refund(state: OrderState, command: Command<'refund'>, ctx: DecideContext): Decision {
  const { amount, tip = 0, reason, method, kind, shift, approvedBy } = command;
  const payment = state.payments.find(({ opId }) => opId === command.payment);
  if (!payment) return err({ type: 'no-such-payment' });
  const wrong = checkReason(reason) ?? tooLong(bounds.id, method, shift ?? '');
  if (wrong) return err(wrong);
  const most = payment.amount - payment.refunded;
  const mostTip = payment.tip - payment.tipRefunded;
  if (!isMoney(tip) || tip < 0 || tip > mostTip) return err({ type: 'amount-invalid', amount: tip, most: mostTip });
  if (!isMoney(amount) || amount < 0 || amount > most || (amount === 0 && tip === 0)) return err({ type: 'amount-invalid', amount, most });
  const question = needsApproval('refund', ctx) ? { action: 'refund' as const, subject: payment.opId as string, amount: amount + tip } : null;
  return recordAllowed(ctx, question, approvedBy, (approval: OpId | null) => [make(ctx, 'payment.refunded', {
    payment: payment.opId, amount, reason, tip, ...(method === undefined ? {} : { method }), ...(kind === undefined ? {} : { kind }), shift: shift ?? null, approval,
  })]);
}
