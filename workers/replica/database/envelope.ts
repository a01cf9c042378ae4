import type { WithDeleted } from 'rxdb/plugins/core';
import { dominates, isRetired, merge, type Replicated } from '../../../shared/crdt/replicated.ts';
import { derive } from '../../../shared/documents/derive.ts';
import type { CollectionName } from '../../../shared/documents/collections.ts';

/** What RxDB sees of a document: an id and something it does not look into. */
export type Envelope = { readonly id: string; readonly doc: Replicated };

/** A document that a day archive holds is deleted for RxDB: nobody keeps a live copy. */
export const envelope = (doc: Replicated): WithDeleted<Envelope> => ({ id: doc.id, doc, _deleted: isRetired(doc) });

/**
 * The least document that holds both, with its derived parts made anew; `a` itself when `b` has
 * nothing to tell it, and `b` itself when it says all there is.
 */
export function mergeDerived(collection: CollectionName, a: Replicated, b: Replicated): Replicated {
  if (dominates(a, b)) return a;
  if (dominates(b, a)) return b;
  return derive(collection, merge(a, b));
}
