import type { Journal } from '../../../shared/crdt/journal.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { OrderId } from '../../../shared/kernel/ids.ts';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { totalsRows, type TotalsRow } from '../order-parts/totals-rows.ts';

/** An order that nobody has touched for this long is not the guest's who stands there now. */
const forgottenMs = 10 * 60_000;
/** How long thanks and change stay. */
const thanksMs = 20_000;

/** All that a guest may see of an order: no notes, no people. */
export type GuestView =
  | { readonly type: 'welcome' }
  | {
      readonly type: 'order' | 'thanks';
      readonly currency: string;
      readonly lines: readonly { readonly id: string; readonly name: LocalName; readonly quantityMilli: number; readonly total: Money; readonly unit: 'piece' | 'kg' }[];
      /** What stands between the lines and the total: discounts, service, delivery, taxes on top, rounding. */
      readonly extras: readonly TotalsRow[];
      readonly total: Money;
      readonly paid: Money;
      readonly owed: Money;
      readonly change: Money;
    };

const extraTypes: ReadonlySet<TotalsRow['type']> = new Set(['discount', 'comp', 'charges', 'fee', 'tax', 'rounding']);

/** Stamp of the last thing the till did to an order; empty when it never touched it. */
export function lastTouchBy(journal: Journal, device: string): string {
  let last = '';
  for (const op of Object.values(journal.ops)) if (op.device === device && op.stamp > last && !(op.id in journal.refused)) last = op.stamp;
  return last;
}

export type Touched = { readonly id: OrderId; readonly stamp: string };

/** The order that the till touched last; null when it touched none. */
export const lastTouched = (touches: readonly Touched[]): Touched | null =>
  touches.reduce<Touched | null>((last, each) => (each.stamp !== '' && (last === null || each.stamp > last.stamp) ? each : last), null);

/** What to show of the order last touched at `touchedMs`. */
export function guestView(state: OrderState | null, touchedStamp: string, nowMs: number): GuestView {
  if (state === null || state.status === 'cancelled') return { type: 'welcome' };
  const ageMs = nowMs - stampMs(touchedStamp);
  const lines = state.lines.filter((line) => line.quantityMilli > 0);
  const settled = state.status === 'closed' || (state.payments.length > 0 && state.totals.balance <= 0);
  if (lines.length === 0 || ageMs > (settled ? thanksMs : forgottenMs)) return { type: 'welcome' };
  const { total, rounding, paid, balance } = state.totals;
  return {
    type: settled ? 'thanks' : 'order',
    currency: state.currency,
    lines: lines.map((line) => ({ id: line.lineId, name: line.item.name, quantityMilli: line.quantityMilli, total: line.gross, unit: line.item.unit })),
    extras: totalsRows(state.totals).filter(({ type }) => extraTypes.has(type)),
    total: total + rounding, paid, owed: Math.max(0, balance),
    change: state.payments.reduce((all, payment) => all + payment.change, 0),
  };
}
