import * as Y from 'yjs';
import { err, ok, type Result } from '../kernel/result.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';
import { entryValueOf, writeEntries, type EntryValue } from './board-entries.ts';
import { maxUpdateBytes, openBoard, rememberState, type BoardError } from './board.ts';

/** A board that one session keeps open, so that an edit reads nothing but what it changes. */
export type OpenBoard = {
  /** Brings in what others wrote. Whatever is malformed changes nothing: it was refused before it became a state. */
  readonly take: (state: string) => void;
  /** Sets the given keys, `null` deletes one, and returns the whole state; null when nothing changes. After an error the session must be opened anew. */
  readonly set: (changes: Readonly<Record<string, EntryValue | null>>) => Result<string | null, BoardError>;
  /** The flat entries as they are now; changes with the board. */
  readonly entries: ReadonlyMap<string, EntryValue>;
};

/** `sessionClientId` is random for every opening and never stored [B1]. */
export function openSession(state: string, sessionClientId: number): OpenBoard {
  const doc = openBoard(state, sessionClientId);
  const map = doc.getMap<unknown>('entries');
  const entries = new Map<string, EntryValue>();
  const read = (key: string): void => {
    const value = entryValueOf(map.get(key));
    if (value === null) entries.delete(key);
    else entries.set(key, value);
  };
  for (const key of map.keys()) read(key);
  map.observe((event) => { for (const key of event.keysChanged) read(key); });
  let current = state;

  return {
    entries,
    take: (theirs) => {
      if (theirs === current) return;
      const bytes = base64ToBytes(theirs);
      if (bytes === null || bytes.length <= 2) return;
      Y.applyUpdate(doc, bytes);
      current = theirs;
    },
    set: (changes) => {
      let bytes = 0;
      const measure = (update: Uint8Array): void => { bytes += update.length; };
      doc.on('update', measure);
      doc.transact(() => writeEntries(map, changes));
      doc.off('update', measure);
      if (bytes === 0) return ok(null);
      if (bytes > maxUpdateBytes) return err({ type: 'update-too-large', bytes, limitBytes: maxUpdateBytes });
      current = bytesToBase64(Y.encodeStateAsUpdate(doc));
      rememberState(current, doc);
      return ok(current);
    },
  };
}
