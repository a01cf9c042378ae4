import type { RxConflictHandler } from 'rxdb/plugins/core';
import { dominates, sameKnowledge } from '../../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../../shared/documents/collections.ts';
import { envelope, mergeDerived, type Envelope } from './envelope.ts';

/**
 * How RxDB compares and joins two states of one document. RxDB asks for "equal" but acts on three
 * different questions, told apart by its context text [R7]:
 * - before a push and before taking a pull: does the server (first) know all that we hold? Then
 *   there is nothing to push, and the local copy may be replaced;
 * - before writing a pull over the local copy: do we (second) know all that the server sent? Then
 *   writing it could only take something away.
 * Derived parts (head, view) take no part.
 */
export const conflictHandlerOf = (collection: CollectionName): RxConflictHandler<Envelope> => ({
  isEqual: (a, b, context) => {
    if (context === 'downstream-check-if-equal-1') return dominates(b.doc, a.doc);
    if (context === 'upstream-check-if-equal' || context === 'downstream-check-if-equal-0') return dominates(a.doc, b.doc);
    return sameKnowledge(a.doc, b.doc);
  },
  // Exactly what the server said when it says everything [R8]: anything else would be pushed again, for ever.
  resolve: async ({ newDocumentState, realMasterState }) =>
    dominates(realMasterState.doc, newDocumentState.doc)
      ? realMasterState
      : envelope(mergeDerived(collection, newDocumentState.doc, realMasterState.doc)),
});

/**
 * Last guard of the local copy [R9]: what a pull writes over it never takes anything away, whatever
 * happened between RxDB's look at the copy and its write.
 */
export function guardFork(collection: CollectionName, current: unknown, incoming: unknown): unknown {
  const ours = (current as Envelope).doc;
  const theirs = (incoming as Envelope).doc;
  if (dominates(theirs, ours)) return incoming;
  return { ...(incoming as Envelope), ...envelope(mergeDerived(collection, ours, theirs)) };
}
