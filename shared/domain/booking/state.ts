import type { DeviceId, DocId, StaffId, TableId } from '../../kernel/ids.ts';
import type { BookingDetails } from './ops.ts';

/** Whoever was seated came, whatever else was said of the booking meanwhile. */
export type BookingStatus = 'expected' | 'seated' | 'cancelled' | 'no-show';

export type BookingState = BookingDetails & {
  readonly status: BookingStatus;
  /** Why it was cancelled; empty otherwise. */
  readonly reason: string;
  /** The check that was opened for them. */
  readonly orderId: DocId | null;
  readonly madeBy: StaffId | null;
  readonly madeOn: DeviceId | null;
  /** Stamps of the first and the last op that counts; empty before the first. */
  readonly firstStamp: string;
  readonly lastStamp: string;
};

/** Two bookings that want the same table at the same time. */
export type BookingClash = { readonly bookings: readonly [DocId, DocId]; readonly tableIds: readonly TableId[] };
