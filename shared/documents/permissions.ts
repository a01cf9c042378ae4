import type { DeviceKind } from '../domain/device/device.ts';
import { floorRoles, managerRoles, moneyRoles, rolesAlone } from '../domain/order/authority.ts';
import type { ApprovalAction, OrderOpType } from '../domain/order/ops.ts';
import type { Role } from '../domain/staff/staff.ts';
import { availabilityBoardId } from './collections.ts';

/** Who may record an op. */
export type PermissionRule = {
  readonly roles: readonly Role[];
  readonly devices: readonly DeviceKind[];
  /** Who else may, with an approval of this kind by somebody who may approve. */
  readonly withApproval?: { readonly roles: readonly Role[]; readonly action: ApprovalAction };
};

const floor: PermissionRule = { roles: floorRoles, devices: ['till', 'waiter'] };
const money: PermissionRule = { roles: moneyRoles, devices: ['till', 'waiter'] };
const managers: PermissionRule = { roles: managerRoles, devices: ['till', 'waiter'] };
const kitchen: PermissionRule = { roles: ['admin', 'manager', 'cashier', 'waiter', 'kitchen'], devices: ['till', 'waiter', 'kitchen'] };
/** Nobody on a terminal: the server alone writes these. */
const server: PermissionRule = { roles: [], devices: [] };

const orApproved = (action: ApprovalAction): PermissionRule => ({ ...floor, roles: rolesAlone[action], withApproval: { roles: floorRoles, action } });

/** Who may record which op, and on what kind of device: the one table that tills and server read. */
export const orderPermissions: Readonly<Record<OrderOpType, PermissionRule>> = {
  'order.opened': floor, 'order.labelled': floor, 'line.added': floor, 'line.changed': floor, 'line.noted': floor, 'line.labelled': floor,
  'line.deleted': floor, 'line.voided': orApproved('void'), 'order.fired': floor, 'course.held': floor,
  'kitchen.seen': kitchen, 'kitchen.bumped': kitchen, 'kitchen.recalled': kitchen, 'lines.served': kitchen, 'bill.asked': floor,
  // How much a role may give alone is the branch's setting, checked where the discount is decided.
  'discount.given': { ...floor, roles: rolesAlone.discount }, 'comp.given': orApproved('comp'), 'adjustment.removed': floor,
  'charge.removed': orApproved('charge'), 'charge.restored': floor, 'split.planned': floor,
  'attempt.started': money, 'attempt.ended': money,
  'payment.taken': money, 'payment.refunded': orApproved('refund'), 'order.closed': money, 'order.reopened': orApproved('reopen'),
  'order.cancelled': money, 'order.discarded': floor, 'lines.moved-out': floor, 'lines.moved-in': floor, 'transfer.refused': server, 'order.merged': floor,
  'approval.granted': managers, 'anomaly.resolved': managers,
};

const boardKeepers: readonly Role[] = ['admin', 'manager'];
/** Who may write a board, by its name; the rest is for managers. */
const writersByBoard: Readonly<Record<string, readonly Role[]>> = {
  // Whoever sees that the last portion went says so.
  [availabilityBoardId]: ['admin', 'manager', 'cashier', 'waiter', 'kitchen'],
};
export const mayWriteBoard = (name: string, role: Role): boolean => (Object.hasOwn(writersByBoard, name) ? writersByBoard[name]! : boardKeepers).includes(role);

/**
 * The actor of a kitchen screen nobody signs in on: `device:<id>`, with the rights of the role
 * `kitchen`, on devices of kind kitchen only.
 */
export const deviceActor = (deviceId: string): string => `device:${deviceId}`;

/** Whether this role may record the op alone. */
export const mayRecord = (opType: OrderOpType, role: Role, kind: DeviceKind): boolean =>
  orderPermissions[opType].roles.includes(role) && orderPermissions[opType].devices.includes(kind);

/** Which approval lets this role record the op; null when it may alone, or never. */
export function approvalFor(opType: OrderOpType, role: Role, kind: DeviceKind): ApprovalAction | null {
  const { devices, withApproval } = orderPermissions[opType];
  if (mayRecord(opType, role, kind) || withApproval === undefined || !devices.includes(kind)) return null;
  return withApproval.roles.includes(role) ? withApproval.action : null;
}
