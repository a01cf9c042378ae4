import type { Op } from '../../shared/crdt/journal.ts';
import type { JournalRules } from '../../shared/documents/journal-rules.ts';
import { deviceActor, mayWriteBoard, type PermissionRule } from '../../shared/documents/permissions.ts';
import type { StaffState } from '../../shared/domain/staff/staff.ts';
import { isStamp } from '../../shared/kernel/stamp.ts';
import type { OpRefusal } from '../../shared/protocol/refusals.ts';
import { isSaneId, storableLength } from './json-value.ts';
import type { Roster, RosterDevice } from './roster.ts';

/** Highest size of one op in characters: a fire may name thousands of works. */
export const maxOpLength = 250_000;

/** What came in place of an op: the op, when it is well-formed enough to be kept, and why it does not count. */
export type JudgedOp = { readonly op: Op | null; readonly length: number; readonly refusal: OpRefusal | null };

/** The op in an unknown value, or null. Fields beyond those of an op are kept: a newer till may write them. */
function readOp(key: string, value: unknown): Op | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const wellFormed = fields['id'] === key && isStamp(fields['stamp']) && isSaneId(fields['by']) && isSaneId(fields['device'])
    && typeof fields['type'] === 'string' && /^[a-z][a-z.-]{0,59}$/.test(fields['type'])
    && typeof fields['v'] === 'number' && Number.isSafeInteger(fields['v']) && fields['v'] >= 1 && 'data' in fields;
  return wellFormed ? (value as Op) : null;
}

/** Why the device that made something does not count; a revoked one still does for what it made before. */
export function judgeDevice(device: RosterDevice | undefined, branchId: string, stamp: string): OpRefusal | null {
  if (device === undefined || device.branchId !== branchId) return 'unknown-device';
  return device.revokedStamp !== null && stamp >= device.revokedStamp ? 'device-revoked' : null;
}

/**
 * Why this person may not have done it. Judged by what they may now and by what they might at the
 * op's stamp: someone demoted while a till was offline sold honestly, and a till whose clock is
 * days behind sells with people who were hired "after" its sales.
 */
export function judgeStaff(roster: Roster, by: string, stamp: string, allowed: (state: StaffState) => boolean): OpRefusal | null {
  const staff = roster.staffById(by);
  if (staff === undefined) return 'unknown-staff';
  if (staff.now.active && allowed(staff.now)) return null;
  const then = staff.at(stamp);
  if (then !== null && then.active && allowed(then)) return null;
  return staff.now.active ? 'not-allowed' : 'staff-left';
}

/** The approval an op names. */
const approvalOf = ({ data }: Op): unknown => (data !== null && typeof data === 'object' && 'approval' in data ? data.approval : null);

/** Whether the op names an approval that was given for it and counts itself: whoever granted it was judged by the right to grant. */
function isApproved(op: Op, rules: JournalRules, countedOp: (opId: string) => Op | undefined): boolean {
  const named = approvalOf(op);
  const approval = typeof named === 'string' ? countedOp(named) : undefined;
  return approval !== undefined && rules.allows(approval, op);
}

function judgeRight(op: Op, rules: JournalRules, rule: PermissionRule, { roster, branchId, countedOp }: JudgeContext): OpRefusal | null {
  const device = roster.deviceById(op.device);
  const refusal = judgeDevice(device, branchId, op.stamp);
  if (refusal !== null || device === undefined) return refusal ?? 'unknown-device';
  if (!rule.devices.includes(device.kind)) return 'not-allowed';
  if (op.by === deviceActor(op.device)) return device.kind === 'kitchen' && rule.roles.includes('kitchen') ? null : 'not-allowed';
  const roles = rule.withApproval !== undefined && isApproved(op, rules, countedOp) ? [...rule.roles, ...rule.withApproval.roles] : rule.roles;
  return judgeStaff(roster, op.by, op.stamp, ({ roleByBranch }) => {
    const role = roleByBranch[branchId];
    return role !== undefined && roles.includes(role);
  });
}

export type JudgeContext = {
  readonly roster: Roster;
  readonly branchId: string;
  /** An op of the same journal that was judged before and counts. */
  readonly countedOp: (opId: string) => Op | undefined;
};

/** Judges one new op of a journal by the rules of its kind. Total. */
export function judgeOp(rules: JournalRules, key: string, value: unknown, ctx: JudgeContext): JudgedOp {
  const length = storableLength(value);
  const op = length === null ? null : readOp(key, value);
  if (length === null || op === null) return { op: null, length: 0, refusal: 'malformed' };
  if (length > maxOpLength) return { op: null, length: 0, refusal: 'too-large' };
  const version = rules.versionOf(op.type);
  const rule = rules.permissionOf(op.type);
  if (version === null || rule === null) return { op, length, refusal: 'unknown-type' };
  if (op.v > version) return { op, length, refusal: 'unknown-version' };
  if (rules.read(op) === null) return { op: null, length: 0, refusal: 'malformed' };
  return { op, length, refusal: judgeRight(op, rules, rule, ctx) };
}

/** Whether this person, or the kitchen screen `device` in its own name, may write the board called `name` now. */
export function judgeEditor(roster: Roster, by: string, branchId: string, name: string, device: string): OpRefusal | null {
  if (by === deviceActor(device)) return roster.deviceById(device)?.kind === 'kitchen' && mayWriteBoard(name, 'kitchen') ? null : 'not-allowed';
  const staff = roster.staffById(by);
  if (staff === undefined) return 'unknown-staff';
  if (!staff.now.active) return 'staff-left';
  const role = staff.now.roleByBranch[branchId];
  return role !== undefined && mayWriteBoard(name, role) ? null : 'not-allowed';
}
