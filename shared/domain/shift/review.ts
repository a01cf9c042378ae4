import type { DocId } from '../../kernel/ids.ts';
import { sharedDrawer } from './ops.ts';
import type { ShiftState } from './state.ts';

type Known = { readonly id: DocId; readonly state: ShiftState };

/**
 * What two people did at once with one drawer, or a device did wrong, for a manager to settle. `key` is
 * the same on every device, so that one resolution settles the card everywhere.
 */
export type ShiftAnomaly =
  | { readonly type: 'drawer-opened-twice'; readonly key: string; readonly shiftIds: readonly DocId[]; readonly drawerName: string }
  | { readonly type: 'closed-twice'; readonly key: string; readonly shiftIds: readonly DocId[]; readonly drawerName: string }
  | { readonly type: 'reported-twice'; readonly key: string; readonly shiftIds: readonly DocId[]; readonly numbers: readonly string[] }
  /** Reports of two shifts have one number: a device was restored from a backup. */
  | { readonly type: 'z-number-clash'; readonly key: string; readonly shiftIds: readonly DocId[]; readonly number: string };

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

/** Adds to the list under a key. */
function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

/** What is not settled yet, in a fixed order. */
export function reviewShifts(shifts: readonly Known[]): ShiftAnomaly[] {
  const found: ShiftAnomaly[] = [];
  const byDrawer = new Map<string, Known[]>();
  const idsByNumber = new Map<string, DocId[]>();
  for (const shift of [...shifts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { status, drawer, drawerName, zReports, closes } = shift.state;
    const shiftIds = [shift.id];
    if (status === 'open') add(byDrawer, drawer, shift);
    for (const number of new Set(zReports.map((z) => z.number))) add(idsByNumber, number, shift.id);
    if (zReports.length > 1) found.push({ type: 'reported-twice', key: `reported-twice:${shift.id}:${zReports.length}`, shiftIds, numbers: zReports.map(({ number }) => number) });
    else if (closes.length > 1) found.push({ type: 'closed-twice', key: `closed-twice:${shift.id}:${closes.length}`, shiftIds, drawerName });
  }
  for (const group of byDrawer.values()) {
    const shiftIds = group.map(({ id }) => id);
    if (group.length > 1) found.push({ type: 'drawer-opened-twice', key: `drawer-opened-twice:${shiftIds.join()}`, shiftIds, drawerName: group[0]!.state.drawerName });
  }
  for (const [number, shiftIds] of idsByNumber) {
    if (shiftIds.length > 1) found.push({ type: 'z-number-clash', key: `z-number-clash:${number}:${shiftIds.join()}`, shiftIds, number });
  }
  const settled = new Set(shifts.flatMap(({ state }) => Object.keys(state.resolved)));
  return found.filter(({ key }) => !settled.has(key));
}
