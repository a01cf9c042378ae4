import { batch } from 'solid-js';
import { createStore, produce, reconcile, unwrap, type SetStoreFunction } from 'solid-js/store';
import { emptyJournal, mergeJournals, opsInOrder, withOps, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { recordKindOf, type RecordKind, type RecordOpType } from '../../shared/documents/record-document.ts';
import { mayRecordIn } from '../../shared/documents/record-permissions.ts';
import { foldBooking } from '../../shared/domain/booking/fold.ts';
import type { BookingState } from '../../shared/domain/booking/state.ts';
import { foldCustomer, type CustomerState } from '../../shared/domain/customer/fold.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { DecideContext, StampedOp } from '../../shared/domain/op.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import type { DocId, Scope, StaffId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';

export type RecordStates = { readonly shift: ShiftState; readonly booking: BookingState; readonly customer: CustomerState };

/** Why nothing was recorded, beside what the record's own rules say. */
export type RecordActError =
  | { readonly type: 'not-paired' }
  | { readonly type: 'not-signed-in' }
  | { readonly type: 'not-allowed'; readonly opType: RecordOpType };

/** The domain's decision for one kind of record; screens bring it, so that the till does not load what it does not use. */
export type DecideRecord<State, Command, Fault> = (state: State | null, command: Command, ctx: DecideContext) => Result<readonly StampedOp<RecordOpType>[], Fault>;

/** Shifts, bookings and customers: reactive, by document id (`shift:…`). Read-only: change them through `act`. */
export type Records = {
  readonly shifts: Readonly<Record<string, ShiftState>>;
  readonly bookings: Readonly<Record<string, BookingState>>;
  readonly customers: Readonly<Record<string, CustomerState>>;
  readonly journalOf: (id: DocId) => Journal | null;
  /** All commands or none: decided, painted, then sent to the worker. */
  readonly act: <Kind extends RecordKind, Command, Fault>(
    kind: Kind, id: DocId, decide: DecideRecord<RecordStates[Kind], Command, Fault>, ...commands: readonly Command[]
  ) => Result<DocId, Fault | RecordActError>;
};

export type RecordBook = Records & {
  /** Merges what came from the worker; what this tab knows and the worker not yet is kept. */
  readonly take: (journals: readonly Journal[]) => void;
  readonly retire: (ids: readonly DocId[]) => void;
};

export type RecordBookDeps = {
  /** Who acts on which device. */
  readonly acting: () => Result<{ readonly context: DecideContext; readonly scope: Scope; readonly kind: DeviceKind }, RecordActError>;
  /** The role of whoever stamped an op: an approval is stamped by the manager who gave it. */
  readonly roleOf: (staffId: StaffId) => Role | null;
  /** Sends ops to the worker. */
  readonly send: (id: DocId, ops: readonly Op[]) => void;
};

const folds: { readonly [Kind in RecordKind]: (ops: readonly StampedOp[]) => RecordStates[Kind] } = { shift: foldShift, booking: foldBooking, customer: foldCustomer };

export function createRecordBook({ acting, roleOf, send }: RecordBookDeps): RecordBook {
  const journals = new Map<DocId, Journal>();
  const [shifts, setShifts] = createStore<Record<string, ShiftState>>({});
  const [bookings, setBookings] = createStore<Record<string, BookingState>>({});
  const [customers, setCustomers] = createStore<Record<string, CustomerState>>({});
  const setters = { shift: setShifts, booking: setBookings, customer: setCustomers } as unknown as Readonly<Record<RecordKind, SetStoreFunction<Record<string, object>>>>;

  const put = (id: DocId, journal: Journal): void => {
    const kind = recordKindOf(id);
    if (kind === null) return;
    const state = folds[kind](opsInOrder(journal));
    // Every fact carries its op id, so reconciling by it never writes one fact's fields into another's object.
    setters[kind](id, journals.has(id) ? reconcile(state, { key: 'opId' }) : state);
    journals.set(id, journal);
  };

  return {
    shifts, bookings, customers,
    journalOf: (id) => journals.get(id) ?? null,
    take: (news) => batch(() => {
      for (const journal of news) {
        const known = journals.get(journal.id);
        const merged = known ? mergeJournals(known, journal) : journal;
        if (merged !== known) put(journal.id, merged);
      }
    }),
    retire: (ids) => batch(() => {
      for (const id of ids) {
        const kind = recordKindOf(id);
        if (kind !== null && journals.delete(id)) setters[kind](produce((all) => { delete all[id]; }));
      }
    }),
    act: (kind, id, decide, ...commands) => {
      const by = acting();
      if (!by.ok) return by;
      const { context, scope, kind: device } = by.value;
      let journal: Journal = journals.get(id) ?? emptyJournal(id, scope);
      const made: Op[] = [];
      for (const command of commands) {
        const before = opsInOrder(journal);
        const decided = decide(before.length === 0 ? null : folds[kind](before), unwrap(command), context);
        if (!decided.ok) return decided;
        for (const op of decided.value) {
          const role = roleOf(op.by);
          if (role === null || !mayRecordIn(op.type, role, device)) return err({ type: 'not-allowed', opType: op.type });
        }
        made.push(...decided.value);
        journal = withOps(journal, decided.value);
      }
      put(id, journal);
      send(id, made);
      return ok(id);
    },
  };
}
