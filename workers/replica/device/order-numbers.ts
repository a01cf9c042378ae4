import type { DeviceStore } from './device-store.ts';

const prefix = 'number:';
/** A counter of a day this long past is of no use: its device letter and date will not come again. */
const keptDates = 14;

/**
 * The next counter of a business date: each is given once per device, so that letter and counter
 * are unique without a network. The caller flushes before it answers: a number given and forgotten
 * would be given again.
 */
export function reserveNumber(store: DeviceStore, businessDate: string): number {
  const key = `${prefix}${businessDate}`;
  const counter = (store.get<number>(key) ?? 0) + 1;
  store.set(key, counter);
  for (const old of [...store.keys(prefix)].sort().slice(0, -keptDates)) if (old !== key) store.remove(old);
  return counter;
}
