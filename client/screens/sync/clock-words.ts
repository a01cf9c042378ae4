import { durationText, sync } from '../../i18n/sync.ts';
import { isClockWrong } from '../../session/wrong-clock.ts';

/** What the difference between the clocks means. `offsetMs`: server less device. */
export function clockWords(offsetMs: number | null): { readonly wrong: boolean; readonly words: string } {
  if (offsetMs === null) return { wrong: false, words: sync().clockUnknown };
  if (isClockWrong(offsetMs)) return { wrong: true, words: offsetMs < 0 ? sync().clockAhead(durationText(offsetMs)) : sync().clockBehind(durationText(offsetMs)) };
  return { wrong: false, words: Math.abs(offsetMs) < 2_000 ? sync().clockGood : sync().clockBy(durationText(offsetMs)) };
}
