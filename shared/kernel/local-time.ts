import { isTimeZone } from './business-day.ts';

/** Where an instant is in a zone's week: 1 Monday to 7 Sunday, and minutes since midnight. */
export type LocalTime = { readonly weekday: number; readonly minute: number };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formatByZone = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formatByZone.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formatByZone.set(zone, made);
  return made;
}

/** Weekday and minute of an instant; an unknown zone counts as UTC, so that a bad setting never stops a sale. */
export function localTimeOf(instantMs: number, zone: string): LocalTime {
  const parts = formatOf(isTimeZone(zone) ? zone : 'UTC').formatToParts(instantMs);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return { weekday: weekdays.indexOf(part('weekday')) + 1, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

const wallByZone = new Map<string, Intl.DateTimeFormat>();

function wallOf(zone: string): Intl.DateTimeFormat {
  const known = wallByZone.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  wallByZone.set(zone, made);
  return made;
}

/** An instant as the clock on the wall shows it: `2026-03-02T17:30`. */
export function localTextOf(instantMs: number, zone: string): string {
  const parts = wallOf(isTimeZone(zone) ? zone : 'UTC').formatToParts(instantMs);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant at which the clock on the wall shows `2026-03-02T17:30`; null for other text.. */
export function instantOfLocal(text: string, zone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::00)?$/.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const readUtc = (instantMs: number): number => Date.parse(`${localTextOf(instantMs, zone)}:00Z`);
  if (!Number.isFinite(asUtc)) return null;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - (readUtc(asUtc) - asUtc);
  return guess - (readUtc(guess) - asUtc);
}
