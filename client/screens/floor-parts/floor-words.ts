import type { Attention, TableMood } from '../../../shared/projections/floor-status.ts';
import { floorTexts } from '../../i18n/floor.ts';

const minutesOf = (ms: number): number => Math.max(0, Math.floor(ms / 60_000));

/** `25 min`, `1 h 5 min`. */
export function ageWords(ms: number): string {
  const minutes = minutesOf(ms);
  return minutes < 60 ? floorTexts().minutes(minutes) : floorTexts().hours(Math.floor(minutes / 60), minutes % 60);
}

/** `25'`, `1:05`: where there is room for nothing more. */
export function ageShort(ms: number): string {
  const minutes = minutesOf(ms);
  return minutes < 60 ? `${minutes}′` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `served 25 min`: how a table or check stands, and since when where that is known. */
export function moodWords({ mood, moodSinceMs }: { readonly mood: TableMood; readonly moodSinceMs: number | null }, nowMs: number): string {
  const words = floorTexts().moods[mood];
  return moodSinceMs === null ? words : `${words} ${ageWords(nowMs - moodSinceMs)}`;
}

export function attentionWords({ type, ms }: Attention): string {
  const minutes = minutesOf(ms);
  return type === 'open-long' ? floorTexts().attention['open-long'](Math.floor(minutes / 60)) : floorTexts().attention[type](minutes);
}
