import { unwrap } from 'solid-js/store';
import type { Journal } from '../../shared/crdt/journal.ts';
import type { ShiftFigures } from '../../shared/domain/shift/figures.ts';
import { makeZReport, nextZPlace } from '../../shared/domain/shift/make-z.ts';
import { shiftFigures, type KnownOrder } from '../../shared/domain/shift/report.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import type { UnheardDevice, ZReport } from '../../shared/domain/shift/z-report.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { stampMs } from '../../shared/kernel/stamp.ts';
import { knownShifts, type KnownShift } from './shift.ts';
import type { Session } from './session.ts';

/** Every order in the working set, as plain values: the server archives none before the reports of its shift cover it. Reactive. */
function knownOrders(session: Pick<Session, 'orders' | 'stateOf'>): KnownOrder[] {
  return Object.keys(session.orders).flatMap((id) => {
    // Tracked by the stamp alone; what is folded is read beside the store, which would wrap each field.
    const changed = session.orders[id]?.lastStamp;
    const state = changed === undefined ? null : session.stateOf(id as DocId);
    return state === null ? [] : [{ id: id as DocId, state }];
  });
}

/** The state as a plain value, tracked by its stamp: the store would wrap each field that the sums read. */
const plainState = ({ state }: KnownShift): ShiftState => (state.lastStamp === '' ? state : unwrap(state));

/** The account of a shift as this device knows it now: the X report. Reactive. */
export const accountOf = (session: Pick<Session, 'orders' | 'stateOf'>, shift: KnownShift): ShiftFigures =>
  shiftFigures(shift.id, plainState(shift), knownOrders(session));

/** When the newest thing was done, as far as it is known here, by device. */
function lastHeard(session: Session): Map<string, number> {
  const heard = new Map<string, number>();
  const journals = [...Object.keys(session.orders).map((id) => session.journalOf(id as DocId)), ...knownShifts(session).map(({ id }) => session.records.journalOf(id))];
  for (const journal of journals.filter((one): one is Journal => one !== null)) {
    for (const { device, stamp } of Object.values(journal.ops)) heard.set(device, Math.max(heard.get(device) ?? 0, stampMs(stamp)));
  }
  return heard;
}

/** Devices whose sales may not have arrived: while the server is out of reach, all others that sell. */
export function unheardDevices(session: Session): UnheardDevice[] {
  const self = session.self();
  if (self === null || session.status().connection.state === 'online') return [];
  const heard = lastHeard(session);
  return session.devices()
    .filter((device) => device.id !== self.deviceId && !device.revoked && device.branchId === self.branchId && (device.kind === 'till' || device.kind === 'waiter'))
    .map(({ id, name }) => ({ device: asId(id), name, lastHeardMs: heard.get(id) ?? null }));
}

/** The Z report of a shift that is being closed on this device. */
export function zReportOf(session: Session, shift: KnownShift): ZReport {
  const letter = session.self()?.letter ?? '?';
  return makeZReport(shift.id, plainState(shift), knownOrders(session), nextZPlace(letter, knownShifts(session).map(plainState)), { letter, unheard: unheardDevices(session), nowMs: session.nowMs() });
}
