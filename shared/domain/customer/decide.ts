import { err, ok, type Result } from '../../kernel/result.ts';
import { stampOp, type DecideContext } from '../op.ts';
import type { CustomerState } from './fold.ts';
import { customerOpVersion, readCustomerOp, type CustomerDetails, type CustomerOp, type CustomerOpData, type CustomerOpType } from './ops.ts';

/** What a person asks of a customer's card. */
export type CustomerCommand =
  | ({ readonly type: 'register' } & CustomerDetails)
  | { readonly type: 'change'; readonly changes: Partial<CustomerDetails> };

/** Why it was not done. */
export type CustomerError =
  | { readonly type: 'already-registered' }
  | { readonly type: 'not-registered' }
  /** Nobody could find them again. */
  | { readonly type: 'name-and-phone-missing' }
  | { readonly type: 'too-long' }
  | { readonly type: 'nothing-to-do' };

function one<Type extends CustomerOpType>(ctx: DecideContext, type: Type, data: CustomerOpData[Type]): Result<readonly CustomerOp[], CustomerError> {
  const read = readCustomerOp(stampOp(ctx, type, customerOpVersion[type], data));
  return read === null ? err({ type: 'too-long' }) : ok([read]);
}

const isNameless = ({ name, phone }: CustomerDetails): boolean => name.trim() === '' && phone.trim() === '';

/** What a command means for a customer's card (null: there is none yet): the ops to record, or why not. Pure. */
export function decideCustomer(state: CustomerState | null, command: CustomerCommand, ctx: DecideContext): Result<readonly CustomerOp[], CustomerError> {
  if (command.type === 'register') {
    if (state !== null) return err({ type: 'already-registered' });
    const { type: _, ...details } = command;
    return isNameless(details) ? err({ type: 'name-and-phone-missing' }) : one(ctx, 'customer.registered', details);
  }
  if (state === null) return err({ type: 'not-registered' });
  if (isNameless({ ...state, ...command.changes })) return err({ type: 'name-and-phone-missing' });
  return Object.keys(command.changes).length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'customer.changed', command.changes);
}
