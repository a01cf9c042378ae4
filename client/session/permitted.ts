import { approvalFor, mayRecord } from '../../shared/documents/permissions.ts';
import { allows, namedBy } from '../../shared/domain/order/approvals.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { ApprovalAction, OrderOp, OrderOpType } from '../../shared/domain/order/ops.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';

/** Who records, where; `roleOf` knows the others of the branch: an approval is recorded in the name of who gave it. */
export type Recorder = { readonly id: StaffId; readonly role: Role; readonly kind: DeviceKind; readonly roleOf: (id: StaffId) => Role | null };

export type NotPermitted =
  | { readonly type: 'not-allowed'; readonly opType: OrderOpType; readonly role: Role }
  | { readonly type: 'approval-needed'; readonly action: ApprovalAction; readonly amount: Money };

/**
 * What the server would refuse of these ops, said before anything is recorded: null when all of
 * them may be. An op beyond the role passes with an approval among the same ops that it names and that was given for it.
 */
export function notPermitted(ops: readonly OrderOp[], { id, role, kind, roleOf }: Recorder): NotPermitted | null {
  for (const op of ops) {
    const whose = op.by === id ? role : roleOf(op.by);
    if (whose !== null && mayRecord(op.type, whose, kind)) continue;
    const action = op.by === id ? approvalFor(op.type, role, kind) : null;
    if (action === null) return { type: 'not-allowed', opType: op.type, role };
    const granted = ops.some((other) => other.type === 'approval.granted' && other.id === namedBy(op) && allows({ ...other.data, uses: other.data.uses ?? null }, op));
    if (!granted) return { type: 'approval-needed', action, amount: 'amount' in op.data && typeof op.data.amount === 'number' ? op.data.amount : 0 };
  }
  return null;
}
