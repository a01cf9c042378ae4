import { asId, type LineId, type OpId } from '../../kernel/ids.ts';
import { isMoney, roundToStep } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { stampOp, type DecideContext } from '../op.ts';
import type { OrderCommand } from './command.ts';
import type { OrderError } from './errors.ts';
import { orderOpVersion, type OrderOp, type OrderOpData, type OrderOpType } from './ops.ts';
import { readOrderOp } from './read-op.ts';
import type { Line, OrderState } from './state.ts';

export type Decision = Result<readonly OrderOp[], OrderError>;

/** 999,999 pieces: a slip of the finger, never an order. */
const maxQuantityMilli = 999_999_000;
const maxTextLength = 500;

type Command<Type extends OrderCommand['type']> = Extract<OrderCommand, { type: Type }>;

function make<Type extends OrderOpType>(ctx: DecideContext, type: Type, data: OrderOpData[Type]): OrderOp {
  return stampOp(ctx, type, orderOpVersion[type], data) as unknown as OrderOp;
}

const one = <Type extends OrderOpType>(ctx: DecideContext, type: Type, data: OrderOpData[Type]): Decision => {
  const op = make(ctx, type, data);
  // A decision that the fold would pass over is a lost sale: it is refused here, at the field.
  return readOrderOp(op) === null ? err({ type: 'text-too-long', length: JSON.stringify(data).length, most: maxTextLength }) : ok([op]);
};

const tooLong = (text: string): OrderError | null =>
  text.length > maxTextLength ? { type: 'text-too-long', length: text.length, most: maxTextLength } : null;

const isQuantity = (milli: number): boolean => Number.isSafeInteger(milli) && milli > 0 && milli <= maxQuantityMilli;

/** Quantity ops of live lines that the kitchen has not been told of. */
export const unfiredWork = (state: OrderState): OpId[] =>
  state.lines.flatMap((line) => (line.voided ? [] : line.work.filter((piece) => piece.fire === null).map((piece) => piece.opId)));

const lineOf = (state: OrderState, lineId: LineId): Line | undefined => state.lines.find((line) => line.lineId === lineId);

/** An unsent line of the same item, price and note: one more tap raises it instead of adding a line. */
const sameUnsentLine = (state: OrderState, { item, note }: Command<'add-item'>): Line | undefined =>
  item.unit === 'kg' ? undefined : state.lines.find((line) =>
    line.voided === null && line.quantityMilli > 0 && line.note === note && line.item.itemId === item.itemId
    && line.item.unitPrice === item.unitPrice && line.work.every((piece) => piece.fire === null));

function addItem(state: OrderState, command: Command<'add-item'>, ctx: DecideContext): Decision {
  if (!isQuantity(command.quantityMilli)) return err({ type: 'quantity-invalid', quantityMilli: command.quantityMilli });
  const long = tooLong(command.note);
  if (long) return err(long);
  const same = sameUnsentLine(state, command);
  if (same) return changeQuantity(same, command.quantityMilli, ctx);
  return one(ctx, 'line.added', { lineId: asId(ctx.newId()), item: command.item, quantityMilli: command.quantityMilli, note: command.note });
}

function changeQuantity(line: Line, deltaMilli: number, ctx: DecideContext): Decision {
  const next = line.quantityMilli + deltaMilli;
  if (!Number.isSafeInteger(deltaMilli) || deltaMilli === 0 || next < 0 || next > maxQuantityMilli) {
    return err({ type: 'quantity-invalid', quantityMilli: next });
  }
  // Two devices may have taken away more than there was; the line then shows zero and stands below it.
  const shortMilli = line.quantityMilli - line.work.reduce((all, piece) => all + piece.deltaMilli, 0);
  return one(ctx, 'line.changed', { lineId: line.lineId, deltaMilli: deltaMilli + shortMilli });
}

function pay(state: OrderState, command: Command<'pay'>, ctx: DecideContext): Decision {
  const { balance } = state.totals;
  if (balance <= 0) return err({ type: 'nothing-owed' });
  const rounding = command.kind === 'cash' ? roundToStep(balance, command.cashStep) - balance : 0;
  const owed = balance + rounding;
  const { tendered } = command;
  const most = command.kind === 'cash' ? Math.max(owed, 1) * 1_000 : owed;
  if (!isMoney(tendered) || tendered < 0 || tendered > most || (tendered === 0 && owed !== 0)) return err({ type: 'amount-invalid', amount: tendered, most });
  const settles = tendered >= owed;
  return one(ctx, 'payment.taken', settles
    ? { method: command.method, kind: command.kind, amount: owed, tendered, change: tendered - owed, rounding }
    : { method: command.method, kind: command.kind, amount: tendered, tendered, change: 0, rounding: 0 });
}

function refund(state: OrderState, command: Command<'refund'>, ctx: DecideContext): Decision {
  const payment = state.payments.find(({ opId }) => opId === command.payment);
  if (!payment) return err({ type: 'no-such-payment' });
  if (command.reason.trim() === '') return err({ type: 'reason-missing' });
  const most = payment.amount - payment.refunded;
  if (!isMoney(command.amount) || command.amount <= 0 || command.amount > most) return err({ type: 'amount-invalid', amount: command.amount, most });
  return one(ctx, 'payment.refunded', { payment: command.payment, amount: command.amount, reason: command.reason });
}

function close(state: OrderState, ctx: DecideContext): Decision {
  const unsent = state.lines.filter((line) => line.unsentMilli !== 0).length;
  if (unsent > 0) return err({ type: 'not-sent', unsentLines: unsent });
  if (state.totals.balance > 0) return err({ type: 'still-owed', balance: state.totals.balance });
  return one(ctx, 'order.closed', { closedAtMs: ctx.nowMs });
}

function reopen(state: OrderState, reason: string, ctx: DecideContext): Decision {
  if (state.status !== 'closed') return err({ type: 'nothing-to-do' });
  if (reason.trim() === '') return err({ type: 'reason-missing' });
  return one(ctx, 'order.reopened', { closes: state.closes.filter((item) => !item.reopened).map((item) => item.opId), reason });
}

function decideOnLine(state: OrderState, command: Command<'change-quantity' | 'note-line' | 'void-line'>, ctx: DecideContext): Decision {
  const line = lineOf(state, command.lineId);
  if (!line || line.voided) return err({ type: 'no-such-line', lineId: command.lineId });
  if (command.type === 'change-quantity') return changeQuantity(line, command.deltaMilli, ctx);
  const long = tooLong(command.type === 'note-line' ? command.note : command.reason);
  if (long) return err(long);
  if (command.type === 'note-line') return one(ctx, 'line.noted', { lineId: line.lineId, note: command.note });
  if (line.sentMilli > 0 && command.reason.trim() === '') return err({ type: 'reason-missing' });
  return one(ctx, 'line.voided', { lineId: line.lineId, reason: command.reason });
}

function decideInKitchen(state: OrderState, command: Command<'see' | 'bump' | 'recall'>, ctx: DecideContext): Decision {
  if (command.type === 'see') {
    const fires = state.fires.filter((fire) => command.fires.includes(fire.opId) && !fire.seenAt.includes(command.station)).map((fire) => fire.opId);
    return fires.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'kitchen.seen', { fires, station: command.station });
  }
  if (command.type === 'bump') {
    const waiting = new Set(state.lines.flatMap((line) => line.work.filter((piece) => piece.fire !== null && !piece.bumped).map((piece) => piece.opId)));
    const work = command.work.filter((id) => waiting.has(id));
    return work.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'kitchen.bumped', { work });
  }
  const bumps = state.bumps.filter((bump) => command.bumps.includes(bump.opId) && !bump.recalled).map((bump) => bump.opId);
  return bumps.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'kitchen.recalled', { bumps });
}

/**
 * What a command means for an order as this device knows it: the ops to record, or why not. Pure:
 * time, ids and the actor come from `ctx`. `state` is null before the order exists. Every op
 * returned is one that `foldOrder` counts.
 */
export function decideOrder(state: OrderState | null, command: OrderCommand, ctx: DecideContext): Decision {
  if (command.type === 'open') {
    const { type: _, ...opened } = command;
    return state === null ? one(ctx, 'order.opened', opened) : err({ type: 'already-open' });
  }
  if (state === null) return err({ type: 'not-opened' });
  switch (command.type) {
    // What the kitchen does, money that goes back and a manager's word are possible whatever the status.
    case 'see': case 'bump': case 'recall': return decideInKitchen(state, command, ctx);
    case 'refund': return refund(state, command, ctx);
    case 'reopen': return reopen(state, command.reason, ctx);
    case 'resolve': return one(ctx, 'anomaly.resolved', { key: command.key, resolution: command.resolution });
  }
  if (state.status !== 'open') return err({ type: 'not-open', status: state.status });
  switch (command.type) {
    case 'label': {
      const { type: _, ...label } = command;
      return one(ctx, 'order.labelled', label);
    }
    case 'add-item': return addItem(state, command, ctx);
    case 'change-quantity': case 'note-line': case 'void-line': return decideOnLine(state, command, ctx);
    case 'fire': {
      const covers = unfiredWork(state);
      return covers.length === 0 ? err({ type: 'nothing-to-send' }) : one(ctx, 'order.fired', { covers });
    }
    case 'pay': return pay(state, command, ctx);
    case 'close': return close(state, ctx);
    case 'cancel':
      if (state.totals.paid > 0) return err({ type: 'has-payments', paid: state.totals.paid });
      if (state.lines.some((line) => line.sentMilli > 0) && command.reason.trim() === '') return err({ type: 'reason-missing' });
      return one(ctx, 'order.cancelled', { reason: command.reason, cancelledAtMs: ctx.nowMs });
    default: return err({ type: 'nothing-to-do' });
  }
}
