import { dominates, type Replicated } from '../../shared/crdt/replicated.ts';
import { isCollection, type CollectionName } from '../../shared/documents/collections.ts';
import type { PendingOps, RefusedItem } from './port.ts';
import type { Row } from './storage/disk.ts';
import type { WriteQueue } from './storage/write-queue.ts';
import type { WorkingSet } from './working-set.ts';

/**
 * What this device owes the server and what the server would not take: our own record beside
 * RxDB's, because RxDB's says only "this state was pushed". Its rows go to the disk in the same
 * transaction as the documents they speak of.
 */
export type Owed = { readonly collection: CollectionName; readonly id: string; /** Op ids of a journal; empty for other shapes. */ readonly ops: readonly string[] };
export type RefusedDocument = { readonly collection: CollectionName; readonly id: string; readonly reason: string };

export const ledgerInstances = ['pending', 'refused', 'editors'] as const;

export type Ledger = {
  readonly owe: (collection: CollectionName, id: string, ops: readonly string[]) => void;
  /** The server is known to hold `theirs`; returns whether something was settled. */
  readonly settle: (collection: CollectionName, theirs: Replicated, ours: Replicated | undefined) => boolean;
  /** The server refused the whole document: kept and shown, no longer owed. */
  readonly refuse: (collection: CollectionName, id: string, reason: string) => void;
  readonly owed: (collection?: CollectionName) => readonly Owed[];
  readonly isOwed: (collection: CollectionName, id: string) => boolean;
  readonly pendingOps: (id: string) => readonly string[];
  readonly pendingOrders: () => PendingOps;
  readonly refusedDocuments: () => readonly RefusedDocument[];
  readonly isRefused: (collection: CollectionName, id: string) => boolean;
  readonly setEditor: (docId: string, by: string) => void;
  readonly editorOf: (docId: string) => string | undefined;
};

const keyOf = (collection: CollectionName, id: string): string => `${collection}|${id}`;

export function makeLedger(rows: readonly Row[], queue: WriteQueue): Ledger {
  const owedByKey = new Map<string, Owed>();
  const refusedByKey = new Map<string, RefusedDocument>();
  const editorByDoc = new Map<string, string>();
  for (const { instance, id, doc } of rows) {
    if (instance === 'pending' && isCollection((doc as Owed).collection)) owedByKey.set(id, doc as Owed);
    else if (instance === 'refused') refusedByKey.set(id, doc as RefusedDocument);
    else if (instance === 'editors') editorByDoc.set(id, (doc as { by: string }).by);
  }

  const store = (instance: (typeof ledgerInstances)[number], id: string, doc: object | null): void =>
    queue.put([{ table: 'rows', key: [instance, id], value: doc === null ? null : { instance, id, doc } }]);

  return {
    owe: (collection, id, ops) => {
      const key = keyOf(collection, id);
      const owed: Owed = { collection, id, ops: [...new Set([...(owedByKey.get(key)?.ops ?? []), ...ops])] };
      owedByKey.set(key, owed);
      store('pending', key, owed);
      // A new change is a new attempt.
      if (refusedByKey.delete(key)) store('refused', key, null);
    },
    settle: (collection, theirs, ours) => {
      const key = keyOf(collection, theirs.id);
      if (refusedByKey.has(key) && ours !== undefined && dominates(theirs, ours)) {
        refusedByKey.delete(key);
        store('refused', key, null);
      }
      const owed = owedByKey.get(key);
      if (!owed) return false;
      const left = theirs.shape === 'journal'
        ? owed.ops.filter((op) => !Object.hasOwn(theirs.ops, op) && !Object.hasOwn(theirs.refused, op))
        : ours !== undefined && !dominates(theirs, ours) ? null : [];
      if (left === null || (left.length === owed.ops.length && left.length > 0)) return false;
      if (left.length === 0) owedByKey.delete(key);
      else owedByKey.set(key, { ...owed, ops: left });
      store('pending', key, owedByKey.get(key) ?? null);
      return true;
    },
    refuse: (collection, id, reason) => {
      const key = keyOf(collection, id);
      owedByKey.delete(key);
      store('pending', key, null);
      const refused = { collection, id, reason };
      refusedByKey.set(key, refused);
      store('refused', key, refused);
    },
    owed: (collection) => [...owedByKey.values()].filter((owed) => collection === undefined || owed.collection === collection),
    isOwed: (collection, id) => owedByKey.has(keyOf(collection, id)),
    pendingOps: (id) => owedByKey.get(keyOf('orders', id))?.ops ?? [],
    pendingOrders: () => Object.fromEntries([...owedByKey.values()].filter(({ collection }) => collection === 'orders').map(({ id, ops }) => [id, ops])),
    refusedDocuments: () => [...refusedByKey.values()],
    isRefused: (collection, id) => refusedByKey.has(keyOf(collection, id)),
    setEditor: (docId, by) => { editorByDoc.set(docId, by); store('editors', docId, { by }); },
    editorOf: (docId) => editorByDoc.get(docId),
  };
}

/** What a person is shown of refusals: ops the server would not count, and documents it would not take. */
export function refusedItems(ledger: Ledger, set: Pick<WorkingSet, 'live'>): RefusedItem[] {
  const items: RefusedItem[] = ledger.refusedDocuments().map(({ collection, id, reason }) => ({ collection, docId: id, opId: null, opType: '', reason }));
  for (const collection of ['orders', 'records'] as const) {
    for (const doc of set.live(collection)) {
      if (doc.shape !== 'journal') continue;
      for (const [opId, reason] of Object.entries(doc.refused)) items.push({ collection, docId: doc.id, opId, opType: doc.ops[opId]?.type ?? '', reason });
    }
  }
  for (const doc of set.live('facts')) if (doc.shape === 'fact' && doc.refused !== null) items.push({ collection: 'facts', docId: doc.id, opId: null, opType: doc.type, reason: doc.refused });
  return items;
}
