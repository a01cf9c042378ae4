import { isMoney } from '../../kernel/money.ts';
import type { StampedOp } from '../op.ts';
import { orderOpVersion, orderTypes, paymentMethods, type OrderOp, type OrderOpType } from './ops.ts';

type Fields = Readonly<Record<string, unknown>>;
type Check = (data: Fields) => boolean;

const isText = (value: unknown, most = 500): value is string => typeof value === 'string' && value.length <= most;
const isId = (value: unknown): boolean => isText(value, 80) && value.length > 0;
const isIds = (value: unknown): boolean => Array.isArray(value) && value.length <= 5_000 && value.every(isId);
const isMilli = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 1_000_000_000;
const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);
const isAmount = (value: unknown): boolean => isMoney(value) && value >= 0;
const isGuests = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 10_000;
const isMs = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isHeader = (op: StampedOp): boolean => isId(op.id) && isId(op.by) && isId(op.device) && isText(op.stamp, 16) && isText(op.type, 60);
const isName = (value: unknown): boolean => isFields(value) && isText(value['en']) && isText(value['ru']) && isText(value['uz']);

const isItem = (value: unknown): boolean =>
  isFields(value) && isId(value['itemId']) && isName(value['name']) && isAmount(value['unitPrice'])
  && (value['unit'] === 'piece' || value['unit'] === 'kg') && isText(value['station'], 80) && isText(value['course'], 80)
  && isText(value['taxClass'], 80) && typeof value['taxIncluded'] === 'boolean'
  && typeof value['taxBasisPoints'] === 'number' && Number.isSafeInteger(value['taxBasisPoints']) && value['taxBasisPoints'] >= 0 && value['taxBasisPoints'] <= 10_000;

const isTable = (value: unknown): boolean =>
  isFields(value) && (value['tableId'] === null || isId(value['tableId'])) && isText(value['tableName'], 80);

const labelChecks: Readonly<Record<string, (value: unknown) => boolean>> = {
  table: isTable,
  'order-type': (value) => orderTypes.some((type) => type === value),
  guests: isGuests,
  note: (value) => isText(value, 2_000),
};

const checks: Readonly<Record<OrderOpType, Check>> = {
  'order.opened': (data) => isText(data['number'], 20) && orderTypes.some((type) => type === data['orderType']) && isTable(data)
    && isGuests(data['guests']) && isText(data['businessDate'], 10) && isMs(data['openedAtMs']) && isText(data['currency'], 3),
  'order.labelled': (data) => typeof data['label'] === 'string' && Object.hasOwn(labelChecks, data['label']) && labelChecks[data['label']]!(data['value']),
  'line.added': (data) => isId(data['lineId']) && isItem(data['item']) && isMilli(data['quantityMilli']) && data['quantityMilli'] > 0 && isText(data['note'], 2_000),
  'line.changed': (data) => isId(data['lineId']) && isMilli(data['deltaMilli']),
  'line.noted': (data) => isId(data['lineId']) && isText(data['note'], 2_000),
  'line.voided': (data) => isId(data['lineId']) && isText(data['reason']),
  'order.fired': (data) => isIds(data['covers']),
  'kitchen.seen': (data) => isIds(data['fires']) && isText(data['station'], 80),
  'kitchen.bumped': (data) => isIds(data['work']),
  'kitchen.recalled': (data) => isIds(data['bumps']),
  'payment.taken': (data) => paymentMethods.some((method) => method === data['method']) && isAmount(data['amount']) && isAmount(data['tendered'])
    && isAmount(data['change']) && isMoney(data['rounding']),
  'payment.refunded': (data) => isId(data['payment']) && isAmount(data['amount']) && isText(data['reason']),
  'order.closed': (data) => isMs(data['closedAtMs']),
  'order.reopened': (data) => isIds(data['closes']) && isText(data['reason']),
  'order.cancelled': (data) => isText(data['reason']) && isMs(data['cancelledAtMs']),
  'anomaly.resolved': (data) => isText(data['key'], 5_000) && isText(data['resolution']),
};

/**
 * The typed op, or null when its type is unknown, its version newer than this build or its data not
 * of the right form: the fold passes over those, the journal keeps them.
 */
export function readOrderOp(op: StampedOp): OrderOp | null {
  if (!isFields(op) || !isHeader(op) || !Object.hasOwn(checks, op.type) || !isFields(op.data)) return null;
  const type = op.type as OrderOpType;
  if (op.v !== orderOpVersion[type]) return null;
  return checks[type](op.data) ? (op as OrderOp) : null;
}
