import type { DocId, LineId, OpId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { isAbout, ofCheck } from './adjustments.ts';
import { make, record } from './decision.ts';
import { lineOf, withItsCombo } from './decide-lines.ts';
import type { OrderError } from './errors.ts';
import type { FrozenAdjustment } from './frozen.ts';
import type { MovedLine, OrderOp, OrderOpData } from './ops.ts';
import { isServed, servedAt } from './serving.ts';
import type { Adjustment, Charge, Line, OrderState } from './state.ts';

/** A check and what it is called on the other one. */
export type Check = { readonly id: DocId; readonly state: OrderState };

/** Quantities to move, in thousandths. A line of a combo takes the others along in the same share. */
export type TransferWish = { readonly lines: readonly { readonly lineId: LineId; readonly quantityMilli: number }[] };

/** The two halves of one transfer, to be recorded in one go. */
export type TransferDecision = Result<{ readonly source: readonly OrderOp[]; readonly target: readonly OrderOp[] }, OrderError>;

type Part = { readonly line: Line; readonly quantityMilli: number };
type Half = { readonly out: OrderOpData['lines.moved-out']['lines'][number]; readonly moved: MovedLine; readonly unsentMilli: number; readonly stays: { readonly line: Line; readonly quantityMilli: number } | null };

function partsOf(state: OrderState, { lines }: TransferWish): Result<readonly Part[], OrderError> {
  const parts = new Map<LineId, Part>();
  for (const { lineId, quantityMilli } of lines) {
    const line = lineOf(state, lineId);
    if (!line) return err({ type: 'no-such-line', lineId });
    if (line.unsentMilli < 0) return err({ type: 'not-sent', unsentLines: 1 });
    for (const one of withItsCombo(state, line)) {
      const shareMilli = one === line ? quantityMilli : (one.quantityMilli * quantityMilli) / line.quantityMilli;
      if (!Number.isSafeInteger(shareMilli) || shareMilli <= 0 || shareMilli > one.quantityMilli) return err({ type: 'quantity-invalid', quantityMilli: shareMilli });
      if (one.unsentMilli < 0) return err({ type: 'not-sent', unsentLines: 1 });
      if (!parts.has(one.lineId)) parts.set(one.lineId, { line: one, quantityMilli: shareMilli });
    }
  }
  return parts.size === 0 ? err({ type: 'nothing-to-do' }) : ok([...parts.values()]);
}

const frozen = ({ opId, comp, value, reason }: Adjustment, scope: Pick<FrozenAdjustment, 'combo' | 'check'>): FrozenAdjustment => ({ id: opId, comp, value, reason, ...scope });

/** What goes along: everything of a whole line; of a piece of one, what is not an amount of its own. */
const travelling = (line: Line, whole: boolean): FrozenAdjustment[] =>
  line.adjustments.filter(({ value }) => whole || value?.kind !== 'amount').map((given) => frozen(given, given.target.kind === 'line' && given.target.combo !== undefined ? { combo: given.target.combo } : {}));

/** What was given on a check that is merged: every line it is about brings it, and they bear it together over there as here. */
const travellingWithAll = (given: readonly Adjustment[], { lineId }: Line): FrozenAdjustment[] =>
  given.filter((one) => isAbout(one, lineId)).map((one) => frozen(one, { check: true }));

/** What the kitchen knows of goes first; of the rest all is taken back, and what stays is added anew. */
function halve({ line, quantityMilli }: Part, given: Given): Half {
  const whole = quantityMilli === line.quantityMilli;
  const sentMilli = Math.min(quantityMilli, line.sentMilli);
  const unsentMilli = quantityMilli - sentMilli;
  const unsent = line.work.filter((piece) => piece.fire === null);
  const withdrawn: readonly OpId[] = whole || unsentMilli > 0 ? unsent.map((piece) => piece.opId) : [];
  const stayingMilli = withdrawn.length === 0 ? 0 : unsent.reduce((all, piece) => all + piece.deltaMilli, 0) - unsentMilli;
  return {
    out: { lineId: line.lineId, sentMilli, withdrawn, ...(whole && line.adjustments.length > 0 ? { adjustments: line.adjustments.map(({ opId }) => opId) } : {}) },
    moved: {
      lineId: line.lineId, item: line.item, note: line.note, guestNote: line.guestNote, seat: line.seat, course: line.course, combo: line.combo,
      sentMilli, adjustments: [...travelling(line, whole), ...travellingWithAll(given.source, line)], ...unchargedOf(given.charges, line), cooked: sentMilli > 0 && line.work.every((piece) => piece.fire === null || piece.bumped),
    },
    unsentMilli,
    stays: stayingMilli > 0 ? { line, quantityMilli: stayingMilli } : null,
  };
}

const addedAgain = (line: Line, quantityMilli: number, transfer: string): OrderOpData['line.added'] => ({
  lineId: line.lineId, item: line.item, quantityMilli, note: line.note, seat: line.seat, course: line.course, guestNote: line.guestNote,
  ...(line.combo ? { combo: line.combo } : {}), transfer,
});

const checkPair = (source: Check, target: Check): OrderError | null => {
  if (source.id === target.id) return { type: 'same-check' };
  const notOpen = [source.state, target.state].find(({ status }) => status !== 'open');
  return notOpen ? { type: 'not-open', status: notOpen.status } : null;
};

/** What was given on whole checks before they were merged, on the one that goes and on the one that stays, and charges of the one that goes. */
type Given = { readonly source: readonly Adjustment[]; readonly target: readonly Adjustment[]; readonly charges: readonly Charge[] };
const nothingGiven: Given = { source: [], target: [], charges: [] };

const givenOn = (source: OrderState, target: OrderState): Given => ({ source: ofCheck(source.adjustments), target: ofCheck(target.adjustments), charges: source.charges });

/** Charges that this line does not bear: removed, or spared since an earlier merge. */
function unchargedOf(charges: readonly Charge[], { lineId }: Line): Pick<MovedLine, 'uncharged'> {
  const ids = charges.filter(({ removed, spared }) => removed !== null || spared.includes(lineId)).map(({ rule }) => rule.id);
  return ids.length > 0 ? { uncharged: ids } : {};
}

function moveParts(source: Check, target: Check, parts: readonly Part[], given: Given, ctx: DecideContext): { readonly source: OrderOp[]; readonly target: OrderOp[] } {
  const transfer = ctx.newId();
  const halves = parts.map((part) => halve(part, given));
  // A percentage that stays too is only of what somebody adds here meanwhile; an amount would be given twice.
  const amounts = given.source.filter((one) => one.value?.kind === 'amount' && parts.some(({ line }) => isAbout(one, line.lineId))).map(({ opId }) => opId);
  const apart = given.target.map(({ opId }) => opId);
  const out = make(ctx, 'lines.moved-out', { transfer, to: target.id, toName: target.state.number, lines: halves.map((half) => half.out), ...(amounts.length > 0 ? { adjustments: amounts } : {}) });
  const left = halves.flatMap(({ stays }) => (stays ? [make(ctx, 'line.added', addedAgain(stays.line, stays.quantityMilli, transfer))] : []));
  const into = make(ctx, 'lines.moved-in', { transfer, from: source.id, fromName: source.state.number, lines: halves.map((half) => half.moved), ...(apart.length > 0 ? { apart } : {}) });
  const anew = parts.flatMap(({ line }, index) => (halves[index]!.unsentMilli > 0 ? [make(ctx, 'line.added', addedAgain(line, halves[index]!.unsentMilli, transfer))] : []));
  // What was brought before it moved stands on the guests' table there too.
  const at = servedAt(source.state);
  const brought = parts.filter(({ line }, index) => halves[index]!.moved.sentMilli > 0 && isServed(line, at)).map(({ line }) => ({ lineId: line.lineId, work: [into.id] }));
  const served = brought.length === 0 ? [] : [make(ctx, 'lines.served', { served: true, lines: brought })];
  return { source: [out, ...left], target: [into, ...anew, ...served] };
}

function recordBoth(halves: { readonly source: readonly OrderOp[]; readonly target: readonly OrderOp[] }): TransferDecision {
  const source = record(...halves.source);
  if (!source.ok) return source;
  const target = record(...halves.target);
  return target.ok ? ok({ source: source.value, target: target.value }) : target;
}

/**
 * Moves lines from one check to another. Food that was sent is never sent again: lines keep their
 * ids, and what the kitchen was not told of yet is taken back here and added anew there.
 */
export function decideTransfer(source: Check, target: Check, wish: TransferWish, ctx: DecideContext): TransferDecision {
  const wrong = checkPair(source, target);
  if (wrong) return err(wrong);
  const parts = partsOf(source.state, wish);
  return parts.ok ? recordBoth(moveParts(source, target, parts.value, nothingGiven, ctx)) : parts;
}

/**
 * Moves all of a check into another and marks it merged. What was paid has to be given back, or stay
 * where it is. Discounts and comps of either whole check stay with what was on it, so that the guests
 * owe what they owed.
 */
export function decideMerge(source: Check, target: Check, ctx: DecideContext): TransferDecision {
  const wrong = checkPair(source, target);
  if (wrong) return err(wrong);
  const { state } = source;
  if (state.totals.paid !== 0 || state.totals.tips !== 0) return err({ type: 'has-payments', paid: state.totals.paid + state.totals.tips });
  const wanted = state.lines.filter((line) => line.quantityMilli > 0);
  const reduced = state.lines.filter((line) => line.unsentMilli < 0).length;
  if (reduced > 0) return err({ type: 'not-sent', unsentLines: reduced });
  const merged = make(ctx, 'order.merged', { into: target.id, intoName: target.state.number });
  if (wanted.length === 0) return recordBoth({ source: [merged], target: [] });
  const parts = wanted.map((line) => ({ line, quantityMilli: line.quantityMilli }));
  const moved = moveParts(source, target, parts, givenOn(state, target.state), ctx);
  return recordBoth({ source: [...moved.source, merged], target: moved.target });
}
