import type { DocId, TableId } from '../../kernel/ids.ts';
import { isFields, isId, isIds, isInstant, isText, isWhole, makeOpReader, type FieldCheck, type OpOf } from '../field-checks.ts';

/** A party that is expected. `atMs`: when it comes; `minutes`: how long its tables are kept for it. */
export type BookingDetails = {
  readonly name: string;
  readonly phone: string;
  /** None: wherever there is room. */
  readonly tableIds: readonly TableId[];
  readonly guests: number;
  readonly atMs: number;
  readonly minutes: number;
  readonly note: string;
};

/** Data by op type. */
export type BookingOpData = {
  'booking.made': BookingDetails;
  /** Only what changed; of each field the last word stands. */
  'booking.changed': Partial<BookingDetails>;
  'booking.cancelled': { readonly reason: string };
  /** They came: the check that was opened for them. */
  'booking.seated': { readonly orderId: DocId };
  'booking.no-show': Record<string, never>;
};
export type BookingOpType = keyof BookingOpData;
export type BookingOp = OpOf<BookingOpData>;

/** The newest version of each op's data that this build writes; it reads every version up to it. */
export const bookingOpVersion: Readonly<Record<BookingOpType, number>> = {
  'booking.made': 1, 'booking.changed': 1, 'booking.cancelled': 1, 'booking.seated': 1, 'booking.no-show': 1,
};

export const maxBookingMinutes = 24 * 60;
export const maxBookingGuests = 1_000;

const detailChecks: Readonly<Record<keyof BookingDetails, FieldCheck>> = {
  name: (value) => isText(value, 120), phone: (value) => isText(value, 40), tableIds: (value) => isIds(value, 50),
  guests: (value) => isWhole(value, 1, maxBookingGuests), atMs: isInstant, minutes: (value) => isWhole(value, 1, maxBookingMinutes), note: (value) => isText(value),
};
export const detailFields = Object.keys(detailChecks) as (keyof BookingDetails)[];

export const readBookingOp = makeOpReader<BookingOpData>(bookingOpVersion, {
  'booking.made': (data) => detailFields.every((field) => detailChecks[field](data[field])),
  'booking.changed': (data) => detailFields.every((field) => data[field] === undefined || detailChecks[field](data[field])),
  'booking.cancelled': (data) => isText(data['reason']),
  'booking.seated': (data) => isId(data['orderId']),
  'booking.no-show': (data) => isFields(data),
});
