import type { EntryValue } from '../crdt/board-entries.ts';
import { textDigest } from '../crdt/digest.ts';
import { isPicture, type Pictures } from '../domain/catalogue/pictures.ts';
import { pictureBoardIds } from './collections.ts';
import { recordsOf } from './board-records.ts';

/** The board that a product's picture is on: there are several, because a whole one is sent when one picture changes. */
export const pictureBoardOf = (itemId: string): string => pictureBoardIds[textDigest(itemId) % pictureBoardIds.length]!;

export const picturesOf = (entries: ReadonlyMap<string, EntryValue>): Pictures =>
  Object.fromEntries(recordsOf(entries, 'picture').map((r) => [r.id, r.text('data')] as const).filter(([, data]) => isPicture(data)).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What sets a product's picture; null takes it away. */
export const pictureEntries = (itemId: string, dataUrl: string | null): Record<string, EntryValue | null> => ({ [`picture:${itemId}:data`]: dataUrl });
