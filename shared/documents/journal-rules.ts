import { allows } from '../domain/order/approvals.ts';
import { readOrderOp } from '../domain/order/read-op.ts';
import { isOrderOpType, orderOpVersion } from '../domain/order/ops.ts';
import type { StampedOp } from '../domain/op.ts';
import type { CollectionName } from './collections.ts';
import { orderPermissions, type PermissionRule } from './permissions.ts';
import { recordRuleOf, type RecordOpType } from './record-document.ts';
import { recordPermissions } from './record-permissions.ts';

/** What an op of one journal must be and who may record it: what the server judges a push by. */
export type JournalRules = {
  /** The newest version known of an op's data; null for an unknown type. */
  readonly versionOf: (type: string) => number | null;
  /** The op when a fold would count it, else null. */
  readonly read: (op: StampedOp) => StampedOp | null;
  readonly permissionOf: (type: string) => PermissionRule | null;
  /** Whether `approval` lets `op` be recorded by somebody who may not alone; both of them were read. */
  readonly allows: (approval: StampedOp, op: StampedOp) => boolean;
};

function orderAllows(granted: StampedOp, wanted: StampedOp): boolean {
  const [approval, op] = [readOrderOp(granted), readOrderOp(wanted)];
  return approval?.type === 'approval.granted' && op !== null && allows({ ...approval.data, uses: approval.data.uses ?? null }, op);
}

const orderRules: JournalRules = {
  versionOf: (type) => (isOrderOpType(type) ? orderOpVersion[type] : null),
  read: readOrderOp,
  permissionOf: (type) => (isOrderOpType(type) ? orderPermissions[type] : null),
  allows: orderAllows,
};

/** The rules of a journal that terminals push; null for one of an unknown kind. */
export function journalRulesOf(collection: CollectionName, id: string): JournalRules | null {
  if (collection === 'orders') return orderRules;
  const rule = collection === 'records' ? recordRuleOf(id) : null;
  if (rule === null) return null;
  const known = (type: string): type is RecordOpType => Object.hasOwn(rule.versionByType, type);
  return {
    versionOf: (type) => (known(type) ? rule.versionByType[type] ?? null : null),
    read: rule.readOp,
    permissionOf: (type) => (known(type) ? recordPermissions[type] : null),
    allows: () => false,
  };
}
