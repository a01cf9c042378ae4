import { createSignal, type Accessor } from 'solid-js';
import { mergeJournals, type Journal } from '../../shared/crdt/journal.ts';
import type { DocId } from '../../shared/kernel/ids.ts';
import type { Session } from './session.ts';

/**
 * Orders that a payment terminal may still have something to say about, as this device knew them last.
 * A settled day is archived and leaves the device; a charge that turns out to have been made must
 * find its order all the same, after a reload too.
 */
export type KeptOrders = {
  /** Reactive. */
  readonly all: Accessor<readonly Journal[]>;
  readonly journalOf: (id: DocId) => Journal | null;
  readonly keep: (journal: Journal) => void;
  readonly drop: (id: DocId) => void;
};

type KeptOrdersDeps = {
  /** `localStorage` or alike: what other tabs of the device keep is there too. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Null before the device is paired. What another device left is not read. */
  readonly deviceId: () => string | null;
};

const storageKey = 'kept-orders';

const isJournal = (value: unknown): value is Journal => {
  const journal = value as Partial<Journal> | null;
  return typeof journal === 'object' && journal !== null && journal.shape === 'journal' && typeof journal.id === 'string'
    && [journal.ops, journal.refused, journal.sealed].every((part) => typeof part === 'object' && part !== null);
};

export function createKeptOrders({ storage, deviceId }: KeptOrdersDeps): KeptOrders {
  const [changes, setChanges] = createSignal(0);
  /** What storage did not take: better until the next reload than not at all. */
  const unstored = new Map<DocId, Journal>();

  /** What was read last: asked for with every tap, changed once a day. */
  let last: { readonly text: string; readonly device: unknown; readonly journals: readonly Journal[] } = { text: '', device: null, journals: [] };
  const stored = (): readonly Journal[] => {
    try {
      const text = storage.getItem(storageKey);
      if (text === null) return [];
      if (text !== last.text) {
        const { device, journals } = JSON.parse(text) as { device?: unknown; journals?: unknown };
        last = { text, device, journals: Array.isArray(journals) ? journals.filter(isJournal) : [] };
      }
      return last.device === deviceId() ? last.journals : [];
    } catch {
      return [];
    }
  };
  const read = (): Map<DocId, Journal> => new Map([...stored().map((journal) => [journal.id, journal] as const), ...unstored]);
  const write = (journals: ReadonlyMap<DocId, Journal>): void => {
    try {
      if (journals.size === 0) storage.removeItem(storageKey);
      else storage.setItem(storageKey, JSON.stringify({ device: deviceId(), journals: [...journals.values()] }));
      unstored.clear();
    } catch {
      for (const [id, journal] of journals) unstored.set(id, journal);
    }
    setChanges((count) => count + 1);
  };

  return {
    all: () => { changes(); return [...read().values()]; },
    journalOf: (id) => read().get(id) ?? null,
    keep: (journal) => {
      const all = read();
      const known = all.get(journal.id);
      const merged = known ? mergeJournals(known, journal) : journal;
      if (merged !== known) write(all.set(journal.id, merged));
    },
    drop: (id) => {
      const all = read();
      unstored.delete(id);
      if (all.delete(id)) write(all);
    },
  };
}

const keptBySession = new WeakMap<object, KeptOrders>();

/** Those of this tab's device. */
export function keptOrdersOf(session: Pick<Session, 'self'>): KeptOrders {
  const known = keptBySession.get(session);
  if (known) return known;
  const made = createKeptOrders({ storage: localStorage, deviceId: () => session.self()?.deviceId ?? null });
  keptBySession.set(session, made);
  return made;
}
