import type { StampedOp } from '../op.ts';

export type Role = 'admin' | 'manager' | 'cashier' | 'waiter' | 'kitchen';
export const roles: readonly Role[] = ['admin', 'manager', 'cashier', 'waiter', 'kitchen'];

/** Ops of a staff member's journal; only the server writes them, after a manager's request. */
export type StaffOpData = {
  'staff.hired': { readonly name: string };
  'staff.renamed': { readonly name: string };
  /** Role by branch id; null takes it away. */
  'staff.role-set': { readonly branchId: string; readonly role: Role | null };
  /** A new PIN: devices fetch the verifier of this version. */
  'staff.pin-set': { readonly pinVersion: number };
  'staff.left': Record<string, never>;
};

export type StaffState = {
  readonly name: string;
  readonly roleByBranch: Readonly<Record<string, Role>>;
  readonly pinVersion: number;
  readonly active: boolean;
};

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (op: StampedOp): Fields => (op.data !== null && typeof op.data === 'object' ? (op.data as Fields) : {});

/** State of a staff member; total, last stamp wins for name, role and PIN. */
export function foldStaff(ops: Iterable<StampedOp>): StaffState {
  let name = '';
  let pinVersion = 0;
  let active = true;
  const roleByBranch: Record<string, Role> = {};
  for (const op of ops) {
    const data = fieldsOf(op);
    if ((op.type === 'staff.hired' || op.type === 'staff.renamed') && typeof data['name'] === 'string') name = data['name'];
    else if (op.type === 'staff.role-set' && typeof data['branchId'] === 'string') {
      const role = roles.find((known) => known === data['role']);
      if (role) roleByBranch[data['branchId']] = role;
      else delete roleByBranch[data['branchId']];
    } else if (op.type === 'staff.pin-set' && typeof data['pinVersion'] === 'number') pinVersion = Math.max(pinVersion, data['pinVersion']);
    else if (op.type === 'staff.left') active = false;
  }
  return { name, roleByBranch, pinVersion, active };
}
