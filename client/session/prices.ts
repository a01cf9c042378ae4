import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { CatalogueItem } from '../../shared/domain/catalogue/catalogue.ts';
import { listsInForce, priceUnder, type Price, type PriceContext } from '../../shared/domain/catalogue/price-list.ts';
import type { OrderType } from '../../shared/domain/order/frozen.ts';
import type { Session } from './session.ts';

export type Prices = {
  /** What prices depend on now; for `freezeItem`. */
  readonly context: () => PriceContext;
  /** The price that stands at this minute; reactive. */
  readonly priceOf: (item: CatalogueItem, sizeId?: string | null) => Price;
};

/** Prices change by the minute: a happy hour begins while nobody touches the screen. */
const lookEveryMs = 10_000;

/** The prices in force for orders of one type. */
export function createPrices(session: Pick<Session, 'catalogue' | 'settings' | 'nowMs'>, orderType: Accessor<OrderType>): Prices {
  const minuteNow = (): number => Math.floor(session.nowMs() / 60_000) * 60_000;
  const [minuteMs, setMinuteMs] = createSignal(minuteNow());
  const timer = setInterval(() => setMinuteMs(minuteNow()), lookEveryMs);
  onCleanup(() => clearInterval(timer));
  // The first line of an order changes the order in front, hardly ever its type: then no price is looked up again.
  const type = createMemo(orderType);
  const inForce = createMemo(() => listsInForce(session.catalogue(), { orderType: type(), nowMs: minuteMs(), zone: session.settings().zone }));
  return {
    context: () => ({ orderType: orderType(), nowMs: session.nowMs(), zone: session.settings().zone }),
    priceOf: (item, sizeId = null) => priceUnder(inForce(), item, sizeId),
  };
}
