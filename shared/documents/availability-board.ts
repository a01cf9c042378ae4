import type { EntryValue } from '../crdt/board-entries.ts';
import type { Availability, PortionCount } from '../domain/catalogue/availability.ts';
import { isStamp, type Stamp } from '../kernel/stamp.ts';
import { recordsOf } from './board-records.ts';

/** Most portions that can be counted. */
export const mostPortions = 9_999;

/** Number and stamp share a key, so that of two counts one stands whole. */
function readCount(value: readonly string[]): PortionCount | null {
  const [portions, since, ...rest] = value;
  return portions !== undefined && /^\d{1,4}$/.test(portions) && isStamp(since) && rest.length === 0 ? { portions: Number(portions), since } : null;
}

/** What a branch is out of and what it counts, by id. */
export function availabilityOf(entries: ReadonlyMap<string, EntryValue>): Availability {
  const records = [...recordsOf(entries, 'stock')].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    out: records.filter((r) => r.flag('out', false)).map(({ id }) => id),
    counts: Object.fromEntries(records.flatMap((r) => { const count = readCount(r.list('count')); return count === null ? [] : [[r.id, count]]; })),
  };
}

/** `id`: of an item, a size or an option. */
export const outEntries = (id: string, out: boolean): Record<string, EntryValue> => ({ [`stock:${id}:out`]: out });
/** Null: nobody counts it any more. */
export const countEntries = (id: string, portions: number | null, since: Stamp): Record<string, EntryValue | null> =>
  ({ [`stock:${id}:count`]: portions === null ? null : [String(portions), since] });
