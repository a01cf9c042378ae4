import type { Board } from '../../shared/crdt/board.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import { isRetired, type Replicated } from '../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../shared/documents/collections.ts';
import type { DocId } from '../../shared/kernel/ids.ts';
import { isStamp, observeStamp, type Stamp } from '../../shared/kernel/stamp.ts';
import { mergeDerived } from './database/envelope.ts';
import type { Ledger } from './ledger.ts';
import type { Patch } from './port.ts';
import type { Learned, WorkingSet } from './working-set.ts';

/** A change made here; `ops` are the new op ids of a journal. */
export type Change = { readonly doc: Replicated; readonly ops: readonly string[] };

/** Joins what arrives from the server, from tabs and from RxDB, and tells tabs what became of it. */
export type Knowledge = {
  /** Documents the server holds. */
  readonly received: (collection: CollectionName, docs: readonly Replicated[]) => void;
  /** Changes made here at once: tabs hear of all of them in one patch. */
  readonly changed: (collection: CollectionName, changes: readonly Change[]) => void;
  /** What RxDB committed, whoever caused it. */
  readonly stored: (collection: CollectionName, docs: readonly Replicated[]) => void;
  readonly refused: (collection: CollectionName, id: string, reason: string) => void;
  readonly onServer: (collection: CollectionName, id: string) => Replicated | undefined;
  /** The server may have lost what it told of: compare before trusting again. */
  readonly forgetServer: (collection: CollectionName) => void;
  readonly lastStamp: () => Stamp | null;
};

export type KnowledgeDep = {
  readonly set: WorkingSet;
  readonly ledger: Ledger;
  readonly lastStamp: Stamp | null;
  readonly wallNow: () => number;
  readonly emit: (patch: Patch) => void;
  /** Counts or refusals changed. */
  readonly onStatus: () => void;
};

export function makeKnowledge({ set, ledger, lastStamp: storedStamp, wallNow, emit, onStatus }: KnowledgeDep): Knowledge {
  const serverByKey = new Map<CollectionName, Map<string, Replicated>>();
  let lastStamp = storedStamp;

  const onServer = (collection: CollectionName): Map<string, Replicated> => {
    const known = serverByKey.get(collection) ?? new Map<string, Replicated>();
    serverByKey.set(collection, known);
    return known;
  };

  function observe(docs: readonly Replicated[]): void {
    const nowMs = wallNow();
    for (const doc of docs) {
      if (doc.shape !== 'journal') continue;
      for (const op of Object.values(doc.ops)) if (isStamp(op?.stamp)) lastStamp = observeStamp(lastStamp, op.stamp, nowMs);
    }
  }

  function tell(collection: CollectionName, { changed, retired }: Learned, settled: readonly string[]): void {
    if (changed.length + retired.length + settled.length === 0) return;
    onStatus();
    const patch: Patch = {
      ...(changed.length > 0 && collection === 'orders' ? { orders: changed as readonly Journal[] } : {}),
      ...(changed.length > 0 && collection === 'records' ? { records: changed as readonly Journal[] } : {}),
      ...(changed.length > 0 && collection === 'roster' ? { roster: changed as readonly Journal[] } : {}),
      ...(changed.length > 0 && collection === 'boards' ? { boards: changed as readonly Board[] } : {}),
      ...(retired.length > 0 ? { retired: retired.map(({ id }) => id as DocId) } : {}),
      ...(settled.length > 0 && collection === 'orders' ? { pending: Object.fromEntries(settled.map((id) => [id, ledger.pendingOps(id)])) } : {}),
    };
    if (Object.keys(patch).length > 0) emit(patch);
  }

  return {
    received: (collection, docs) => {
      const known = onServer(collection);
      for (const doc of docs) {
        if (isRetired(doc)) { known.delete(doc.id); continue; }
        const before = known.get(doc.id);
        known.set(doc.id, before ? mergeDerived(collection, before, doc) : doc);
      }
      observe(docs);
      const learned = set.learn(collection, docs);
      const settled = docs.filter((doc) => ledger.settle(collection, doc, set.get(collection, doc.id))).map(({ id }) => id);
      tell(collection, learned, settled);
    },
    changed: (collection, changes) => {
      for (const { doc, ops } of changes) ledger.owe(collection, doc.id, ops);
      const docs = changes.map(({ doc }) => doc);
      observe(docs);
      tell(collection, set.learn(collection, docs), docs.map(({ id }) => id));
    },
    stored: (collection, docs) => tell(collection, set.learn(collection, docs), []),
    refused: (collection, id, reason) => {
      ledger.refuse(collection, id, reason);
      tell(collection, { changed: [], retired: [] }, [id]);
    },
    onServer: (collection, id) => serverByKey.get(collection)?.get(id),
    forgetServer: (collection) => { serverByKey.delete(collection); },
    lastStamp: () => lastStamp,
  };
}
