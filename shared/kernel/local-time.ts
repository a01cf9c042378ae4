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
