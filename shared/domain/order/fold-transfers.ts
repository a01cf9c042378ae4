import type { LineId, OpId } from '../../kernel/ids.ts';
import { deedOf, factsOf, type FactOf, type Facts } from './facts.ts';
import type { MovedLine } from './ops.ts';
import type { Transfer } from './state.ts';

export type MovedInPiece = { readonly op: FactOf<'lines.moved-in'>; readonly line: MovedLine };
export type MovedOutPiece = { readonly op: FactOf<'lines.moved-out'>; readonly sentMilli: number; readonly adjustments: readonly OpId[]; readonly withdrawn: readonly OpId[]; readonly lessMilli: number };

/** What came and went between checks, as far as it counts here. */
export type TransferFacts = {
  readonly transfers: readonly Transfer[];
  readonly movedIn: ReadonlyMap<LineId, MovedInPiece[]>;
  readonly movedOut: ReadonlyMap<LineId, MovedOutPiece[]>;
  /** Brought by transfers that do not count: what was ordered on top of it here still needs to know what it is. */
  readonly refusedIn: readonly MovedInPiece[];
  /** Unsent quantity ops that another check adds anew. */
  readonly withdrawn: ReadonlySet<OpId>;
  /** Reductions that came from another check. */
  readonly passedOn: ReadonlySet<OpId>;
  /** Transfers that do not count: lines they added here count only once they were fired. */
  readonly refused: ReadonlySet<string>;
};

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The first op of each transfer: the halves of one are written once. */
function firstOfEach<Op extends FactOf<'lines.moved-in'> | FactOf<'lines.moved-out'>>(ops: readonly Op[]): Op[] {
  const known = new Set<string>();
  return ops.filter((op) => !known.has(op.data.transfer) && known.add(op.data.transfer));
}

/** What the kitchen was told of each line, transfers aside. `counted`: ops of refused transfers count once fired, as all that was fired does. */
function firedByLine(facts: Facts, fireByWork: ReadonlyMap<OpId, OpId>): Map<LineId, number> {
  const fired = new Map<LineId, number>();
  const add = (lineId: LineId, opId: OpId, milli: number): void => {
    if (fireByWork.has(opId)) fired.set(lineId, (fired.get(lineId) ?? 0) + milli);
  };
  for (const op of factsOf(facts, 'line.added')) add(op.data.lineId, op.id, op.data.quantityMilli);
  for (const op of factsOf(facts, 'line.changed')) add(op.data.lineId, op.id, op.data.deltaMilli);
  return fired;
}

/**
 * Transfers in (stamp, op id) order. One that takes lines away is honoured while everything it names
 * is there: sent quantity that no earlier transfer took, unsent ops that nobody fired or took. Null
 * when there are none, which is so of nearly every check.
 */
export function foldTransfers(facts: Facts, fireByWork: ReadonlyMap<OpId, OpId>): TransferFacts | null {
  const outs = firstOfEach(factsOf(facts, 'lines.moved-out'));
  const ins = firstOfEach(factsOf(facts, 'lines.moved-in'));
  if (outs.length === 0 && ins.length === 0) return null;
  const known = new Set(factsOf(facts, 'transfer.refused').map((op) => op.data.transfer));
  const refused = new Set(known);
  const movedIn = new Map<LineId, MovedInPiece[]>();
  const movedOut = new Map<LineId, MovedOutPiece[]>();
  const withdrawn = new Set<OpId>();
  const transfers: Transfer[] = [];
  const refusedIn: MovedInPiece[] = [];
  const availableMilli = firedByLine(facts, fireByWork);
  for (const op of ins) {
    const counts = !known.has(op.data.transfer);
    for (const line of op.data.lines) {
      if (!counts) {
        refusedIn.push({ op, line });
        continue;
      }
      push(movedIn, line.lineId, { op, line });
      availableMilli.set(line.lineId, (availableMilli.get(line.lineId) ?? 0) + line.sentMilli);
    }
    transfers.push({
      ...deedOf(op), transfer: op.data.transfer, direction: 'in', other: op.data.from, otherName: op.data.fromName,
      lineIds: op.data.lines.map((line) => line.lineId), follows: null, refused: !counts, refusalKnown: !counts,
    });
  }
  // An unsent op can be taken along while it counts here itself: one that a refused transfer brought does not.
  const broughtBy = new Map<OpId, string | undefined>();
  for (const op of factsOf(facts, 'line.added')) broughtBy.set(op.id, op.data.transfer);
  const passedOn = new Set<OpId>();
  for (const op of factsOf(facts, 'line.changed')) {
    broughtBy.set(op.id, op.data.transfer);
    if (op.data.transfer !== undefined) passedOn.add(op.id);
  }
  const isThere = (id: OpId): boolean => broughtBy.has(id) && !refused.has(broughtBy.get(id) ?? '') && !fireByWork.has(id) && !withdrawn.has(id);
  for (const op of outs) {
    const { transfer, lines, follows } = op.data;
    const wantedMilli = new Map<LineId, number>();
    for (const line of lines) wantedMilli.set(line.lineId, (wantedMilli.get(line.lineId) ?? 0) + line.sentMilli);
    const unsent = lines.flatMap((line) => line.withdrawn);
    const counts = !known.has(transfer) && (follows === undefined || !known.has(follows))
      && [...wantedMilli].every(([lineId, milli]) => milli === 0 || (availableMilli.get(lineId) ?? 0) >= milli)
      && unsent.every(isThere);
    if (counts) {
      for (const id of unsent) withdrawn.add(id);
      for (const { lineId, sentMilli, withdrawn: taken, adjustments = [], lessMilli = 0 } of lines) {
        availableMilli.set(lineId, (availableMilli.get(lineId) ?? 0) - sentMilli);
        push(movedOut, lineId, { op, sentMilli, adjustments, withdrawn: taken, lessMilli });
      }
    } else refused.add(transfer);
    transfers.push({
      ...deedOf(op), transfer, direction: 'out', other: op.data.to, otherName: op.data.toName,
      lineIds: lines.map((line) => line.lineId), follows: follows ?? null, refused: !counts, refusalKnown: known.has(transfer),
    });
  }
  transfers.sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.opId < b.opId ? -1 : 1));
  return { transfers, movedIn, movedOut, refusedIn, withdrawn, passedOn, refused };
}
