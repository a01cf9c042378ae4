import { asId, type LineId, type OpId } from '../../kernel/ids.ts';
import type { Stamp } from '../../kernel/stamp.ts';
import type { StampedOp } from '../op.ts';
import { approverOf } from './approvals.ts';
import { deedOf, factsOf, type FactOf, type Facts } from './facts.ts';
import type { KitchenFacts } from './fold-kitchen.ts';
import type { MovedInPiece, TransferFacts } from './fold-transfers.ts';
import type { MovedLine } from './ops.ts';
import { shortfallsOf } from './shortfalls.ts';
import type { Approval, Line, Shortfall, Work } from './state.ts';
import { grossOf } from './gross.ts';
import { endingsByLine, livesOf, type Life } from './line-lives.ts';

/** A line while its check is being added up. */
export type LineDraft = { -readonly [Field in keyof Line]: Line[Field] };

export type FoldedLines = {
  readonly lines: LineDraft[];
  readonly movedLines: readonly Line[];
  readonly shortfalls: readonly Shortfall[];
};

/** Where a line begins: the op that added it, or brought it from another check. */
export type Origin = FactOf<'line.added'> | MovedInPiece;

const opOf = (origin: Origin): StampedOp => ('op' in origin ? origin.op : origin);
const saidOf = (origin: Origin): FactOf<'line.added'>['data'] | MovedLine => ('op' in origin ? origin.line : origin.data);

type Said = { note?: { readonly text: string; readonly stamp: Stamp }; seat?: number; course?: string; guestNote?: string; lastStamp: Stamp };

/** What was said of lines after they were added. `since`: words older than that were said before the line came back. */
function wordsByLine(facts: Facts, sinceByLine: ReadonlyMap<LineId, Stamp> | null): ReadonlyMap<LineId, Said> | null {
  const noted = factsOf(facts, 'line.noted');
  const labelled = factsOf(facts, 'line.labelled');
  if (noted.length === 0 && labelled.length === 0) return null;
  const byLine = new Map<LineId, Said>();
  const saidOf = (op: StampedOp<string, { readonly lineId: LineId }>): Said | null => {
    if (sinceByLine !== null && (sinceByLine.get(op.data.lineId) ?? '') > op.stamp) return null;
    const known = byLine.get(op.data.lineId);
    if (known) return known;
    const said: Said = { lastStamp: op.stamp };
    byLine.set(op.data.lineId, said);
    return said;
  };
  for (const op of noted) {
    const said = saidOf(op);
    if (said) said.note = { text: op.data.note, stamp: op.stamp };
  }
  for (const op of labelled) {
    const said = saidOf(op);
    if (!said) continue;
    const { data } = op;
    if (data.label === 'seat') said.seat = data.value;
    else if (data.label === 'course') said.course = data.value;
    else said.guestNote = data.value;
  }
  return byLine;
}

/* Work and lines are written out field by field: a tap folds the whole order, and spreading made that five times as dear. */
const workOf = (op: StampedOp, kind: Work['kind'], deltaMilli: number, { fireByWork, bumpedAt }: KitchenFacts): Work => ({
  opId: op.id, by: op.by, device: op.device, stamp: op.stamp,
  kind, deltaMilli, fire: fireByWork.get(op.id) ?? null, bumped: bumpedAt.has(op.id),
});

/** A moved piece was sent where it came from, and is never sent again. */
const movedWork = (op: StampedOp, kind: Work['kind'], deltaMilli: number, bumped: boolean): Work => ({
  opId: op.id, by: op.by, device: op.device, stamp: op.stamp, kind, deltaMilli, fire: op.id, bumped,
});

const noChanges: readonly FactOf<'line.changed'>[] = [];

function changesByLine(facts: Facts): ReadonlyMap<LineId, FactOf<'line.changed'>[]> | null {
  const changes = factsOf(facts, 'line.changed');
  if (changes.length === 0) return null;
  const byLine = new Map<LineId, FactOf<'line.changed'>[]>();
  for (const op of changes) {
    const known = byLine.get(op.data.lineId);
    if (known) known.push(op);
    else byLine.set(op.data.lineId, [op]);
  }
  return byLine;
}

/** Every op that adds to a line, by line in the order in which the lines came; the first one is its origin. */
function originsByLine(facts: Facts, transfers: TransferFacts | null): ReadonlyMap<LineId, Origin[]> {
  const byLine = new Map<LineId, Origin[]>();
  let origins: readonly Origin[] = factsOf(facts, 'line.added');
  if (transfers !== null && transfers.movedIn.size + transfers.refusedIn.length > 0) {
    origins = [...origins, ...([] as MovedInPiece[]).concat(...transfers.movedIn.values(), transfers.refusedIn)].sort((one, other) => {
      const [a, b] = [opOf(one), opOf(other)];
      return a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    });
  }
  for (const origin of origins) {
    const { lineId } = saidOf(origin);
    const known = byLine.get(lineId);
    if (known) known.push(origin);
    else byLine.set(lineId, [origin]);
  }
  return byLine;
}

/** Whether a quantity op counts: it was neither taken along to another check nor brought by a transfer that was refused and never cooked. */
function counts(op: FactOf<'line.added'> | FactOf<'line.changed'>, kitchen: KitchenFacts, transfers: TransferFacts | null): boolean {
  if (transfers === null) return true;
  if (transfers.withdrawn.has(op.id)) return false;
  const { transfer } = op.data;
  return transfer === undefined || !transfers.refused.has(transfer) || kitchen.fireByWork.has(op.id);
}

function piecesOf(lineId: LineId, origins: readonly Origin[], changes: readonly FactOf<'line.changed'>[], kitchen: KitchenFacts, transfers: TransferFacts | null): Work[] {
  const work: Work[] = [];
  for (const added of origins) {
    if (!('op' in added) && counts(added, kitchen, transfers)) work.push(workOf(added, 'added', added.data.quantityMilli, kitchen));
  }
  for (const op of changes) if (counts(op, kitchen, transfers)) work.push(workOf(op, 'changed', op.data.deltaMilli, kitchen));
  if (transfers === null) return work;
  for (const { op, line } of transfers.movedIn.get(lineId) ?? []) if (line.sentMilli > 0) work.push(movedWork(op, 'moved-in', line.sentMilli, line.cooked ?? false));
  for (const { op, sentMilli } of transfers.movedOut.get(lineId) ?? []) if (sentMilli > 0) work.push(movedWork(op, 'moved-out', -sentMilli, true));
  return work;
}

/** Waste is what had been cooked when it was voided. */
function voidedOf(op: FactOf<'line.voided'>, work: readonly Work[], allMilli: number, kitchen: KitchenFacts, approvals: readonly Approval[]): Line['voided'] {
  const waste = work.some((piece) => {
    if (piece.kind === 'moved-in') return piece.bumped;
    const bumpedAt = piece.kind === 'moved-out' ? undefined : kitchen.bumpedAt.get(piece.opId);
    return bumpedAt !== undefined && bumpedAt < op.stamp;
  });
  return { ...deedOf(op), reason: op.data.reason, waste, approvedBy: approverOf(approvals, op), quantityMilli: Math.max(0, allMilli) };
}

/** Lines that one transfer brought share its op, and lives of one line may too: a list must still tell them apart. */
const lineOpId = (origin: Origin, life: number): OpId => (life > 0 || 'op' in origin ? asId<OpId>(`${opOf(origin).id}/${saidOf(origin).lineId}/${life}`) : origin.id);

/** One life of a line; null when it left nothing behind. */
function lineOfLife({ origins, work, voided: voidOp, deleted }: Life, life: number, later: Said | undefined, kitchen: KitchenFacts, approvals: readonly Approval[]): LineDraft | null {
  let allMilli = 0;
  let toldMilli = 0;
  let wasTold = false;
  for (const piece of work) {
    allMilli += piece.deltaMilli;
    if (piece.fire === null) continue;
    toldMilli += piece.deltaMilli;
    wasTold = true;
  }
  // Less of what never came: a transfer brought it that does not count.
  const isNothing = work.every(({ kind, deltaMilli }) => kind === 'changed' && deltaMilli < 0);
  if (!wasTold && (isNothing || deleted)) return null;
  const op = opOf(origins[0]!);
  const said = saidOf(origins[0]!);
  const last = origins.length === 1 ? said : saidOf(origins.at(-1)!);
  const voided = voidOp === null ? null : voidedOf(voidOp, work, allMilli, kitchen, approvals);
  const quantityMilli = voided ? 0 : Math.max(0, allMilli);
  const sentMilli = Math.max(0, toldMilli);
  const gross = grossOf(said.item, quantityMilli);
  return {
    opId: lineOpId(origins[0]!, life), by: op.by, device: op.device, stamp: op.stamp,
    lineId: said.lineId, item: said.item, note: later?.note?.text ?? last.note, notedAt: later?.note?.stamp ?? op.stamp,
    guestNote: later?.guestNote ?? last.guestNote ?? '', seat: later?.seat ?? last.seat ?? 0, course: later?.course ?? last.course ?? said.item.course,
    combo: said.combo ?? null, voided, work, quantityMilli, sentMilli, unsentMilli: voided ? 0 : quantityMilli - sentMilli,
    adjustments: [], gross, total: gross, net: gross,
  };
}

const isOwnFood = ({ fire, kind }: Work): boolean => fire !== null && (kind === 'added' || kind === 'changed');

/** The lines of a check in the order in which they were added, priced before anything is taken off. */
export function foldLines(facts: Facts, kitchen: KitchenFacts, transfers: TransferFacts | null, approvals: readonly Approval[]): FoldedLines {
  const lines: LineDraft[] = [];
  const movedLines: Line[] = [];
  const shortfalls: Shortfall[] = [];
  const originsOf = originsByLine(facts, transfers);
  const since = transfers === null ? null : new Map([...originsOf].map(([lineId, origins]) => [lineId, opOf(origins.at(-1)!).stamp]));
  const words = wordsByLine(facts, since);
  const changes = changesByLine(facts);
  const endings = endingsByLine(facts);
  for (const [lineId, origins] of originsOf) {
    const work = piecesOf(lineId, origins, changes?.get(lineId) ?? noChanges, kitchen, transfers);
    if (transfers?.movedOut.has(lineId)) shortfalls.push(...shortfallsOf(lineId, origins, work, endings?.get(lineId) ?? [], facts, transfers));
    for (const [index, life] of livesOf(origins, work, endings?.get(lineId), transfers).entries()) {
      const line = lineOfLife(life, index, words?.get(lineId), kitchen, approvals);
      if (line === null) continue;
      // Less of what is cooking is something the kitchen must still be told of.
      const isAway = transfers !== null && line.unsentMilli === 0 && transfers.movedOut.has(lineId) && line.work.reduce((all, piece) => all + piece.deltaMilli, 0) <= 0;
      if (!isAway) lines.push(line);
      else if (line.work.some(isOwnFood)) movedLines.push(line);
    }
  }
  return { lines, movedLines, shortfalls };
}
