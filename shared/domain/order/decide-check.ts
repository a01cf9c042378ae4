import { isMoney, maxMoney } from '../../kernel/money.ts';
import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { moneyRoles } from './authority.ts';
import { checkReason, make, one, tooLong, type Command, type Decision } from './decision.ts';
import type { OrderError } from './errors.ts';
import { bounds } from './frozen-checks.ts';
import { needsApproval, recordAllowed } from './needs-approval.ts';
import type { OrderLabel } from './ops.ts';
import type { OrderState } from './state.ts';

const checkGuests = (guests: number): OrderError | null =>
  (Number.isSafeInteger(guests) && guests >= 0 && guests <= bounds.guests ? null : { type: 'quantity-invalid', quantityMilli: guests * 1_000 });

function checkLabel(label: OrderLabel): OrderError | null {
  switch (label.label) {
    case 'guests': return checkGuests(label.value);
    case 'note': case 'guest-note': return tooLong(bounds.text, label.value);
    case 'table': return tooLong(bounds.id, label.value.tableName);
    case 'customer': return label.value === null ? null : tooLong(bounds.text, label.value.name) ?? tooLong(40, label.value.phone);
    case 'delivery': {
      if (label.value === null) return null;
      const { fee, address, courier } = label.value;
      if (!isMoney(fee) || fee < 0) return { type: 'amount-invalid', amount: fee, most: maxMoney };
      return tooLong(bounds.text, address, courier);
    }
    case 'order-type': case 'waiter': return null;
  }
}

export function open(command: Command<'open'>, ctx: DecideContext): Decision {
  const { type: _, ...opened } = command;
  const wrong = checkGuests(opened.guests) ?? tooLong(bounds.id, opened.tableName);
  return wrong ? err(wrong) : one(ctx, 'order.opened', opened);
}

export function label(command: Command<'label'>, ctx: DecideContext): Decision {
  const { type: _, ...said } = command;
  const wrong = checkLabel(said);
  return wrong ? err(wrong) : one(ctx, 'order.labelled', said);
}

export function close(state: OrderState, { shift = null }: Command<'close'>, ctx: DecideContext): Decision {
  const unsent = state.lines.filter((line) => line.unsentMilli !== 0).length;
  if (unsent > 0) return err({ type: 'not-sent', unsentLines: unsent });
  if (state.totals.balance > 0) return err({ type: 'still-owed', balance: state.totals.balance });
  return one(ctx, 'order.closed', { closedAtMs: ctx.nowMs, shift });
}

export function reopen(state: OrderState, { reason, approvedBy }: Command<'reopen'>, ctx: DecideContext): Decision {
  if (state.status !== 'closed') return err({ type: 'nothing-to-do' });
  const wrong = checkReason(reason);
  if (wrong) return err(wrong);
  const question = needsApproval('reopen', ctx) ? { action: 'reopen' as const, subject: state.number, amount: state.totals.paid } : null;
  const closes = state.closes.filter((item) => !item.reopened).map((item) => item.opId);
  return recordAllowed(ctx, question && { ...question, amount: Math.max(0, question.amount) }, approvedBy, (approval) => [make(ctx, 'order.reopened', { closes, reason, approval })]);
}

/** Opened by mistake: nobody cooks for it, and no money was taken or may have been. */
const isUntouched = ({ lines, payments, attempts }: OrderState): boolean =>
  payments.length === 0 && attempts.every(({ outcome }) => outcome === 'declined' || outcome === 'abandoned') && lines.every(({ work }) => work.every(({ fire }) => fire === null));

export function cancel(state: OrderState, { reason }: Command<'cancel'>, ctx: DecideContext): Decision {
  const { paid, tips } = state.totals;
  if (paid > 0 || tips > 0) return err({ type: 'has-payments', paid: paid + tips });
  const sent = state.lines.some((line) => line.sentMilli > 0);
  const wrong = sent ? checkReason(reason) : tooLong(bounds.text, reason);
  if (wrong) return err(wrong);
  if (!moneyRoles.includes(ctx.authority.role) && isUntouched(state)) {
    return one(ctx, 'order.discarded', { reason, cancelledAtMs: ctx.nowMs, covers: state.lines.flatMap(({ work }) => work.map(({ opId }) => opId)) });
  }
  return one(ctx, 'order.cancelled', { reason, cancelledAtMs: ctx.nowMs });
}
