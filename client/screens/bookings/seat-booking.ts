import { decideBooking } from '../../../shared/domain/booking/decide.ts';
import type { BookingState } from '../../../shared/domain/booking/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { ActError, NewOrder, Session } from '../../session/session.ts';

/** The party is here: opens its check, which names the booking, and says so at the booking. */
export async function seatBooking(session: Pick<Session, 'openOrder' | 'act' | 'records'>, id: DocId, booking: BookingState, order: NewOrder): Promise<Result<DocId, ActError>> {
  const opened = await session.openOrder({ ...order, bookingId: id });
  if (!opened.ok) return opened;
  if (booking.note !== '') session.act(opened.value, { type: 'label', label: 'note', value: booking.note });
  // A booking that somebody else has just seated has two checks now: both are open, and a person merges them.
  session.records.act('booking', id, decideBooking, { type: 'seat', orderId: opened.value });
  return opened;
}
