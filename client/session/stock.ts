import { createMemo, type Accessor } from 'solid-js';
import { portionsLeft } from '../../shared/domain/catalogue/availability.ts';
import type { CatalogueItem } from '../../shared/domain/catalogue/catalogue.ts';
import type { Session } from './session.ts';

export type Stock = {
  /** Whether the branch is out of it; `id`: of an item, a size or an option. */
  readonly isOut: (id: string) => boolean;
  /** Thousandths left of what was counted today; undefined for what nobody counts. */
  readonly leftMilli: (id: string) => number | undefined;
};

/** Thousandths left of a product, of all its counted sizes together; undefined where nobody counts it. */
export function leftOf(stock: Stock, item: CatalogueItem): number | undefined {
  const sizes = item.sizes.map((size) => stock.leftMilli(size.id)).filter((left) => left !== undefined);
  return sizes.length > 0 ? sizes.reduce((all, left) => all + left, 0) : stock.leftMilli(item.id);
}

/** Whether nothing of a product can be had: itself, or every size of it. */
export const isItemOut = (stock: Stock, item: CatalogueItem): boolean =>
  stock.isOut(item.id) || (item.sizes.length > 0 && item.sizes.every(({ id }) => stock.isOut(id)));

/** What the branch is out of and what is left; reactive. Orders are looked at only where something is counted. */
export function createStock(session: Pick<Session, 'availability' | 'known' | 'settings' | 'nowMs'>): Stock {
  const out = createMemo(() => new Set(session.availability().out));
  const left: Accessor<ReadonlyMap<string, number>> = createMemo(() => {
    const { zone, cutOverHour } = session.settings();
    const availability = session.availability();
    return portionsLeft(availability, Object.keys(availability.counts).length === 0 ? [] : [...session.known().values()].map(({ state }) => state), { nowMs: session.nowMs(), zone, cutOverHour });
  });
  return { isOut: (id) => out().has(id), leftMilli: (id) => left().get(id) };
}
