import { isRetired, type Replicated } from '../../shared/crdt/replicated.ts';
import type { JournalCollection } from '../../shared/documents/collections.ts';
import { metaInstanceOf, type ReplicaDatabase } from './database/database.ts';
import type { Envelope } from './database/envelope.ts';

type MetaRow = { readonly isCheckpoint: '0' | '1'; readonly itemId: string; readonly docData?: Envelope };

/**
 * Takes journals that the server put away (orders in a day archive, old records) out of memory and
 * disk, with the replication's copy of each,
 * which is a full one. Nothing is owed of them: only the server marks ops as archived.
 */
export function purgeRetired(database: ReplicaDatabase, collection: JournalCollection, isOwed: (id: string) => boolean): number {
  const meta = metaInstanceOf(collection);
  const metaRows = database.storage.documents(meta) as ReadonlyMap<string, unknown>;
  const journals = database.storage.documents(collection) as unknown as ReadonlyMap<string, Envelope>;
  const gone = [...journals.values()].filter(({ id, doc }) => isRetired(doc) && !isOwed(id)).map(({ id }) => id);
  const goneIds = new Set(gone);
  const metaIds = [...metaRows].filter(([, row]) => {
    const { isCheckpoint, itemId, docData } = row as MetaRow;
    return isCheckpoint === '0' && (goneIds.has(itemId) || (!journals.has(itemId) && docData !== undefined && isRetired(docData.doc as Replicated)));
  }).map(([id]) => id);
  database.storage.purge(collection, gone);
  database.storage.purge(meta, metaIds);
  return gone.length;
}
