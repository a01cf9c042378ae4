import { localTimeOf, type LocalTime } from '../../kernel/local-time.ts';
import { rateOf, roundToStep, type Money } from '../../kernel/money.ts';
import type { OrderType } from '../order/frozen.ts';
import type { Catalogue, CatalogueItem, PriceList } from './catalogue.ts';

/** What a price depends on beside the product. `zone`: IANA, the branch's. */
export type PriceContext = { readonly orderType: OrderType; readonly nowMs: number; readonly zone: string };

/** `list`: the price list it comes from; null: the menu's own price. */
export type Price = { readonly price: Money; readonly list: string | null };

const inHours = (list: PriceList, { weekday, minute }: LocalTime): boolean => {
  const on = (day: number): boolean => list.weekdays.length === 0 || list.weekdays.includes(day);
  if (list.fromMinute === list.toMinute) return on(weekday);
  if (list.fromMinute < list.toMinute) return on(weekday) && minute >= list.fromMinute && minute < list.toMinute;
  return minute >= list.fromMinute ? on(weekday) : minute < list.toMinute && on(weekday === 1 ? 7 : weekday - 1);
};

/** The lists whose conditions are met, the one that wins first. */
export function listsInForce(catalogue: Pick<Catalogue, 'priceLists'>, context: PriceContext): readonly PriceList[] {
  const { orderType, nowMs, zone } = context;
  const candidates = catalogue.priceLists.filter((list) =>
    list.active && (list.orderTypes.length === 0 || list.orderTypes.includes(orderType))
    && (list.startsAtMs === null || nowMs >= list.startsAtMs) && (list.endsAtMs === null || nowMs < list.endsAtMs));
  if (candidates.length === 0) return candidates;
  const time = localTimeOf(nowMs, zone);
  return candidates.filter((list) => inHours(list, time)).sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
}

/** The price of a product (`sizeId` null: without sizes) under lists that are in force; a tile grid asks for many with one look at the clock. */
export function priceUnder(lists: readonly PriceList[], item: CatalogueItem, sizeId: string | null): Price {
  const size = sizeId === null ? undefined : item.sizes.find(({ id }) => id === sizeId);
  const own = size?.price ?? item.price;
  for (const list of lists) {
    const fixed = list.prices[size?.id ?? item.id];
    if (fixed !== undefined) return { price: fixed, list: list.id };
    if (list.percent !== 0 && (list.categories.length === 0 || list.categories.includes(item.categoryId))) {
      return { price: Math.max(0, roundToStep(own + rateOf(own, list.percent), list.step)), list: list.id };
    }
  }
  return { price: own, list: null };
}

/**
 * What one piece (or kilogram) costs now. Pure and free of the network, so a price planned at
 * headquarters takes effect at its hour on a till that is cut off; lines on open checks keep
 * theirs, because they are frozen.
 */
export const priceOf = (catalogue: Pick<Catalogue, 'priceLists'>, item: CatalogueItem, sizeId: string | null, context: PriceContext): Price =>
  priceUnder(listsInForce(catalogue, context), item, sizeId);
