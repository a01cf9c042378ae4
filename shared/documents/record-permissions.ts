import type { Role } from '../domain/staff/staff.ts';
import type { RecordOpType } from './record-document.ts';
import type { PermissionRule } from './permissions.ts';

const terminals = ['till', 'waiter'] as const;
const floor: PermissionRule = { roles: ['admin', 'manager', 'cashier', 'waiter'], devices: terminals };
const money: PermissionRule = { roles: ['admin', 'manager', 'cashier'], devices: terminals };
const managers: PermissionRule = { roles: ['admin', 'manager'], devices: terminals };
/** Nobody on a terminal: the server alone writes these. */
const server: PermissionRule = { roles: [], devices: [] };

/** Who may record which op of shifts, bookings and customers, and on what kind of device. */
export const recordPermissions: Readonly<Record<RecordOpType, PermissionRule>> = {
  'shift.opened': money, 'shift.paid-in': money, 'shift.paid-out': money, 'shift.dropped': money, 'shift.handed-over': money,
  // How large a difference a cashier may close with is the branch's setting, checked where the shift is closed.
  'shift.closed': money, 'shift.z-reported': money, 'shift.approved': managers, 'shift.z-corrected': server, 'shift.resolved': managers,
  'booking.made': floor, 'booking.changed': floor, 'booking.cancelled': floor, 'booking.seated': floor, 'booking.no-show': floor,
  'customer.registered': floor, 'customer.changed': floor,
};

/** Whether this role may record the op. */
export const mayRecordIn = (opType: RecordOpType, role: Role, kind: PermissionRule['devices'][number]): boolean =>
  recordPermissions[opType].roles.includes(role) && recordPermissions[opType].devices.includes(kind);
