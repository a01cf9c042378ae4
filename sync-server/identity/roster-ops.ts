import { emptyJournal, withOps, type Op } from '../../shared/crdt/journal.ts';
import { deviceDocId, staffDocId } from '../../shared/documents/collections.ts';
import type { DeviceOpData } from '../../shared/domain/device/device.ts';
import type { StaffOpData } from '../../shared/domain/staff/staff.ts';
import { asId, orgScope, type DeviceId, type StaffId } from '../../shared/kernel/ids.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';
import type { ServerWrite } from '../ingest/server-writer.ts';
import type { Entropy } from '../platform/entropy.ts';

/** The `device` of ops that the server writes on a manager's word. */
export const serverDevice: DeviceId = asId('server');

export type RosterClock = { readonly entropy: Entropy; readonly newStamp: () => Stamp };

type Entry<Data> = { [Type in keyof Data & string]: { readonly type: Type; readonly data: Data[Type] } }[keyof Data & string];
export type StaffEntry = Entry<StaffOpData>;
export type DeviceEntry = Entry<DeviceOpData>;

const stamped = ({ entropy, newStamp }: RosterClock, by: string, entries: readonly (StaffEntry | DeviceEntry)[]): Op[] =>
  entries.map(({ type, data }) => ({ id: asId(entropy.newId()), type, v: 1, by: asId<StaffId>(by), device: serverDevice, stamp: newStamp(), data }));

function rosterWrite(organisationId: string, docId: string, ops: readonly Op[]): ServerWrite {
  const scope = orgScope(organisationId);
  return { scope, collection: 'roster', doc: withOps(emptyJournal(asId(docId), scope), ops) };
}

/** Ops to add to a person's journal, made by staff member `by`. */
export const staffWrite = (clock: RosterClock, organisationId: string, by: string, staffId: string, entries: readonly StaffEntry[]): ServerWrite =>
  rosterWrite(organisationId, staffDocId(staffId), stamped(clock, by, entries));

/** Ops to add to a device's journal, made by staff member `by`. */
export const deviceWrite = (clock: RosterClock, organisationId: string, by: string, deviceId: string, entries: readonly DeviceEntry[]): ServerWrite =>
  rosterWrite(organisationId, deviceDocId(deviceId), stamped(clock, by, entries));
