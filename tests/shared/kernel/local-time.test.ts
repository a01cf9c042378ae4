import { expect, test } from 'vitest';
import { instantOfLocal, localTextOf, localTimeOf } from '../../../shared/kernel/local-time.ts';

test('the weekday and minute are those of the zone', () => {
  const instant = Date.parse('2026-03-01T20:30:00Z');
  expect(localTimeOf(instant, 'Asia/Tashkent')).toEqual({ weekday: 1, minute: 90 });
  expect(localTimeOf(instant, 'UTC')).toEqual({ weekday: 7, minute: 1_230 });
  expect(localTimeOf(instant, 'Nowhere/Land')).toEqual({ weekday: 7, minute: 1_230 });
});

test.each(['Asia/Tashkent', 'UTC', 'America/New_York', 'Europe/Berlin'])('what the clock on the wall of %s shows comes back as the same instant', (zone) => {
  for (let hour = 0; hour < 24 * 40; hour += 7) {
    const instant = Date.parse('2026-03-01T00:15:00Z') + hour * 3_600_000;
    expect(localTextOf(instantOfLocal(localTextOf(instant, zone), zone)!, zone)).toBe(localTextOf(instant, zone));
  }
});

test('an hour that is skipped in spring still gives an instant, and other text none', () => {
  expect(localTextOf(instantOfLocal('2026-03-29T02:30', 'Europe/Berlin')!, 'Europe/Berlin')).toMatch(/^2026-03-29T0[13]:30$/);
  expect([instantOfLocal('tomorrow', 'UTC'), instantOfLocal('', 'UTC')]).toEqual([null, null]);
});
