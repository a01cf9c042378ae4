import type { StaffId } from '../../kernel/ids.ts';
import { isMoney, type Money } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { stampOp, type DecideContext } from '../op.ts';
import type { OrderCommand } from './command.ts';
import type { OrderError } from './errors.ts';
import { bounds } from './frozen-checks.ts';
import { orderOpVersion, type OrderOp, type OrderOpData, type OrderOpType } from './ops.ts';
import { readOrderOp } from './read-op.ts';

/** The ops to record, or why not. */
export type Decision = Result<readonly OrderOp[], OrderError>;
export type Command<Type extends OrderCommand['type']> = Extract<OrderCommand, { type: Type }>;

/** One op, stamped: the moment its id and time are fixed. */
export function make<Type extends OrderOpType>(ctx: DecideContext, type: Type, data: OrderOpData[Type]): OrderOp {
  return stampOp(ctx, type, orderOpVersion[type], data) as unknown as OrderOp;
}

/** Whoever allows an op records so in their own name, on the same device. */
export const inNameOf = (ctx: DecideContext, by: StaffId): DecideContext => ({ ...ctx, by });

/**
 * What is recorded. An op that the fold would pass over is a lost sale: it is refused here, at the
 * field, as text or list that is too long, since numbers were looked at before.
 */
export function record(...ops: readonly OrderOp[]): Decision {
  const passedOver = ops.find((op) => readOrderOp(op) === null);
  return passedOver ? err({ type: 'text-too-long', length: JSON.stringify(passedOver.data).length, most: bounds.text }) : ok(ops);
}

export const one = <Type extends OrderOpType>(ctx: DecideContext, type: Type, data: OrderOpData[Type]): Decision => record(make(ctx, type, data));

/** The error of the first text that is longer than may be. */
export function tooLong(most: number, ...texts: readonly (string | undefined)[]): OrderError | null {
  const long = texts.find((text) => text !== undefined && text.length > most);
  return long === undefined ? null : { type: 'text-too-long', length: long.length, most };
}

/** A reason that must be there, and short enough to keep. */
export const checkReason = (reason: string): OrderError | null => (reason.trim() === '' ? { type: 'reason-missing' } : tooLong(bounds.text, reason));

/** An amount above zero up to `most`. */
export const checkAmount = (amount: Money, most: Money): OrderError | null =>
  !isMoney(amount) || amount <= 0 || amount > most ? { type: 'amount-invalid', amount, most } : null;
