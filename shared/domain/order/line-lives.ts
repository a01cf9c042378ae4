import type { LineId } from '../../kernel/ids.ts';
import type { Stamp } from '../../kernel/stamp.ts';
import { factsOf, type FactOf, type Facts } from './facts.ts';
import type { Origin } from './fold-lines.ts';
import type { TransferFacts } from './fold-transfers.ts';
import type { Work } from './state.ts';

/**
 * A line usually lives once on a check. It lives again when a part of it was moved away, the rest
 * was voided or deleted here, and that part came back: what ended the first life must not swallow it.
 */
export type Life = { readonly origins: readonly Origin[]; readonly work: readonly Work[]; readonly voided: FactOf<'line.voided'> | null; readonly deleted: boolean };

type Ending = FactOf<'line.voided'> | FactOf<'line.deleted'>;

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

const stampOf = (origin: Origin): Stamp => ('op' in origin ? origin.op.stamp : origin.stamp);

/** When it came from another check: sent or unsent. */
function arrivalsOf(origins: readonly Origin[], transfers: TransferFacts): Stamp[] {
  const came = new Set(transfers.transfers.filter(({ direction }) => direction === 'in').map(({ transfer }) => transfer));
  return origins.filter((origin) => 'op' in origin || (origin.data.transfer !== undefined && came.has(origin.data.transfer))).map(stampOf);
}

/** The stamps at which a life ended and after which another began. A deletion ends nothing that the kitchen had been told of. */
function boundsOf(arrivals: readonly Stamp[], endings: readonly Ending[], work: readonly Work[]): Stamp[] {
  const bounds: Stamp[] = [];
  let bornAt = '';
  for (const { type, stamp } of endings) {
    if (stamp < bornAt) continue;
    const next = arrivals.find((arrival) => arrival > stamp);
    if (next === undefined) break;
    const before = bounds.at(-1) ?? '';
    if (type === 'line.deleted' && work.some((piece) => piece.fire !== null && piece.stamp > before && piece.stamp <= stamp)) continue;
    bounds.push(stamp);
    bornAt = next;
  }
  return bounds;
}

const lifeOf = (origins: readonly Origin[], work: readonly Work[], endings: readonly Ending[]): Life => ({
  origins, work,
  voided: endings.find((ending) => ending.type === 'line.voided') ?? null,
  deleted: endings.some((ending) => ending.type === 'line.deleted'),
});

const noEndings: readonly Ending[] = [];

/** The lives of a line on this check, the present one last. */
export function livesOf(origins: readonly Origin[], work: readonly Work[], endings: readonly Ending[] = noEndings, transfers: TransferFacts | null): readonly Life[] {
  if (transfers === null || endings.length === 0) return [lifeOf(origins, work, endings)];
  const bounds = boundsOf(arrivalsOf(origins, transfers), endings, work);
  if (bounds.length === 0) return [lifeOf(origins, work, endings)];
  return [...bounds, null].map((until, index) => {
    const from = bounds[index - 1] ?? '';
    const within = (stamp: Stamp): boolean => stamp > from && (until === null || stamp <= until);
    return lifeOf(origins.filter((origin) => within(stampOf(origin))), work.filter(({ stamp }) => within(stamp)), endings.filter(({ stamp }) => within(stamp)));
  }).filter((life) => life.origins.length > 0);
}
