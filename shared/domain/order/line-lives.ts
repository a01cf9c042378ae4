import type { LineId, OpId } from '../../kernel/ids.ts';
import { factsOf, type FactOf, type Facts } from './facts.ts';
import type { Origin } from './fold-lines.ts';
import type { TransferFacts } from './fold-transfers.ts';
import type { Work } from './state.ts';

/**
 * A line usually lives once on a check. It lives again when a part of it was moved away, the rest
 * was voided or deleted here, and that part came back: what ended the first life must not swallow it.
 */
export type Life = { readonly origins: readonly Origin[]; readonly work: readonly Work[]; readonly voided: FactOf<'line.voided'> | null; readonly deleted: boolean };

export type Ending = FactOf<'line.voided'> | FactOf<'line.deleted'>;

/** What ended lines here, by line, in (stamp, op id) order; null when nothing did. */
export function endingsByLine(facts: Facts): ReadonlyMap<LineId, Ending[]> | null {
  const voids = factsOf(facts, 'line.voided');
  const deletions = factsOf(facts, 'line.deleted');
  if (voids.length === 0 && deletions.length === 0) return null;
  const byLine = new Map<LineId, Ending[]>();
  for (const op of [...voids, ...deletions]) {
    const known = byLine.get(op.data.lineId);
    if (known) known.push(op);
    else byLine.set(op.data.lineId, [op]);
  }
  for (const endings of byLine.values()) endings.sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.id < b.id ? -1 : 1));
  return byLine;
}

const idOf = (origin: Origin): OpId => ('op' in origin ? origin.op.id : origin.id);

/** The ops that brought some of a line from another check, sent or unsent. */
function arrivalsOf(origins: readonly Origin[], transfers: TransferFacts): ReadonlySet<OpId> {
  const came = new Set(transfers.transfers.filter(({ direction }) => direction === 'in').map(({ transfer }) => transfer));
  return new Set(origins.filter((origin) => 'op' in origin || (origin.data.transfer !== undefined && came.has(origin.data.transfer))).map(idOf));
}

/**
 * Which quantity ops a void or deletion ended: those it names; when it names none, it knew of no transfer
 * and ended all that was not brought. What a move left here anew of ops that it ended altogether is ended
 * with them: whoever ended those did not know of the move.
 */
export function endedBy({ data: { covers, lineId } }: Ending, origins: readonly Origin[], transfers: TransferFacts): (id: OpId) => boolean {
  const arrivals = arrivalsOf(origins, transfers);
  const leftBy = new Map<string, OpId[]>();
  for (const origin of origins) {
    if ('op' in origin || origin.data.transfer === undefined || arrivals.has(origin.id)) continue;
    leftBy.set(origin.data.transfer, [...(leftBy.get(origin.data.transfer) ?? []), origin.id]);
  }
  const left = new Set([...leftBy.values()].flat());
  const named = new Set(covers);
  const isEnded = (id: OpId): boolean => named.has(id) || (covers === undefined && !arrivals.has(id) && !transfers.passedOn.has(id) && !left.has(id));
  for (const { op, withdrawn } of transfers.movedOut.get(lineId) ?? []) {
    if (withdrawn.length > 0 && withdrawn.every(isEnded)) for (const id of leftBy.get(op.data.transfer) ?? []) named.add(id);
  }
  return isEnded;
}

const lifeOf = (origins: readonly Origin[], work: readonly Work[], endings: readonly Ending[]): Life => ({
  origins, work,
  voided: endings.find((ending) => ending.type === 'line.voided') ?? null,
  deleted: endings.some((ending) => ending.type === 'line.deleted'),
});

const noEndings: readonly Ending[] = [];

/**
 * The lives of a line on this check, the present one last. Which pieces a void or deletion ended is
 * what it names, not what stamps say: the clocks of two devices may be days apart.
 */
export function livesOf(origins: readonly Origin[], work: readonly Work[], endings: readonly Ending[] = noEndings, transfers: TransferFacts | null): readonly Life[] {
  if (transfers === null || endings.length === 0) return [lifeOf(origins, work, endings)];
  const lives: { readonly gone: readonly Work[]; readonly ending: Ending }[] = [];
  let left = work;
  for (const ending of endings) {
    const ended = endedBy(ending, origins, transfers);
    const isEnded = ({ opId }: Work): boolean => ended(opId);
    const gone = left.filter(isEnded);
    if (gone.length === 0) continue;
    if (ending.type === 'line.deleted' && gone.some((piece) => piece.fire !== null)) continue;
    left = left.filter((piece) => !isEnded(piece));
    lives.push({ gone, ending });
  }
  const last = lives.at(-1);
  // What names pieces that have all gone elsewhere ends nothing here.
  if (last === undefined) return [lifeOf(origins, work, endings.filter(({ data: { covers } }) => covers === undefined))];
  // What was added anew by a later move lives too: the rest of a piece that came back, part of which went on.
  const anew = new Set(origins.filter((origin) => 'op' in origin || origin.data.transfer !== undefined).map(idOf));
  // More of it moved on than had come back: the move took what somebody cut off voided here, so that is where it is missing.
  const isOverdrawn = left.reduce((all, { deltaMilli }) => all + deltaMilli, 0) < 0;
  const isBack = !isOverdrawn && left.some(({ opId }) => anew.has(opId));
  const ended = lives.map((life) => {
    // What somebody changed meanwhile goes with it, unless the line came back.
    const gone = life === last && !isBack ? [...life.gone, ...left] : life.gone;
    return lifeOf(originsIn(origins, gone), gone, [life.ending]);
  });
  return isBack ? [...ended, lifeOf(originsIn(origins, left), left, noEndings)] : ended;
}

/** The ops that began these pieces; where those are gone, what the line is can still be read from its first. */
function originsIn(origins: readonly Origin[], work: readonly Work[]): readonly Origin[] {
  const ids = new Set(work.map(({ opId }) => opId));
  const mine = origins.filter((origin) => ids.has(idOf(origin)));
  return mine.length > 0 ? mine : origins.slice(0, 1);
}
