import type * as Y from 'yjs';
import { editBoard, openBoard } from './board.ts';

/** What one key of a board may hold. */
export type EntryValue = string | number | boolean | readonly string[];

const isEntryValue = (value: unknown): value is EntryValue =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'boolean'
  || (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/** The value, or null for what no key of a board may hold. */
export const entryValueOf = (value: unknown): EntryValue | null => (isEntryValue(value) ? value : null);

/**
 * The flat entries of a board (`item:<id>:price` → value) [B5]. Flat and deterministic because a
 * nested map made by two devices at once keeps only one of them. Unreadable values are left out.
 */
export function boardEntries(state: string): Map<string, EntryValue> {
  const entries = new Map<string, EntryValue>();
  try {
    for (const [key, value] of openBoard(state).getMap('entries')) if (isEntryValue(value)) entries.set(key, value);
  } catch {
    // An unreadable board shows as an empty one; merge lets any readable copy win over it.
  }
  return entries;
}

/** Sets keys of an open document, `null` deletes one; what has the value already is left alone. */
export function writeEntries(map: Y.Map<unknown>, changes: Readonly<Record<string, EntryValue | null>>): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) map.delete(key);
    else if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, typeof value === 'object' ? [...value] : value);
  }
}

/**
 * The update (base64, v1) that sets the given keys, `null` deletes one; null when nothing changes.
 * `sessionClientId` is random per session and never stored.
 */
export const setBoardEntries = (state: string, sessionClientId: number, changes: Readonly<Record<string, EntryValue | null>>): string | null =>
  editBoard(state, sessionClientId, (doc) => writeEntries(doc.getMap('entries'), changes));
