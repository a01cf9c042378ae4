import { opsInOrder, type Journal } from '../crdt/journal.ts';
import { foldDevice, type DeviceState } from '../domain/device/device.ts';
import { foldStaff, type StaffState } from '../domain/staff/staff.ts';

export const staffStateOf = (journal: Journal): StaffState => foldStaff(opsInOrder(journal));
export const deviceStateOf = (journal: Journal): DeviceState => foldDevice(opsInOrder(journal));
