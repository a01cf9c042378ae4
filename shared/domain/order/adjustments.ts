import type { LineId, OpId } from '../../kernel/ids.ts';
import { approverOf } from './approvals.ts';
import { deedOf, factsOf, type Facts } from './facts.ts';
import type { MovedInPiece, TransferFacts } from './fold-transfers.ts';
import type { FrozenAdjustment } from './frozen.ts';
import type { Adjustment, Approval } from './state.ts';

const earlier = (a: Adjustment, b: Adjustment): number => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.opId < b.opId ? -1 : 1);

type Travels = {
  readonly lastIn: ReadonlyMap<OpId, { readonly piece: MovedInPiece; readonly frozen: FrozenAdjustment }>;
  /** How often each came less how often it went: counted, because clocks may say anything. */
  readonly netOf: (id: OpId) => number;
  /** What came with an adjustment of a merged check, and what one of this check is not about. */
  readonly only: ReadonlyMap<OpId, ReadonlySet<LineId>>;
  readonly except: ReadonlyMap<OpId, ReadonlySet<LineId>>;
};

function addTo<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}

/** Once a transfer, however many lines it brought or took: those of a combo or of a merged check share theirs. */
function travelsOf({ movedIn, movedOut }: TransferFacts): Travels {
  const lastIn = new Map<OpId, { piece: MovedInPiece; frozen: FrozenAdjustment }>();
  const [came, went] = [new Map<OpId, Set<OpId>>(), new Map<OpId, Set<OpId>>()];
  const [only, apart] = [new Map<OpId, Set<LineId>>(), new Map<OpId, Set<LineId>>()];
  for (const piece of [...movedIn.values()].flat()) {
    const { op, line } = piece;
    for (const frozen of line.adjustments) {
      lastIn.set(frozen.id, { piece, frozen });
      addTo(came, frozen.id, op.id);
      if (frozen.check) addTo(only, frozen.id, line.lineId);
    }
    for (const id of op.data.apart ?? []) addTo(apart, id, line.lineId);
  }
  for (const { op, adjustments } of [...movedOut.values()].flat()) {
    for (const id of adjustments) addTo(went, id, op.id);
    for (const id of op.data.adjustments ?? []) addTo(went, id, op.id);
  }
  const except = new Map([...apart].map(([id, lines]) => [id, new Set([...lines].filter((lineId) => !only.get(id)?.has(lineId)))]));
  return { lastIn, only, except, netOf: (id) => (came.get(id)?.size ?? 0) - (went.get(id)?.size ?? 0) };
}

const targetOf = ({ line }: MovedInPiece, { check, combo }: FrozenAdjustment): Adjustment['target'] =>
  (check ? { kind: 'check' } : { kind: 'line', lineId: line.lineId, ...(combo === undefined ? {} : { combo }) });

/** Discounts and comps, given here or come along with a line from another check, without those that went with one. */
export function foldAdjustments(facts: Facts, approvals: readonly Approval[], transfers: TransferFacts | null): readonly Adjustment[] {
  const discounts = factsOf(facts, 'discount.given');
  const comps = factsOf(facts, 'comp.given');
  const travels = transfers === null ? null : travelsOf(transfers);
  if (discounts.length === 0 && comps.length === 0 && (travels === null || travels.lastIn.size === 0)) return [];
  const removed = new Set<OpId>(factsOf(facts, 'adjustment.removed').flatMap((op) => op.data.adjustments));
  const exceptOf = (id: OpId): readonly LineId[] => [...(travels?.except.get(id) ?? [])];
  const given: Adjustment[] = discounts.map((op) => ({
    ...deedOf(op), comp: false, target: op.data.target, value: op.data.value, reason: op.data.reason,
    approvedBy: approverOf(approvals, op), removed: removed.has(op.id), only: null, except: exceptOf(op.id),
  }));
  for (const op of comps) {
    given.push({
      ...deedOf(op), comp: true, target: op.data.target, value: null, reason: op.data.reason,
      approvedBy: approverOf(approvals, op), removed: removed.has(op.id), only: null, except: exceptOf(op.id),
    });
  }
  if (travels === null) return given.sort(earlier);
  const all = given.filter(({ opId }) => 1 + travels.netOf(opId) > 0);
  const own = new Set(given.map(({ opId }) => opId));
  for (const [id, { piece, frozen }] of travels.lastIn) {
    if (own.has(id) || travels.netOf(id) <= 0) continue;
    all.push({
      ...deedOf(piece.op), opId: id, comp: frozen.comp, target: targetOf(piece, frozen), value: frozen.value, reason: frozen.reason,
      approvedBy: null, removed: removed.has(id), only: frozen.check ? [...(travels.only.get(id) ?? [])] : null, except: exceptOf(id),
    });
  }
  return all.sort(earlier);
}

export const ofCheck = (adjustments: readonly Adjustment[]): readonly Adjustment[] =>
  adjustments.length === 0 ? adjustments : adjustments.filter(({ removed, target }) => !removed && target.kind === 'check');

/** Whether one of a whole check is about this line. */
export const isAbout = ({ only, except }: Adjustment, lineId: LineId): boolean => (only === null || only.includes(lineId)) && !except.includes(lineId);

export const isComped = (standing: readonly Adjustment[]): boolean => standing.some(({ comp }) => comp);
