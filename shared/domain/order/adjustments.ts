import type { OpId } from '../../kernel/ids.ts';
import { allocate, rateOf, type Money } from '../../kernel/money.ts';
import { approverOf, deedOf, factsOf, type Facts } from './facts.ts';
import type { MovedInPiece, TransferFacts } from './fold-transfers.ts';
import type { FrozenAdjustment } from './frozen.ts';
import type { Adjustment, Approval, Line } from './state.ts';

const earlier = (a: Adjustment, b: Adjustment): number => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.opId < b.opId ? -1 : 1);

type Travels = { readonly lastIn: ReadonlyMap<OpId, { readonly piece: MovedInPiece; readonly frozen: FrozenAdjustment }>; readonly net: ReadonlyMap<OpId, number> };

/** How often each adjustment came with a line less how often it went with one: counted, because clocks may say anything. */
function travelsOf({ movedIn, movedOut }: TransferFacts): Travels {
  const lastIn = new Map<OpId, { piece: MovedInPiece; frozen: FrozenAdjustment }>();
  const net = new Map<OpId, number>();
  for (const piece of [...movedIn.values()].flat()) {
    for (const frozen of piece.line.adjustments) {
      lastIn.set(frozen.id, { piece, frozen });
      net.set(frozen.id, (net.get(frozen.id) ?? 0) + 1);
    }
  }
  for (const { adjustments = [] } of [...movedOut.values()].flat()) for (const id of adjustments) net.set(id, (net.get(id) ?? 0) - 1);
  return { lastIn, net };
}

/** Discounts and comps, given here or come along with a line from another check, without those that went with one. */
export function foldAdjustments(facts: Facts, approvals: readonly Approval[], transfers: TransferFacts | null): readonly Adjustment[] {
  const discounts = factsOf(facts, 'discount.given');
  const comps = factsOf(facts, 'comp.given');
  const travels = transfers === null ? null : travelsOf(transfers);
  if (discounts.length === 0 && comps.length === 0 && (travels === null || travels.lastIn.size === 0)) return [];
  const removed = new Set<OpId>(factsOf(facts, 'adjustment.removed').flatMap((op) => op.data.adjustments));
  const given: Adjustment[] = discounts.map((op) => ({
    ...deedOf(op), comp: false, target: op.data.target, value: op.data.value, reason: op.data.reason,
    approvedBy: approverOf(approvals, 'discount', op.data.approval), removed: removed.has(op.id),
  }));
  for (const op of comps) {
    given.push({
      ...deedOf(op), comp: true, target: op.data.target, value: null, reason: op.data.reason,
      approvedBy: approverOf(approvals, 'comp', op.data.approval), removed: removed.has(op.id),
    });
  }
  if (travels === null) return given.sort(earlier);
  const all = given.filter(({ opId }) => 1 + (travels.net.get(opId) ?? 0) > 0);
  const own = new Set(given.map(({ opId }) => opId));
  for (const [id, { piece: { op, line }, frozen: { comp, value, reason } }] of travels.lastIn) {
    if (own.has(id) || (travels.net.get(id) ?? 0) <= 0) continue;
    all.push({
      opId: id, by: op.by, device: op.device, stamp: op.stamp,
      comp, target: { kind: 'line', lineId: line.lineId }, value, reason, approvedBy: null, removed: removed.has(id),
    });
  }
  return all.sort(earlier);
}

/** The adjustments of each line that stand. */
export function standingByLine(adjustments: readonly Adjustment[]): ReadonlyMap<string, Adjustment[]> {
  const byLine = new Map<string, Adjustment[]>();
  for (const adjustment of adjustments) {
    if (adjustment.removed || adjustment.target.kind === 'check') continue;
    const known = byLine.get(adjustment.target.lineId);
    if (known) known.push(adjustment);
    else byLine.set(adjustment.target.lineId, [adjustment]);
  }
  return byLine;
}

export const ofCheck = (adjustments: readonly Adjustment[]): readonly Adjustment[] =>
  adjustments.length === 0 ? adjustments : adjustments.filter(({ removed, target }) => !removed && target.kind === 'check');

export const isComped = (standing: readonly Adjustment[]): boolean => standing.some(({ comp }) => comp);

/** What discounts take off an amount: amounts first, then the percentages, added up, of what is left. */
export function discountOn(amount: Money, discounts: readonly Adjustment[]): Money {
  let amounts = 0;
  let basisPoints = 0;
  for (const { value } of discounts) {
    if (value === null) continue;
    if (value.kind === 'amount') amounts += value.amount;
    else basisPoints += value.basisPoints;
  }
  const first = Math.min(amount, amounts);
  return first + rateOf(amount - first, Math.min(10_000, basisPoints));
}

/** What is taken off the check as a whole, by line id; null when nothing is. Steps 5 of docs/money.md. */
export function shareOfCheck(lines: readonly Line[], standing: readonly Adjustment[]): ReadonlyMap<string, Money> | null {
  if (standing.length === 0) return null;
  // A line that was voided and came back is there twice; only one of the two costs anything.
  const bearing = lines.filter((line) => line.total > 0);
  if (isComped(standing)) return new Map(bearing.map((line) => [line.lineId, line.total]));
  const all = bearing.reduce((sum, line) => sum + line.total, 0);
  return allocate(discountOn(all, standing), bearing.map((line) => ({ key: line.lineId, weight: line.total })));
}
