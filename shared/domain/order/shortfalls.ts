import type { LineId, OpId } from '../../kernel/ids.ts';
import { factsOf, type Facts } from './facts.ts';
import type { MovedOutPiece, TransferFacts } from './fold-transfers.ts';
import type { Origin } from './fold-lines.ts';
import { endedBy, type Ending } from './line-lives.ts';
import type { Shortfall, Work } from './state.ts';

/*
 * A till that is cut off takes some of a line off, or deletes it, while another moves it away: there
 * is too little of it here and too much of it there. Nobody but the server knows both, so it passes
 * on what was taken off.
 */

const milliOf = (work: readonly Work[]): number => work.reduce((all, { deltaMilli }) => all + deltaMilli, 0);

/** Quantities of this line's ops that were not sent, by op: what a transfer withdrew, and what it left here anew, by transfer. */
function unsentOps(facts: Facts, lineId: LineId, origins: readonly Origin[]): { readonly milliById: ReadonlyMap<OpId, number>; readonly leftBy: ReadonlyMap<string, number> } {
  const milliById = new Map<OpId, number>();
  const leftBy = new Map<string, number>();
  for (const origin of origins) {
    if ('op' in origin) continue;
    const { id, data } = origin;
    milliById.set(id, data.quantityMilli);
    if (data.transfer !== undefined) leftBy.set(data.transfer, (leftBy.get(data.transfer) ?? 0) + data.quantityMilli);
  }
  for (const { id, data } of factsOf(facts, 'line.changed')) {
    if (data.lineId === lineId) milliById.set(id, data.deltaMilli);
  }
  return { milliById, leftBy };
}

/** What was taken off of one line here that other checks have: at most one for each transfer that took some of it. */
export function shortfallsOf(lineId: LineId, origins: readonly Origin[], work: readonly Work[], endings: readonly Ending[], facts: Facts, transfers: TransferFacts): Shortfall[] {
  const pieces = transfers.movedOut.get(lineId) ?? [];
  const moves = pieces.filter(({ op }) => op.data.follows === undefined);
  // What the kitchen was told of is not deleted, only voided.
  const wasSent = work.some(({ kind, fire }) => fire !== null && (kind === 'added' || kind === 'changed'));
  const deletions = endings.filter(({ type, data }) => type === 'line.deleted' && (data.covers !== undefined || !wasSent));
  let missingMilli = Math.max(0, -milliOf(work));
  if (moves.length === 0 || (missingMilli === 0 && deletions.length === 0)) return [];
  const { milliById, leftBy } = unsentOps(facts, lineId, origins);
  const isEnded = deletions.map((deletion) => endedBy(deletion, origins, transfers));
  const sum = (ids: readonly OpId[]): number => ids.reduce((all, id) => all + (milliById.get(id) ?? 0), 0);
  const isDeleted = (id: OpId): boolean => isEnded.some((isIt) => isIt(id));
  const reductions = work.filter(({ kind, fire, deltaMilli }) => kind === 'changed' && fire === null && deltaMilli < 0);
  const found: Shortfall[] = [];
  const shortfallOf = ({ op, sentMilli, withdrawn }: MovedOutPiece): void => {
    const { transfer, to } = op.data;
    const left = leftBy.get(transfer) ?? 0;
    const doneMilli = pieces.reduce((all, { op: later, lessMilli }) => (later.data.follows === transfer ? all + lessMilli : all), 0);
    const movedMilli = Math.max(0, sentMilli + sum(withdrawn) - left - doneMilli);
    // What was left here goes with a deletion of all that it was left of; of a part of it, what was moved goes first.
    const wholly = withdrawn.every(isDeleted);
    const deletedMilli = Math.max(0, sum(withdrawn.filter(isDeleted)) - (wholly ? left : 0) - doneMilli);
    const goneMilli = Math.min(movedMilli, deletedMilli);
    const reducedMilli = Math.min(missingMilli, movedMilli - goneMilli, -milliOf(reductions));
    const lessMilli = goneMilli + reducedMilli;
    if (lessMilli <= 0) return;
    found.push({
      transfer, other: to, lineId, lessMilli,
      withdrawn: reducedMilli > 0 ? reductions.map(({ opId }) => opId) : [],
      staysMilli: (reducedMilli > 0 ? -milliOf(reductions) - reducedMilli : 0) + deletedMilli - goneMilli,
    });
    // What is missing beyond this transfer is looked for again once this is passed on.
    if (reducedMilli > 0) missingMilli = 0;
  };
  for (const piece of moves.toReversed()) shortfallOf(piece);
  return found;
}
