import type { Role } from '../../shared/domain/staff/staff.ts';
import { asId, type StaffId } from '../../shared/kernel/ids.ts';
import type { Random } from './random.ts';
import type { Terminal } from './terminal.ts';

export const staffRoles: Readonly<Record<string, Role>> = {
  anna: 'manager', gulya: 'manager', boris: 'cashier', chinara: 'cashier', davron: 'waiter', elena: 'waiter',
};
/** Those who may be let go during a run: somebody of each role stays. */
export const leavers: readonly string[] = ['boris', 'davron', 'elena', 'gulya'];

/** The role of whoever stands in an op; null for the server and strangers. */
export const roleOf = (by: string): Role | null => staffRoles[by] ?? (by.startsWith('device:') ? 'kitchen' : null);

/** Somebody who still works here, as far as this terminal knows. */
export function someone(terminal: Terminal, random: Random, roles: readonly Role[]): StaffId {
  const here = Object.keys(staffRoles).filter((name) => roles.includes(staffRoles[name]!) && !terminal.replica.leftStaff.includes(name));
  return asId(random.pick(here) ?? 'anna');
}

/** The manager whose PIN is entered when somebody asks for it; null when none comes. */
export function approverFor(terminal: Terminal, random: Random, by: StaffId): StaffId | null {
  const approver = someone(terminal, random, ['manager']);
  return approver !== by && random.chance(0.85) ? approver : null;
}
