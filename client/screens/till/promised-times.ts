const minuteMs = 60_000;
/** How long a delivery usually takes, in minutes. */
export const usualMinutes: readonly number[] = [30, 45, 60, 90, 120];

/** `minutes` from now, on the next full five minutes: what one says on the phone. */
export const promisedIn = (minutes: number, nowMs: number): number => Math.ceil((nowMs + minutes * minuteMs) / (5 * minuteMs)) * 5 * minuteMs;

/**
 * The instant of a time of day (`HH:MM`, 24 hours) that comes next after `nowMs`; null when it is
 * none. `clockOf` says what an instant reads on the branch's clock, so that the zone's rules stay
 * where they are known.
 */
export function nextTime(text: string, nowMs: number, clockOf: (ms: number) => string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  const now = /^(\d\d):(\d\d)$/.exec(clockOf(nowMs));
  if (!match || !now) return null;
  const minuteOf = (hours: string, minutes: string): number => Number(hours) * 60 + Number(minutes);
  const ahead = (minuteOf(match[1]!, match[2]!) - minuteOf(now[1]!, now[2]!) + 24 * 60) % (24 * 60);
  return Math.floor(nowMs / minuteMs) * minuteMs + ahead * minuteMs;
}
