import type { Role } from '../staff/staff.ts';
import type { ApprovalAction } from './ops.ts';

/** Everybody who takes orders: what they may not do alone, they may do with an approval. */
export const floorRoles: readonly Role[] = ['admin', 'manager', 'cashier', 'waiter'];
export const moneyRoles: readonly Role[] = ['admin', 'manager', 'cashier'];
export const managerRoles: readonly Role[] = ['admin', 'manager'];

/**
 * Who may do alone what otherwise needs an approval: the one table that decisions, tills and the
 * server read. A discount anybody may give up to the cap of their role.
 */
export const rolesAlone: Readonly<Record<ApprovalAction, readonly Role[]>> = {
  void: moneyRoles, discount: floorRoles, comp: managerRoles, refund: managerRoles, reopen: managerRoles, charge: managerRoles,
};
