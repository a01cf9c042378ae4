import type { StaffId } from '../../kernel/ids.ts';
import { isMoney, maxMoney, type Money } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { stampOp, type DecideContext } from '../op.ts';
import { countTotal, isCashCount, sumOf, type CashCount, type MethodSum } from './cash-count.ts';
import type { ShiftCommand } from './command.ts';
import type { ShiftError } from './errors.ts';
import { readShiftOp, shiftOpVersion, type ShiftOp, type ShiftOpData, type ShiftOpType } from './ops.ts';
import type { ShiftState } from './state.ts';

export type ShiftDecision = Result<readonly ShiftOp[], ShiftError>;

function make<Type extends ShiftOpType>(ctx: DecideContext, type: Type, data: ShiftOpData[Type], by: StaffId = ctx.by): ShiftOp | null {
  return readShiftOp(stampOp({ ...ctx, by }, type, shiftOpVersion[type], data));
}

/** A decision that the fold would pass over is refused here, at the field. */
const all = (ops: readonly (ShiftOp | null)[]): ShiftDecision =>
  (ops.every((op) => op !== null) ? ok(ops) : err({ type: 'too-long' }));

const one = <Type extends ShiftOpType>(ctx: DecideContext, type: Type, data: ShiftOpData[Type]): ShiftDecision => all([make(ctx, type, data)]);

const amountFault = (amount: Money, most: Money): ShiftError | null =>
  (isMoney(amount) && amount > 0 && amount <= most ? null : { type: 'amount-invalid', amount, most });

const pieces = (count: CashCount): CashCount => count.filter((row) => row.count > 0);

type Command<Type extends ShiftCommand['type']> = Extract<ShiftCommand, { type: Type }>;

function move(command: Command<'pay-in' | 'pay-out' | 'drop'>, ctx: DecideContext): ShiftDecision {
  const { amount, reason } = command;
  const fault = amountFault(amount, command.type === 'pay-in' ? maxMoney : Math.max(0, command.expected));
  if (fault) return err(fault);
  if (command.type === 'drop') return one(ctx, 'shift.dropped', { method: command.method, kind: command.kind, amount, reason });
  if (reason.trim() === '') return err({ type: 'reason-missing' });
  return one(ctx, command.type === 'pay-in' ? 'shift.paid-in' : 'shift.paid-out', { amount, reason });
}

/** Counted less expected by method; what was not counted is not compared. */
export const closingDifferences = (counted: readonly MethodSum[], expected: readonly MethodSum[]): MethodSum[] =>
  counted.map((sum) => ({ ...sum, amount: sum.amount - sumOf(expected, sum.method) }));

function close(command: Command<'close'>, ctx: DecideContext): ShiftDecision {
  if (!isCashCount(command.count)) return err({ type: 'count-invalid' });
  const counted: MethodSum[] = [{ method: 'cash', kind: 'cash', amount: countTotal(command.count) }, ...command.counted.filter(({ method }) => method !== 'cash')];
  const wrong = counted.find(({ amount }) => !isMoney(amount));
  if (wrong) return err({ type: 'amount-invalid', amount: wrong.amount, most: maxMoney });
  // The largest one, so that a surplus of one method does not hide what another lacks.
  const difference = closingDifferences(counted, command.expected).reduce((most, { amount }) => (Math.abs(amount) > Math.abs(most) ? amount : most), 0);
  const { approvedBy } = command;
  if (Math.abs(difference) > command.limit && approvedBy === undefined) return err({ type: 'approval-needed', action: 'difference', amount: difference, limit: command.limit });
  const approval = Math.abs(difference) > command.limit ? make(ctx, 'shift.approved', { action: 'difference', amount: Math.abs(difference) }, approvedBy) : null;
  const closed = make(ctx, 'shift.closed', {
    closedAtMs: ctx.nowMs, count: pieces(command.count), counted, expected: command.expected, blind: command.blind, note: command.note, approval: approval?.id ?? null,
  });
  return all(approval ? [approval, closed] : [closed]);
}

/**
 * What a command means for a shift as this device knows it (null: there is none yet): the ops to
 * record, or why not. Pure. Every op returned is one that `foldShift` counts.
 */
export function decideShift(state: ShiftState | null, command: ShiftCommand, ctx: DecideContext): ShiftDecision {
  if (command.type === 'open') {
    if (state !== null) return err({ type: 'already-open' });
    if (!isCashCount(command.count)) return err({ type: 'count-invalid' });
    const { type: _, ...opened } = command;
    return one(ctx, 'shift.opened', { ...opened, count: pieces(command.count), float: countTotal(command.count), openedAtMs: ctx.nowMs });
  }
  if (state === null) return err({ type: 'not-opened' });
  if (command.type === 'resolve') return one(ctx, 'shift.resolved', { key: command.key, resolution: command.resolution });
  if (command.type === 'report') {
    if (state.status === 'reported') return err({ type: 'already-reported' });
    return state.status === 'open' ? err({ type: 'not-closed' }) : one(ctx, 'shift.z-reported', command.report);
  }
  if (state.status !== 'open') return err({ type: 'not-open', status: state.status });
  switch (command.type) {
    case 'pay-in': case 'pay-out': case 'drop': return move(command, ctx);
    case 'hand-over': {
      if (command.to === state.cashier) return err({ type: 'same-cashier' });
      if (!isCashCount(command.count)) return err({ type: 'count-invalid' });
      return one(ctx, 'shift.handed-over', { to: command.to, counted: countTotal(command.count), count: pieces(command.count), expected: command.expected });
    }
    case 'close': return close(command, ctx);
  }
}
