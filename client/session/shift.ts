import type { ShiftState } from '../../shared/domain/shift/state.ts';
import { drawerOf, openShiftOf, reviewShifts, type ShiftAnomaly } from '../../shared/domain/shift/review.ts';
import type { DocId } from '../../shared/kernel/ids.ts';
import type { Session } from './session.ts';

export type KnownShift = { readonly id: DocId; readonly state: ShiftState };

type ShiftSession = Pick<Session, 'records' | 'settings' | 'self'>;

/** Every shift this device knows. Reactive. */
export const knownShifts = ({ records }: Pick<Session, 'records'>): KnownShift[] =>
  Object.entries(records.shifts).map(([id, state]) => ({ id: id as DocId, state }));

/** What a manager must settle of them. Reactive. */
export const shiftAnomalies = (session: Pick<Session, 'records'>): readonly ShiftAnomaly[] => reviewShifts(knownShifts(session));

/** The drawer this device's cash goes into: its own, or the branch's one; null before it is paired. Reactive. */
export function deviceDrawer({ settings, self }: Pick<ShiftSession, 'settings' | 'self'>): string | null {
  const device = self();
  return device === null ? null : drawerOf(settings().shifts.drawer, device.deviceId);
}

/** The open shift of this device's drawer: what its payments and refunds name. Null when none is open. Reactive. */
export function currentShift(session: ShiftSession): KnownShift | null {
  const drawer = deviceDrawer(session);
  return drawer === null ? null : openShiftOf(drawer, knownShifts(session));
}

/** Whether a shift must be opened before this device may take a payment. Reactive. */
export const shiftNeeded = (session: ShiftSession): boolean => session.settings().shifts.requireShift && currentShift(session) === null;
