import type { DeviceKind } from '../domain/device/device.ts';
import type { OrderOpType } from '../domain/order/ops.ts';
import type { Role } from '../domain/staff/staff.ts';

type Rule = { readonly roles: readonly Role[]; readonly devices: readonly DeviceKind[] };

const floor: Rule = { roles: ['admin', 'manager', 'cashier', 'waiter'], devices: ['till', 'waiter'] };
const money: Rule = { roles: ['admin', 'manager', 'cashier'], devices: ['till', 'waiter'] };
const managers: Rule = { roles: ['admin', 'manager'], devices: ['till', 'waiter'] };
const kitchen: Rule = { roles: ['admin', 'manager', 'cashier', 'waiter', 'kitchen'], devices: ['till', 'waiter', 'kitchen'] };

/** Who may record which op, and on what kind of device: the one table that tills and server read. */
export const orderPermissions: Readonly<Record<OrderOpType, Rule>> = {
  'order.opened': floor, 'order.labelled': floor, 'line.added': floor, 'line.changed': floor, 'line.noted': floor,
  'line.voided': floor, 'order.fired': floor,
  'kitchen.seen': kitchen, 'kitchen.bumped': kitchen, 'kitchen.recalled': kitchen,
  'payment.taken': money, 'payment.refunded': managers, 'order.closed': money, 'order.reopened': managers,
  'order.cancelled': money, 'anomaly.resolved': managers,
};

/** Board writers, whatever the board. */
export const boardRoles: readonly Role[] = ['admin', 'manager'];

/**
 * The actor of a kitchen screen nobody signs in on: `device:<id>`, with the rights of the role
 * `kitchen`, on devices of kind kitchen only.
 */
export const deviceActor = (deviceId: string): string => `device:${deviceId}`;

export const mayRecord = (opType: OrderOpType, role: Role, kind: DeviceKind): boolean =>
  orderPermissions[opType].roles.includes(role) && orderPermissions[opType].devices.includes(kind);
