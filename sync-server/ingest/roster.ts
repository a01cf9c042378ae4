import { opsInOrder, type Journal } from '../../shared/crdt/journal.ts';
import { foldStaff, type StaffState } from '../../shared/domain/staff/staff.ts';
import type { DeviceState } from '../../shared/domain/device/device.ts';
import { deviceDocId, staffDocId } from '../../shared/documents/collections.ts';
import { deviceStateOf } from '../../shared/documents/roster-document.ts';

export type RosterDevice = DeviceState & { /** Stamp of the revocation; null while the device is good. */ readonly revokedStamp: string | null };

/** A person as they are now and as they were: a sale made offline is judged by both. */
export type RosterStaff = { readonly now: StaffState; readonly at: (stamp: string) => StaffState | null };

/** Who there is in an organisation; what ingest asks before it counts an op. */
export interface Roster {
  deviceById(deviceId: string): RosterDevice | undefined;
  staffById(staffId: string): RosterStaff | undefined;
}

function rosterDevice(journal: Journal): RosterDevice {
  const revocation = opsInOrder(journal).find((op) => op.type === 'device.revoked');
  return { ...deviceStateOf(journal), revokedStamp: revocation?.stamp ?? null };
}

function rosterStaff(journal: Journal): RosterStaff {
  const ops = opsInOrder(journal);
  return {
    now: foldStaff(ops),
    at: (stamp) => {
      const before = ops.filter((op) => op.stamp <= stamp);
      return before.length === 0 ? null : foldStaff(before);
    },
  };
}

/** A roster that is fed with journals of the collection `roster` as they change. */
export function createRoster(journals: Iterable<Journal> = []): Roster & { take(journal: Journal): void } {
  const devices = new Map<string, RosterDevice>();
  const staff = new Map<string, RosterStaff>();
  const take = (journal: Journal): void => {
    if (journal.id.startsWith('device:')) devices.set(journal.id, rosterDevice(journal));
    else if (journal.id.startsWith('staff:')) staff.set(journal.id, rosterStaff(journal));
  };
  for (const journal of journals) take(journal);
  return {
    take,
    deviceById: (deviceId) => devices.get(deviceDocId(deviceId)),
    staffById: (staffId) => staff.get(staffDocId(staffId)),
  };
}
