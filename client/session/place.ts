import { opsInOrder, type Journal } from '../../shared/crdt/journal.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import type { Money } from '../../shared/kernel/money.ts';

/** How far an order has come: on its way to the disk, on this disk, on the server, on a kitchen screen. */
export type Place = 'saving' | 'here' | 'server' | 'kitchen';

/** `unsaved`: ops this tab has made and the worker not yet acknowledged; `pending`: ops the server has not confirmed. */
export function placeOf(state: OrderState, unsaved: number, pending: number): Place {
  if (unsaved > 0) return 'saving';
  if (pending > 0) return 'here';
  return state.fires.length > 0 && state.fires.every((fire) => fire.seenAt.length > 0) ? 'kitchen' : 'server';
}

/**
 * What would be lost with this device: payments the server does not know, and what guests owe more
 * than the server knows.
 */
export function moneyOnlyHere(journal: Journal, pending: readonly string[]): Money {
  if (pending.length === 0) return 0;
  const unconfirmed = new Set(pending);
  const ops = opsInOrder(journal);
  const here = foldOrder(ops);
  const there = foldOrder(ops.filter((op) => !unconfirmed.has(op.id)));
  const taken = here.payments.filter((payment) => unconfirmed.has(payment.opId)).reduce((all, payment) => all + payment.amount, 0);
  const owed = (state: OrderState): Money => (state.status === 'open' ? Math.max(0, state.totals.balance) : 0);
  return taken + Math.max(0, owed(here) - owed(there));
}
