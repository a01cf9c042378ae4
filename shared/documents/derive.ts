import type { Replicated } from '../crdt/replicated.ts';
import type { CollectionName } from './collections.ts';
import { boardViewOf } from './board-view.ts';
import { withOrderHead } from './order-document.ts';
import { withRecordHead } from './record-document.ts';

/** The document with what is derived of it (head, view) made anew; the same on every replica. */
export function derive(collection: CollectionName, doc: Replicated): Replicated {
  if (collection === 'orders' && doc.shape === 'journal') return withOrderHead(doc);
  if (collection === 'records' && doc.shape === 'journal') return withRecordHead(doc);
  if (collection === 'boards' && doc.shape === 'board') return { ...doc, view: boardViewOf(doc) };
  return doc;
}
