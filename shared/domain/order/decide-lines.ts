import { asId, type LineId } from '../../kernel/ids.ts';
import { isMoney, maxMoney } from '../../kernel/money.ts';
import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import type { NewLine } from './command.ts';
import { checkReason, make, one, record, tooLong, type Command, type Decision } from './decision.ts';
import type { OrderError } from './errors.ts';
import { bounds, isItem } from './frozen-checks.ts';
import type { FrozenCombo, FrozenItem, FrozenModifier } from './frozen.ts';
import { grossOf } from './gross.ts';
import { needsApproval, recordAllowed } from './needs-approval.ts';
import type { OrderOp } from './ops.ts';
import type { Line, OrderState } from './state.ts';

/** 999,999 pieces: a slip of the finger, never an order. */
const maxQuantityMilli = 999_999_000;

export const lineOf = (state: OrderState, lineId: string): Line | undefined => state.lines.find((line) => line.lineId === lineId && line.voided === null);

/** The line itself, or all lines of its combo: they are changed, moved and taken off as one. */
export const withItsCombo = (state: OrderState, line: Line): readonly Line[] =>
  line.combo === null ? [line] : state.lines.filter((other) => other.voided === null && other.combo?.id === line.combo!.id);

const isQuantity = (milli: number): boolean => Number.isSafeInteger(milli) && milli > 0 && milli <= maxQuantityMilli;

const sameModifiers = (a: readonly FrozenModifier[] = [], b: readonly FrozenModifier[] = []): boolean =>
  a.length === b.length && a.every((one, index) => {
    const other = b[index]!;
    return one.optionId === other.optionId && one.groupId === other.groupId && one.parent === other.parent && one.count === other.count && one.price === other.price;
  });

const sameItem = (a: FrozenItem, b: FrozenItem): boolean =>
  a.itemId === b.itemId && a.unitPrice === b.unitPrice && a.size?.id === b.size?.id && a.priceList === b.priceList && sameModifiers(a.modifiers, b.modifiers);

/** An unsent line of the same choice and words: one more tap raises it instead of adding a line. */
const sameUnsentLine = (state: OrderState, { item, note, seat = 0, course = item.course, guestNote = '' }: NewLine): Line | undefined =>
  item.unit === 'kg' ? undefined : state.lines.find((line) =>
    line.voided === null && line.combo === null && line.quantityMilli > 0 && line.note === note && line.seat === seat && line.course === course && line.guestNote === guestNote
    && line.adjustments.length === 0 && sameItem(line.item, item) && line.work.every((piece) => piece.fire === null));

/** What is wrong with a new line; each bound in words of its own. */
function checkNewLine(state: OrderState, { item, quantityMilli, note, guestNote, seat = 0, course }: NewLine): OrderError | null {
  if (!isQuantity(quantityMilli)) return { type: 'quantity-invalid', quantityMilli };
  if (!isMoney(item.unitPrice) || item.unitPrice < 0) return { type: 'amount-invalid', amount: item.unitPrice, most: maxMoney };
  const gross = grossOf(item, quantityMilli);
  if (gross + state.totals.gross >= maxMoney) return { type: 'amount-invalid', amount: gross, most: maxMoney - state.totals.gross };
  if (!Number.isSafeInteger(seat) || seat < 0 || seat > bounds.seats) return { type: 'seat-invalid', seat };
  const long = tooLong(bounds.text, note, guestNote) ?? tooLong(bounds.id, course);
  if (long) return long;
  return isItem(item) ? null : { type: 'text-too-long', length: JSON.stringify(item).length, most: bounds.text };
}

const added = (ctx: DecideContext, line: NewLine, combo?: FrozenCombo): OrderOp => make(ctx, 'line.added', {
  lineId: asId<LineId>(ctx.newId()), item: line.item, quantityMilli: line.quantityMilli, note: line.note,
  ...(line.seat === undefined ? {} : { seat: line.seat }), ...(line.course === undefined ? {} : { course: line.course }),
  ...(line.guestNote === undefined ? {} : { guestNote: line.guestNote }), ...(combo ? { combo } : {}),
});

export function addItem(state: OrderState, command: Command<'add-item'>, ctx: DecideContext): Decision {
  const wrong = checkNewLine(state, command);
  if (wrong) return err(wrong);
  const same = sameUnsentLine(state, command);
  return same ? changeLine(same, command.quantityMilli, ctx) : record(added(ctx, command));
}

export function addCombo(state: OrderState, { combo, lines }: Command<'add-combo'>, ctx: DecideContext): Decision {
  if (lines.length === 0) return err({ type: 'nothing-to-do' });
  for (const line of lines) {
    const wrong = checkNewLine(state, line);
    if (wrong) return err(wrong);
  }
  const frozen: FrozenCombo = { ...combo, id: ctx.newId() };
  return record(...lines.map((line) => added(ctx, line, frozen)));
}

function changed(line: Line, deltaMilli: number, ctx: DecideContext): OrderOp | OrderError {
  const next = line.quantityMilli + deltaMilli;
  if (!Number.isSafeInteger(deltaMilli) || deltaMilli === 0 || next < 0 || next > maxQuantityMilli) return { type: 'quantity-invalid', quantityMilli: next };
  // Two devices may have taken away more than there was; the line then shows zero and stands below it.
  const shortMilli = line.quantityMilli - line.work.reduce((all, piece) => all + piece.deltaMilli, 0);
  return make(ctx, 'line.changed', { lineId: line.lineId, deltaMilli: deltaMilli + shortMilli });
}

const isOp = (made: OrderOp | OrderError): made is OrderOp => 'stamp' in made;

function changeLine(line: Line, deltaMilli: number, ctx: DecideContext): Decision {
  const made = changed(line, deltaMilli, ctx);
  return isOp(made) ? record(made) : err(made);
}

/** A combo changes as one: the tapped line by `deltaMilli`, the others by the same share of what they are. */
export function changeQuantity(state: OrderState, line: Line, deltaMilli: number, ctx: DecideContext): Decision {
  const gross = grossOf(line.item, line.quantityMilli + deltaMilli);
  if (deltaMilli > 0 && state.totals.gross - line.gross + gross >= maxMoney) return err({ type: 'amount-invalid', amount: gross, most: maxMoney - state.totals.gross });
  const together = withItsCombo(state, line);
  if (together.length === 1) return changeLine(line, deltaMilli, ctx);
  const ops: OrderOp[] = [];
  for (const part of together) {
    const shareMilli = line.quantityMilli === 0 ? deltaMilli : (part.quantityMilli * deltaMilli) / line.quantityMilli;
    const made = changed(part, shareMilli, ctx);
    if (!isOp(made)) return err(made);
    ops.push(made);
  }
  return record(...ops);
}

export function labelLine(line: Line, command: Command<'label-line'>, ctx: DecideContext): Decision {
  const { type: _, lineId: __, ...label } = command;
  if (label.label === 'seat') {
    if (!Number.isSafeInteger(label.value) || label.value < 0 || label.value > bounds.seats) return err({ type: 'seat-invalid', seat: label.value });
  } else {
    const long = tooLong(label.label === 'course' ? bounds.id : bounds.text, label.value);
    if (long) return err(long);
  }
  return one(ctx, 'line.labelled', { lineId: line.lineId, ...label });
}

const wasSent = (line: Line): boolean => line.work.some((piece) => piece.fire !== null);

const wasMoved = (state: OrderState, { lineId }: Line): boolean => state.transfers.some(({ lineIds }) => lineIds.includes(lineId));

/** Deletes what the kitchen was never told of, voids what it was. */
export function voidLine(state: OrderState, line: Line, { reason, approvedBy }: Command<'void-line'>, ctx: DecideContext): Decision {
  const together = withItsCombo(state, line);
  const sent = together.filter(wasSent);
  const wrong = sent.length > 0 ? checkReason(reason) : tooLong(bounds.text, reason);
  if (wrong) return err(wrong);
  const amount = sent.reduce((all, { total }) => all + total, 0);
  const question = sent.length > 0 && needsApproval('void', ctx) ? { action: 'void' as const, subject: line.lineId, amount } : null;
  return recordAllowed(ctx, question, approvedBy, (approval) => together.map((part) => {
    const ended = { lineId: part.lineId, ...(wasMoved(state, part) ? { covers: part.work.map(({ opId }) => opId) } : {}) };
    return wasSent(part) ? make(ctx, 'line.voided', { ...ended, reason, approval }) : make(ctx, 'line.deleted', ended);
  }));
}
