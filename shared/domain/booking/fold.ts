import type { StampedOp } from '../op.ts';
import { detailFields, readBookingOp, type BookingDetails } from './ops.ts';
import type { BookingState } from './state.ts';

/** Made anew each time: a screen's store writes into the lists it is given. */
const nothingYet = (): BookingState => ({
  name: '', phone: '', tableIds: [], guests: 1, atMs: 0, minutes: 1, note: '',
  status: 'expected', reason: '', orderId: null, madeBy: null, madeOn: null, firstStamp: '', lastStamp: '',
});

const given = (details: Partial<BookingDetails>): Partial<BookingDetails> =>
  Object.fromEntries(Object.entries(details).filter(([field, value]) => value !== undefined && detailFields.some((known) => known === field)));

/** State of a booking from its ops in (stamp, op id) order. Total. */
export function foldBooking(ops: Iterable<StampedOp>): BookingState {
  let state = nothingYet();
  for (const one of ops) {
    const op = readBookingOp(one);
    if (op === null) continue;
    state = { ...state, firstStamp: state.firstStamp || op.stamp, lastStamp: op.stamp };
    switch (op.type) {
      case 'booking.made':
        state = { ...state, ...given(op.data), madeBy: state.madeBy ?? op.by, madeOn: state.madeOn ?? op.device };
        break;
      case 'booking.changed': state = { ...state, ...given(op.data) }; break;
      case 'booking.seated': state = { ...state, status: 'seated', orderId: op.data.orderId, reason: '' }; break;
      case 'booking.cancelled': if (state.status !== 'seated') state = { ...state, status: 'cancelled', reason: op.data.reason }; break;
      case 'booking.no-show': if (state.status === 'expected') state = { ...state, status: 'no-show' };
    }
  }
  // A list of its own: the op it came from must stay as it was.
  return { ...state, tableIds: [...state.tableIds] };
}
