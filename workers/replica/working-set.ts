import { isRetired, type Replicated } from '../../shared/crdt/replicated.ts';
import { collections, type CollectionName } from '../../shared/documents/collections.ts';
import { mergeDerived } from './database/envelope.ts';

/** What one call of `learn` changed. */
export type Learned = { readonly changed: readonly Replicated[]; readonly retired: readonly Replicated[] };

/**
 * What this device knows, as tabs are told: only ever grows by merge, so that no late or repeated
 * message takes anything back. It is fed from the disk at start, by appends, by the stream before
 * RxDB has looked at it, and by everything RxDB writes.
 */
export type WorkingSet = {
  readonly get: (collection: CollectionName, id: string) => Replicated | undefined;
  readonly live: (collection: CollectionName) => IterableIterator<Replicated>;
  readonly count: (collection: CollectionName) => number;
  readonly learn: (collection: CollectionName, docs: readonly Replicated[]) => Learned;
};

/** Enough that a straggler of a just retired order is recognised. */
const rememberedRetired = 2_000;

export function makeWorkingSet(): WorkingSet {
  const live = new Map<CollectionName, Map<string, Replicated>>(collections.map((name) => [name, new Map()]));
  const retired = new Map<string, Replicated>();

  const remember = (doc: Replicated): void => {
    retired.set(doc.id, doc);
    if (retired.size > rememberedRetired) retired.delete(retired.keys().next().value!);
  };

  return {
    get: (collection, id) => live.get(collection)!.get(id) ?? (collection === 'orders' || collection === 'records' ? retired.get(id) : undefined),
    live: (collection) => live.get(collection)!.values(),
    count: (collection) => live.get(collection)!.size,
    learn: (collection, docs) => {
      const byId = live.get(collection)!;
      const changed: Replicated[] = [];
      const gone: Replicated[] = [];
      for (const doc of docs) {
        const known = byId.get(doc.id) ?? retired.get(doc.id);
        const next = known ? mergeDerived(collection, known, doc) : doc;
        if (next === known) continue;
        if (isRetired(next)) {
          remember(next);
          if (byId.delete(doc.id)) gone.push(next);
        } else {
          retired.delete(doc.id);
          byId.set(doc.id, next);
          changed.push(next);
        }
      }
      return { changed, retired: gone };
    },
  };
}
