import { asId } from './ids.ts';

/**
 * A hybrid logical clock reading as 16 lower-case hex digits: 12 for milliseconds since 1970,
 * 4 for a counter. Plain string comparison is causal order on one device; ties between devices
 * are broken by op id, so (stamp, op id) is a total order everywhere.
 */
declare const stampBrand: unique symbol;
export type Stamp = string & { readonly [stampBrand]: true };

/**
 * How far a stamp may run ahead of the wall clock of whoever receives it. A device whose clock is
 * further ahead still sells: its stamp is not adopted by others, so one wrong clock cannot drag
 * every other clock into the future.
 */
export const maxDriftMs = 5 * 60_000;

const maxMs = 0xffff_ffff_ffff;
const maxCounter = 0xffff;

export const stampOf = (ms: number, counter: number): Stamp =>
  asId(Math.max(0, Math.min(maxMs, Math.trunc(ms))).toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0'));

/** The milliseconds inside a stamp; 0 for something that is not a stamp. */
export const stampMs = (stamp: string): number => {
  const ms = Number.parseInt(stamp.slice(0, 12), 16);
  return Number.isFinite(ms) ? ms : 0;
};

export const isStamp = (value: unknown): value is Stamp => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);

/**
 * The next stamp after `last` at wall time `nowMs`: never lower than `last`, even when the wall
 * clock was set back. A full counter borrows the next millisecond; at the end of the range the clock
 * stands, and op ids alone break ties.
 */
export function nextStamp(last: Stamp | null, nowMs: number): Stamp {
  if (last === null) return stampOf(nowMs, 0);
  const lastMs = stampMs(last);
  if (Math.min(nowMs, maxMs) > lastMs) return stampOf(nowMs, 0);
  const counter = Number.parseInt(last.slice(12), 16) + 1;
  if (counter <= maxCounter) return stampOf(lastMs, counter);
  return lastMs >= maxMs ? last : stampOf(lastMs + 1, 0);
}

/** The clock after seeing `seen` from elsewhere: adopts it unless it runs too far ahead of `nowMs`. */
export function observeStamp(last: Stamp | null, seen: Stamp, nowMs: number): Stamp | null {
  if (stampMs(seen) > nowMs + maxDriftMs) return last;
  return last === null || seen > last ? seen : last;
}
