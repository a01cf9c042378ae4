import type { DocId } from '../../kernel/ids.ts';
import { sharedDrawer } from './ops.ts';
import type { ShiftState } from './state.ts';

type Known = { readonly id: DocId; readonly state: ShiftState };

/** What two people did at once with one drawer, for a manager to see. */
export type ShiftAnomaly =
  | { readonly type: 'drawer-opened-twice'; readonly shiftIds: readonly DocId[]; readonly drawerName: string }
  | { readonly type: 'closed-twice'; readonly shiftId: DocId }
  | { readonly type: 'reported-twice'; readonly shiftId: DocId; readonly numbers: readonly string[] };

/** Which drawer a device uses: its own or the branch's one. */
export const drawerOf = (drawer: 'device' | 'shared', deviceId: string): string => (drawer === 'shared' ? sharedDrawer : deviceId);

/**
 * The open shift that a payment on this drawer belongs to; null when none is open. Where two cut-off
 * devices both opened the shared one, the first, so that all tills agree once they have heard of it.
 */
export function openShiftOf(drawer: string, shifts: readonly Known[]): Known | null {
  return shifts.filter(({ state }) => state.status === 'open' && state.drawer === drawer && state.openedOn !== null)
    .sort((a, b) => (a.state.firstStamp < b.state.firstStamp ? -1 : a.state.firstStamp > b.state.firstStamp ? 1 : a.id < b.id ? -1 : 1))[0] ?? null;
}

/** In a fixed order. */
export function reviewShifts(shifts: readonly Known[]): ShiftAnomaly[] {
  const found: ShiftAnomaly[] = [];
  const byDrawer = new Map<string, Known[]>();
  for (const shift of [...shifts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (shift.state.status === 'open') byDrawer.set(shift.state.drawer, [...(byDrawer.get(shift.state.drawer) ?? []), shift]);
    if (shift.state.zReports.length > 1) found.push({ type: 'reported-twice', shiftId: shift.id, numbers: shift.state.zReports.map(({ number }) => number) });
    else if (shift.state.closes.length > 1) found.push({ type: 'closed-twice', shiftId: shift.id });
  }
  for (const group of byDrawer.values()) {
    if (group.length > 1) found.push({ type: 'drawer-opened-twice', shiftIds: group.map(({ id }) => id), drawerName: group[0]!.state.drawerName });
  }
  return found;
}
