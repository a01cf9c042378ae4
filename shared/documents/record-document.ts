import { opsInOrder, type Journal } from '../crdt/journal.ts';
import type { StampedOp } from '../domain/op.ts';
import { foldBooking } from '../domain/booking/fold.ts';
import { bookingOpVersion, readBookingOp, type BookingOpType } from '../domain/booking/ops.ts';
import { foldCustomer } from '../domain/customer/fold.ts';
import { customerOpVersion, readCustomerOp, type CustomerOpType } from '../domain/customer/ops.ts';
import { foldShift } from '../domain/shift/fold.ts';
import { readShiftOp, shiftOpVersion, type ShiftOpType } from '../domain/shift/ops.ts';
import type { DocId } from '../kernel/ids.ts';

/* The journals of the collection `records`: which kinds there are, told by the prefix of their ids. */

export type RecordOpType = ShiftOpType | BookingOpType | CustomerOpType;

/** What is listed of a record without folding it; always derived. */
export type RecordHead = { readonly kind: RecordKind; readonly status: string; readonly name: string; readonly atMs: number };

type KindRule = {
  readonly versionByType: Readonly<Partial<Record<RecordOpType, number>>>;
  /** The op when a fold would count it, else null. */
  readonly readOp: (op: StampedOp) => StampedOp | null;
  readonly headOf: (ops: readonly StampedOp[]) => Omit<RecordHead, 'kind'>;
};

/** A new kind of record is one line here, its op types above, and its rights in record-permissions.ts. */
export const recordKinds = {
  shift: { versionByType: shiftOpVersion, readOp: readShiftOp, headOf: (ops) => { const { status, drawerName, openedAtMs } = foldShift(ops); return { status, name: drawerName, atMs: openedAtMs }; } },
  booking: { versionByType: bookingOpVersion, readOp: readBookingOp, headOf: (ops) => { const { status, name, atMs } = foldBooking(ops); return { status, name, atMs }; } },
  customer: { versionByType: customerOpVersion, readOp: readCustomerOp, headOf: (ops) => ({ status: 'known', name: foldCustomer(ops).name, atMs: 0 }) },
} as const satisfies Readonly<Record<string, KindRule>>;
export type RecordKind = keyof typeof recordKinds;

/** The kind a record's id names; null for one that this build does not know. */
export function recordKindOf(id: string): RecordKind | null {
  const prefix = id.slice(0, Math.max(0, id.indexOf(':')));
  return Object.hasOwn(recordKinds, prefix) ? (prefix as RecordKind) : null;
}

export const recordDocId = (kind: RecordKind, id: string): DocId => `${kind}:${id}` as DocId;

/** The rules of a record by its id. */
export function recordRuleOf(id: string): KindRule | null {
  const kind = recordKindOf(id);
  return kind === null ? null : recordKinds[kind];
}

/** The journal with its head derived again; one of an unknown kind keeps none. */
export function withRecordHead(journal: Journal): Journal<RecordHead | null> {
  const kind = recordKindOf(journal.id);
  return { ...journal, head: kind === null ? null : { kind, ...recordKinds[kind].headOf(opsInOrder(journal)) } };
}
