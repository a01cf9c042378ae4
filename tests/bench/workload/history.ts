import type { OrderDocument } from '../../../shared/documents/order-document.ts';
import { businessDateOf } from '../../../shared/kernel/business-day.ts';
import { sealOrder, type SealedOrder } from '../stage/archives.ts';
import type { SeededRestaurant } from '../stage/restaurant.ts';
import { makeOrders } from './orders.ts';

const dayMs = 86_400_000;
/** Well inside the 90 days that a terminal keeps. */
const days = 60;

/** Orders of the 60 days before yesterday, closed, four lines on average, in time order. */
export function settledOrders(restaurant: SeededRestaurant, branch: number, count: number): OrderDocument[] {
  const { scope, cashier, devices } = restaurant.branches[branch]!;
  const everyMs = Math.floor((days * dayMs) / count);
  return [...makeOrders({
    count, catalogue: restaurant.catalogue, scope, device: devices[0]!.deviceId as never, by: cashier.id, letter: devices[0]!.letter,
    firstMs: Date.now() - 2 * dayMs - count * everyMs, everyMs, until: 'closed',
  })] as OrderDocument[];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const time = /"(openedAtMs|closedAtMs)":(\d+)/g;
const stamp = /"stamp":"([0-9a-f]{12})/g;
const businessDate = /"businessDate":"[^"]*"/g;

/** One day's orders. */
const patternSize = 500;

/**
 * Very many settled orders: the patterns of some hundred, each copy with ids and times of its own,
 * because deciding and folding a hundred thousand would take longer than everything that is measured.
 */
export function* manySettledOrders(restaurant: SeededRestaurant, branch: number, count: number): Generator<SealedOrder> {
  const { cashier, devices, scope } = restaurant.branches[branch]!;
  const { branchId } = devices[0]!;
  const kept = new Set<string>([cashier.id, devices[0]!.deviceId, branchId, scope]);
  const pattern = settledOrders(restaurant, branch, patternSize).map((order) => ({ openedAtMs: order.head.openedAtMs, sealed: sealOrder(order) }));
  const firstMs = pattern[0]!.openedAtMs;
  const everyMs = Math.floor((days * dayMs) / count);
  for (let index = 0; index < count; index += 1) {
    const { openedAtMs, sealed } = pattern[index % patternSize]!;
    const byMs = firstMs + index * everyMs - openedAtMs;
    const tail = Math.floor(index / patternSize).toString(16).padStart(4, '0');
    const date = businessDateOf(openedAtMs + byMs, 'Asia/Tashkent', 5);
    const rename = (id: string): string => (kept.has(id) ? id : id.slice(0, -4) + tail);
    yield {
      id: rename(sealed.id), businessDate: date,
      text: sealed.text.replace(uuid, rename)
        .replace(time, (_, name: string, ms: string) => `"${name}":${Number(ms) + byMs}`)
        .replace(stamp, (_, ms: string) => `"stamp":"${(Number.parseInt(ms, 16) + byMs).toString(16).padStart(12, '0')}`)
        .replace(businessDate, `"businessDate":"${date}"`),
    };
  }
}
