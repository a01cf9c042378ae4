import type { Journal } from '../../../shared/crdt/journal.ts';
import type { OrderHead } from '../../../shared/documents/order-document.ts';
import type { DeviceStore } from './device-store.ts';

const prefix = 'number:';
/** A counter of a day this long past is of no use: its device letter and date will not come again. */
const keptDates = 14;

/**
 * The next counter of a business date: each is given once per device, so that letter and counter
 * are unique without a network. The caller flushes before it answers: a number given and forgotten
 * would be given again. `highestKnown`: what the orders of that date show, for a device that was
 * put back to an older state of itself.
 */
export function reserveNumber(store: DeviceStore, businessDate: string, highestKnown: number): number {
  const key = `${prefix}${businessDate}`;
  const counter = Math.max(store.get<number>(key) ?? 0, highestKnown) + 1;
  store.set(key, counter);
  for (const old of [...store.keys(prefix)].sort().slice(0, -keptDates)) if (old !== key) store.remove(old);
  return counter;
}

/** The highest counter that `letter` has given on a business date, as far as these orders show; 0 for none. */
export function highestNumber(orders: readonly Journal[], letter: string, businessDate: string): number {
  let highest = 0;
  for (const { head } of orders) {
    if (head === null || typeof head !== 'object') continue;
    const { number, businessDate: date } = head as Partial<OrderHead>;
    if (date !== businessDate || typeof number !== 'string' || !number.startsWith(`${letter}-`)) continue;
    const counter = Number(number.slice(letter.length + 1));
    if (Number.isSafeInteger(counter)) highest = Math.max(highest, counter);
  }
  return highest;
}
