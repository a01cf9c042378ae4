import type { DocId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { isInstant, isWhole } from '../field-checks.ts';
import { stampOp, type DecideContext } from '../op.ts';
import { bookingOpVersion, maxBookingGuests, maxBookingMinutes, readBookingOp, type BookingDetails, type BookingOp, type BookingOpData, type BookingOpType } from './ops.ts';
import type { BookingState, BookingStatus } from './state.ts';

/** What a person asks of a booking. */
export type BookingCommand =
  | ({ readonly type: 'make' } & BookingDetails)
  | { readonly type: 'change'; readonly changes: Partial<BookingDetails> }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'seat'; readonly orderId: DocId }
  | { readonly type: 'no-show' };

/** Why it was not done, with the numbers that explain it. */
export type BookingError =
  | { readonly type: 'already-made' }
  | { readonly type: 'not-made' }
  /** What is over cannot be changed; a party that comes after all can still be seated. */
  | { readonly type: 'not-expected'; readonly status: BookingStatus }
  | { readonly type: 'name-missing' }
  | { readonly type: 'guests-invalid'; readonly guests: number; readonly most: number }
  | { readonly type: 'time-invalid' }
  | { readonly type: 'minutes-invalid'; readonly minutes: number; readonly most: number }
  | { readonly type: 'too-long' }
  | { readonly type: 'reason-missing' }
  | { readonly type: 'nothing-to-do' };

function one<Type extends BookingOpType>(ctx: DecideContext, type: Type, data: BookingOpData[Type]): Result<readonly BookingOp[], BookingError> {
  const op = stampOp(ctx, type, bookingOpVersion[type], data);
  const read = readBookingOp(op);
  // A decision that the fold would pass over is refused here, at the field.
  return read === null ? err({ type: 'too-long' }) : ok([read]);
}

function faultIn(details: BookingDetails): BookingError | null {
  if (details.name.trim() === '') return { type: 'name-missing' };
  if (!isWhole(details.guests, 1, maxBookingGuests)) return { type: 'guests-invalid', guests: details.guests, most: maxBookingGuests };
  if (!isInstant(details.atMs)) return { type: 'time-invalid' };
  return isWhole(details.minutes, 1, maxBookingMinutes) ? null : { type: 'minutes-invalid', minutes: details.minutes, most: maxBookingMinutes };
}

/** What a command means for a booking (null: there is none yet): the ops to record, or why not. Pure. */
export function decideBooking(state: BookingState | null, command: BookingCommand, ctx: DecideContext): Result<readonly BookingOp[], BookingError> {
  if (command.type === 'make') {
    if (state !== null) return err({ type: 'already-made' });
    const { type: _, ...details } = command;
    const fault = faultIn(details);
    return fault ? err(fault) : one(ctx, 'booking.made', details);
  }
  if (state === null) return err({ type: 'not-made' });
  if (command.type === 'seat') return state.status === 'seated' ? err({ type: 'not-expected', status: state.status }) : one(ctx, 'booking.seated', { orderId: command.orderId });
  if (state.status !== 'expected') return err({ type: 'not-expected', status: state.status });
  switch (command.type) {
    case 'change': {
      const fault = faultIn({ ...state, ...command.changes });
      if (fault) return err(fault);
      return Object.keys(command.changes).length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'booking.changed', command.changes);
    }
    case 'cancel': return command.reason.trim() === '' ? err({ type: 'reason-missing' }) : one(ctx, 'booking.cancelled', { reason: command.reason });
    case 'no-show': return one(ctx, 'booking.no-show', {});
  }
}
