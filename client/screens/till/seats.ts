import type { OrderState } from '../../../shared/domain/order/state.ts';

/** The most seats offered: beyond it a table is better split. */
const mostSeats = 30;

/** Seats to choose from: the whole table first, then as many as there are guests or seats in use, and one more; never fewer than four. */
export function seatsOf(order: Pick<OrderState, 'guests' | 'lines'> | null): readonly number[] {
  const used = Math.max(0, ...(order?.lines ?? []).map(({ seat }) => seat));
  const count = Math.min(mostSeats, Math.max(4, order?.guests ?? 0, used + 1));
  return Array.from({ length: count + 1 }, (_, seat) => seat);
}
