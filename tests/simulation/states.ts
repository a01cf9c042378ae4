import { opsInOrder, type Journal } from '../../shared/crdt/journal.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import { recordKindOf } from '../../shared/documents/record-document.ts';
import { foldBooking } from '../../shared/domain/booking/fold.ts';
import type { BookingState } from '../../shared/domain/booking/state.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import type { DocId } from '../../shared/kernel/ids.ts';

/** Folds each version of a journal once: every terminal asks for them all the time. */
function kept<State>(fold: (doc: Journal) => State): (doc: Journal) => State {
  const stateByDoc = new WeakMap<Journal, State>();
  return (doc) => {
    const known = stateByDoc.get(doc);
    if (known !== undefined) return known;
    const state = fold(doc);
    stateByDoc.set(doc, state);
    return state;
  };
}

export const stateOf: (doc: Journal) => OrderState = kept(orderStateOf);
export const shiftOf: (doc: Journal) => ShiftState = kept((doc) => foldShift(opsInOrder(doc)));
export const bookingOf: (doc: Journal) => BookingState = kept((doc) => foldBooking(opsInOrder(doc)));

export const isOrder = (doc: { readonly id: string }): boolean => recordKindOf(doc.id) === null;
export const isShift = (doc: { readonly id: string }): boolean => recordKindOf(doc.id) === 'shift';
export const isBooking = (doc: { readonly id: string }): boolean => recordKindOf(doc.id) === 'booking';

/** The state of a document of any kind. */
export const anyStateOf = (doc: Journal): object => (isShift(doc) ? shiftOf(doc) : isBooking(doc) ? bookingOf(doc) : stateOf(doc));

export type Known<State> = { readonly id: DocId; readonly state: State };
export const knownOrders = (docs: Iterable<Journal>): Known<OrderState>[] => [...docs].filter(isOrder).map((doc) => ({ id: doc.id, state: stateOf(doc) }));
export const knownShifts = (docs: Iterable<Journal>): Known<ShiftState>[] => [...docs].filter(isShift).map((doc) => ({ id: doc.id, state: shiftOf(doc) }));
