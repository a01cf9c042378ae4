import { textOf } from '../kernel/canonical-json.ts';
import { boardDominates, boardFingerprint, mergeBoards, type Board } from './board.ts';
import { textDigest } from './digest.ts';
import { factDominates, isFactRefused, mergeFacts, type Fact } from './fact.ts';
import { isSealed, journalDominates, journalKnowledge, mergeJournals, type Journal } from './journal.ts';

/** Everything that replicates has one of these three shapes. */
export type Replicated = Journal | Fact | Board;

/**
 * The least document that holds both; never throws. Two shapes under one id is a broken invariant
 * that must still converge: the alphabetically first shape wins.
 */
export function merge(a: Replicated, b: Replicated): Replicated {
  if (a.shape === 'journal' && b.shape === 'journal') return mergeJournals(a, b);
  if (a.shape === 'fact' && b.shape === 'fact') return mergeFacts(a, b);
  if (a.shape === 'board' && b.shape === 'board') return mergeBoards(a, b);
  return a.shape <= b.shape ? a : b;
}

/** Whether `a` knows everything `b` knows, so that `b` has nothing to tell it. */
export function dominates(a: Replicated, b: Replicated): boolean {
  if (a.shape === 'journal' && b.shape === 'journal') return journalDominates(a, b);
  if (a.shape === 'fact' && b.shape === 'fact') return factDominates(a, b);
  if (a.shape === 'board' && b.shape === 'board') return boardDominates(a, b);
  return a.shape <= b.shape;
}

export const sameKnowledge = (a: Replicated, b: Replicated): boolean => dominates(a, b) && dominates(b, a);

/** Whether nobody needs a live copy any more: an archive holds all of it. */
export const isRetired = (doc: Replicated): boolean => doc.shape === 'journal' && isSealed(doc);

/** Equal for replicas that know the same; the anti-entropy check compares the combination of these. */
export function knowledgeDigest(doc: Replicated): number {
  switch (doc.shape) {
    case 'journal':
      return textDigest(`${textOf(doc.id)}|${journalKnowledge(doc)}`);
    case 'fact':
      return textDigest(`${textOf(doc.id)}|${isFactRefused(doc) ? 'refused' : ''}`);
    case 'board':
      return textDigest(`${textOf(doc.id)}|${boardFingerprint(doc)}`);
  }
}
