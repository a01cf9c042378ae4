import { createMemo, type Accessor } from 'solid-js';
import { portionsLeft } from '../../shared/domain/catalogue/availability.ts';
import type { Session } from './session.ts';

export type Stock = {
  /** Whether the branch is out of it; `id`: of an item, a size or an option. */
  readonly isOut: (id: string) => boolean;
  /** Thousandths left of what was counted today; undefined for what nobody counts. */
  readonly leftMilli: (id: string) => number | undefined;
};

/** What the branch is out of and what is left; reactive. Orders are looked at only where something is counted. */
export function createStock(session: Pick<Session, 'availability' | 'orders' | 'settings' | 'nowMs'>): Stock {
  const out = createMemo(() => new Set(session.availability().out));
  const left: Accessor<ReadonlyMap<string, number>> = createMemo(() => {
    const { zone, cutOverHour } = session.settings();
    const availability = session.availability();
    return portionsLeft(availability, Object.keys(availability.counts).length === 0 ? [] : Object.values(session.orders), { nowMs: session.nowMs(), zone, cutOverHour });
  });
  return { isOut: (id) => out().has(id), leftMilli: (id) => left().get(id) };
}
