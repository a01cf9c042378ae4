import { businessDateOf } from '../../kernel/business-day.ts';
import { stampMs, type Stamp } from '../../kernel/stamp.ts';
import type { OrderState } from '../order/state.ts';

/** How much there was when somebody counted. */
export type PortionCount = { readonly portions: number; readonly since: Stamp };

/** What a branch is out of or counts, by the id of an item, a size or an option. */
export type Availability = {
  /** Ids that are out (86) until somebody says otherwise. */
  readonly out: readonly string[];
  readonly counts: Readonly<Record<string, PortionCount>>;
};

export const emptyAvailability: Availability = { out: [], counts: {} };

/** The day that counts hold for. */
export type CountDay = { readonly nowMs: number; readonly zone: string; readonly cutOverHour: number };

/**
 * Thousandths left by id, for what was counted today: the count less what went onto checks since,
 * voids aside. May be below zero when two cut-off tills sold the last one: nothing here ever
 * blocks a sale. A count of an earlier business day holds no more, because the checks it must be
 * held against have gone into the archive.
 */
export function portionsLeft(availability: Availability, orders: Iterable<Pick<OrderState, 'lines' | 'status'>>, day: CountDay): ReadonlyMap<string, number> {
  const today = businessDateOf(day.nowMs, day.zone, day.cutOverHour);
  const counts = Object.entries(availability.counts).filter(([, { since }]) => businessDateOf(stampMs(since), day.zone, day.cutOverHour) === today);
  const left = new Map(counts.map(([id, { portions }]) => [id, portions * 1_000]));
  if (counts.length === 0) return left;
  const sinceById = new Map(counts.map(([id, { since }]) => [id, since]));
  for (const { lines, status } of orders) {
    if (status === 'cancelled') continue;
    for (const line of lines) {
      if (line.voided) continue;
      for (const id of [line.item.itemId, line.item.size?.id]) {
        const since = id === undefined ? undefined : sinceById.get(id);
        if (id === undefined || since === undefined) continue;
        const taken = line.work.reduce((all, { stamp, deltaMilli }) => (stamp > since ? all + deltaMilli : all), 0);
        left.set(id, left.get(id)! - taken);
      }
    }
  }
  return left;
}
