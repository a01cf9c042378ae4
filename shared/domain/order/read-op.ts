import { isMoney } from '../../kernel/money.ts';
import type { StampedOp } from '../op.ts';
import {
  bounds, isAmount, isCharges, isCombo, isCourses, isCustomer, isDelivery, isFields, isFlag, isGuests, isId, isIdOrNull, isIds, isItem, isListOf, isMilli,
  isMovedLine, isMovedOutLine, isMs, isOrderType, isPlan, isRate, isSeat, isShort, isTable, isTarget, isTaxProfile, isText, isValue, isWhole, maybe, orNull,
  type Fields,
} from './frozen-checks.ts';
import { orderOpVersion, type OrderOp, type OrderOpType } from './ops.ts';

type Check = (data: Fields) => boolean;

const isKind = (value: unknown): boolean => value === 'cash' || value === 'card' || value === 'wallet' || value === 'custom';
const isOutcome = (value: unknown): boolean => value === 'approved' || value === 'declined' || value === 'timed-out' || value === 'abandoned';
const isAction = (value: unknown): boolean =>
  value === 'void' || value === 'discount' || value === 'comp' || value === 'refund' || value === 'reopen' || value === 'charge';
const isNote = (value: unknown): boolean => isText(value, bounds.note);
const isReference = (value: unknown): boolean => isText(value);

const isUse = (value: unknown): boolean => isFields(value) && isId(value['op']) && isShort(value['subject']) && maybe(value['basisPoints'], isRate);
const isServedLine = (value: unknown): boolean => isFields(value) && isId(value['lineId']) && isIds(value['work']);

const labelChecks: Readonly<Record<string, (value: unknown) => boolean>> = {
  table: isTable, 'order-type': isOrderType, guests: isGuests, note: isNote, 'guest-note': isNote, waiter: isId,
  customer: (value) => orNull(value, isCustomer), delivery: (value) => orNull(value, isDelivery),
};
const lineLabelChecks: Readonly<Record<string, (value: unknown) => boolean>> = { seat: isSeat, course: isShort, 'guest-note': isNote };

const isLabel = (data: Fields, byLabel: Readonly<Record<string, (value: unknown) => boolean>>): boolean =>
  typeof data['label'] === 'string' && Object.hasOwn(byLabel, data['label']) && byLabel[data['label']]!(data['value']);

const checks: Readonly<Record<OrderOpType, Check>> = {
  'order.opened': (data) => isText(data['number'], 20) && isOrderType(data['orderType']) && isTable(data)
    && isGuests(data['guests']) && isText(data['businessDate'], 10) && isMs(data['openedAtMs']) && isText(data['currency'], 3)
    && maybe(data['charges'], isCharges) && maybe(data['taxProfile'], isTaxProfile) && maybe(data['heldCourses'], isCourses) && maybe(data['bookingId'], isShort),
  'order.labelled': (data) => isLabel(data, labelChecks),
  'line.added': (data) => isId(data['lineId']) && isItem(data['item']) && isWhole(data['quantityMilli'], 1, bounds.milli) && isNote(data['note'])
    && maybe(data['seat'], isSeat) && maybe(data['course'], isShort) && maybe(data['guestNote'], isNote) && maybe(data['combo'], isCombo) && maybe(data['transfer'], isId),
  'line.changed': (data) => isId(data['lineId']) && isMilli(data['deltaMilli']) && maybe(data['transfer'], isId),
  'line.noted': (data) => isId(data['lineId']) && isNote(data['note']),
  'line.labelled': (data) => isId(data['lineId']) && isLabel(data, lineLabelChecks),
  'line.deleted': (data) => isId(data['lineId']) && maybe(data['covers'], isIds),
  'line.voided': (data) => isId(data['lineId']) && isText(data['reason']) && maybe(data['approval'], isIdOrNull) && maybe(data['covers'], isIds),
  'order.fired': (data) => isIds(data['covers']),
  'course.held': (data) => isShort(data['course']) && isFlag(data['held']),
  'kitchen.seen': (data) => isIds(data['fires']) && isShort(data['station']),
  'kitchen.bumped': (data) => isIds(data['work']),
  'kitchen.recalled': (data) => isIds(data['bumps']),
  'lines.served': (data) => isFlag(data['served']) && isListOf(data['lines'], isServedLine, bounds.ids),
  'bill.asked': (data) => isFlag(data['asked']),
  'discount.given': (data) => isTarget(data['target']) && isValue(data['value']) && isText(data['reason']) && isIdOrNull(data['approval']),
  'comp.given': (data) => isTarget(data['target']) && isText(data['reason']) && isIdOrNull(data['approval']),
  'adjustment.removed': (data) => isIds(data['adjustments']),
  'charge.removed': (data) => isId(data['chargeId']) && isText(data['reason']) && isIdOrNull(data['approval']),
  'charge.restored': (data) => isIds(data['removals']),
  'split.planned': (data) => orNull(data['plan'], isPlan) && maybe(data['continues'], isId),
  'attempt.started': (data) => isId(data['method']) && isKind(data['kind']) && isAmount(data['amount']) && isAmount(data['tip'])
    && isIdOrNull(data['part']) && isShort(data['terminal']) && maybe(data['plan'], isIdOrNull),
  'attempt.ended': (data) => isId(data['attempt']) && isOutcome(data['outcome']) && isReference(data['reference']),
  'payment.taken': (data) => isId(data['method']) && isAmount(data['amount']) && isAmount(data['tendered']) && isAmount(data['change']) && isMoney(data['rounding'])
    && maybe(data['kind'], isKind) && maybe(data['tip'], isAmount) && maybe(data['part'], isIdOrNull) && maybe(data['shift'], isIdOrNull)
    && maybe(data['attempt'], isIdOrNull) && maybe(data['reference'], isReference) && maybe(data['plan'], isIdOrNull),
  'payment.refunded': (data) => isId(data['payment']) && isAmount(data['amount']) && isText(data['reason'])
    && maybe(data['tip'], isAmount) && maybe(data['method'], isId) && maybe(data['kind'], isKind) && maybe(data['shift'], isIdOrNull) && maybe(data['approval'], isIdOrNull),
  'order.closed': (data) => isMs(data['closedAtMs']) && maybe(data['shift'], isIdOrNull),
  'order.reopened': (data) => isIds(data['closes']) && isText(data['reason']) && maybe(data['approval'], isIdOrNull),
  'order.cancelled': (data) => isText(data['reason']) && isMs(data['cancelledAtMs']),
  'order.discarded': (data) => isText(data['reason']) && isMs(data['cancelledAtMs']) && isIds(data['covers']),
  'lines.moved-out': (data) => isId(data['transfer']) && isId(data['to']) && isShort(data['toName']) && isListOf(data['lines'], isMovedOutLine, bounds.ids) && maybe(data['adjustments'], isIds) && maybe(data['follows'], isId),
  'lines.moved-in': (data) => isId(data['transfer']) && isId(data['from']) && isShort(data['fromName']) && isListOf(data['lines'], isMovedLine, bounds.ids) && maybe(data['apart'], isIds),
  'transfer.refused': (data) => isId(data['transfer']),
  'order.merged': (data) => isId(data['into']) && isShort(data['intoName']),
  'approval.granted': (data) => isAction(data['action']) && isShort(data['subject']) && isAmount(data['amount'])
    && maybe(data['uses'], (uses) => isListOf(uses, isUse)),
  'anomaly.resolved': (data) => isText(data['key'], bounds.key) && isText(data['resolution']),
};

const isHeader = (op: StampedOp): boolean => isId(op.id) && isId(op.by) && isId(op.device) && isText(op.stamp, 16) && isText(op.type, 60);

/**
 * The typed op, or null when its type is unknown, its version newer than this build or its data not
 * of the right form: the fold passes over those, the journal keeps them. Every version from 1 on is
 * read; what a later version added is optional in the data.
 */
export function readOrderOp(op: StampedOp): OrderOp | null {
  if (!isFields(op) || !isHeader(op) || !Object.hasOwn(checks, op.type) || !isFields(op.data)) return null;
  const type = op.type as OrderOpType;
  if (!isWhole(op.v, 1, orderOpVersion[type])) return null;
  return checks[type](op.data) ? (op as OrderOp) : null;
}
