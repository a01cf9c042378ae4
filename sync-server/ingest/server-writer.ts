import type { Replicated } from '../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../shared/documents/collections.ts';
import type { Scope } from '../../shared/kernel/ids.ts';
import type { Queryable } from '../store/database.ts';

/** A document, or only the ops to add to one: it is merged into what is stored. */
export type ServerWrite = { readonly scope: Scope; readonly collection: CollectionName; readonly doc: Replicated };

/** Writes documents on the server's own authority: roster, first run, demo, import. */
export interface ServerWriter {
  /**
   * One transaction: first `alongside` (rows of other tables; may return documents that depend on
   * what it found), then the documents, each merged into the stored one and derived anew; after
   * the commit the devices are told. Rejects, with nothing written, when `alongside` or the
   * database does.
   */
  write(writes: readonly ServerWrite[], alongside?: (tx: Queryable) => Promise<readonly ServerWrite[] | void>): Promise<void>;
}
