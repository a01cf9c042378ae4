import * as fc from 'fast-check';
import type { StampedOp } from '../../shared/domain/op.ts';
import { orderOpVersion, type OrderOpType } from '../../shared/domain/order/ops.ts';
import { stampOf } from '../../shared/kernel/stamp.ts';
import { opening, planOf, richItem } from './arbitrary-checks.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';

/* Ops of every type as no device would put them together: facts about things that never were, twice, out of order. */

const ids = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'];
const id = fc.constantFrom(...ids);
const someIds = fc.array(id, { maxLength: 4 });
const lineId = fc.constantFrom('l1', 'l2', 'l3');
const amount = fc.oneof(fc.nat(90_000), fc.constantFrom(0, 1, 999_999_999_999_999));
const text = fc.constantFrom('', 'cold');
const transfer = fc.constantFrom('t1', 't2');
const value = fc.oneof(fc.record({ kind: fc.constant('percent'), basisPoints: fc.nat(10_000) }), fc.record({ kind: fc.constant('amount'), amount }));
const combo = fc.constantFrom('c1', 'c2').map((comboId) => ({ id: comboId, itemId: 'lunch', name: { en: 'lunch', ru: '', uz: '' } }));
const target = fc.oneof(fc.constant({ kind: 'check' }), fc.record({ kind: fc.constant('line'), lineId, combo: fc.constantFrom('c1', 'c2') }, { requiredKeys: ['kind', 'lineId'] }));
const kind = fc.constantFrom('cash', 'card', 'wallet', 'custom');
const quantityMilli = fc.integer({ min: 1, max: 9_000 });
const plan = fc.oneof(
  fc.constant(null), fc.constant(planOf(foldOrder([]), 0, 3)), fc.constant({ kind: 'seats' }), fc.record({ kind: fc.constant('amounts'), amounts: fc.array(amount, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('items'), parts: fc.array(fc.record({ key: fc.constantFrom('1', 'rest'), lines: fc.array(fc.record({ lineId, quantityMilli }), { maxLength: 3 }) }), { maxLength: 3 }) }),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);

const dataByType: Readonly<Record<OrderOpType, fc.Arbitrary<unknown>>> = {
  'order.opened': opening.map((open) => ({ ...open, type: undefined })),
  'order.labelled': fc.oneof(
    fc.record({ label: fc.constant('order-type'), value: fc.constantFrom('dine-in', 'takeaway', 'delivery') }), fc.record({ label: fc.constant('guests'), value: fc.nat(9) }),
    fc.constant({ label: 'customer', value: null }), fc.record({ label: fc.constant('delivery'), value: fc.record({ address: text, courier: text, promisedAtMs: fc.constant(null), fee: amount }) }),
    fc.record({ label: fc.constant('table'), value: fc.record({ tableId: maybe(id), tableName: text, areaId: fc.constantFrom('hall', '') }) }),
  ),
  'line.added': fc.record({ lineId, item: richItem, quantityMilli, note: text, seat: fc.nat(3), transfer, combo }, { requiredKeys: ['lineId', 'item', 'quantityMilli', 'note'] }),
  'line.changed': fc.record({ lineId, deltaMilli: fc.integer({ min: -9_000, max: 9_000 }), transfer }, { requiredKeys: ['lineId', 'deltaMilli'] }),
  'line.noted': fc.record({ lineId, note: text }),
  'line.labelled': fc.record({ lineId, label: fc.constant('seat'), value: fc.nat(3) }),
  'line.deleted': fc.record({ lineId, covers: someIds }, { requiredKeys: ['lineId'] }),
  'line.voided': fc.record({ lineId, reason: text, approval: maybe(id) }),
  'order.fired': fc.record({ covers: someIds }),
  'course.held': fc.record({ course: fc.constantFrom('main', ''), held: fc.boolean() }),
  'kitchen.seen': fc.record({ fires: someIds, station: text }),
  'kitchen.bumped': fc.record({ work: someIds }),
  'kitchen.recalled': fc.record({ bumps: someIds }),
  'lines.served': fc.record({ served: fc.boolean(), lines: fc.array(fc.record({ lineId, work: someIds }), { maxLength: 3 }) }),
  'bill.asked': fc.record({ asked: fc.boolean() }),
  'discount.given': fc.record({ target, value, reason: text, approval: maybe(id) }),
  'comp.given': fc.record({ target, reason: text, approval: maybe(id) }),
  'adjustment.removed': fc.record({ adjustments: someIds }),
  'charge.removed': fc.record({ chargeId: fc.constantFrom('service', 'cover'), reason: text, approval: maybe(id) }),
  'charge.restored': fc.record({ removals: someIds }),
  'split.planned': fc.record({ plan, continues: id }, { requiredKeys: ['plan'] }),
  'attempt.started': fc.record({ method: fc.constant('humo'), kind, amount, tip: amount, part: maybe(id), terminal: text, plan: maybe(id) }, { requiredKeys: ['method', 'kind', 'amount', 'tip', 'part', 'terminal'] }),
  'attempt.ended': fc.record({ attempt: id, outcome: fc.constantFrom('approved', 'declined', 'timed-out', 'abandoned'), reference: text }),
  'payment.taken': fc.record(
    { method: fc.constantFrom('cash', 'humo'), amount, tendered: amount, change: fc.constant(0), rounding: fc.integer({ min: -50, max: 50 }), kind, tip: amount, part: maybe(fc.constantFrom('1', 'rest')), plan: maybe(id), attempt: maybe(id) },
    { requiredKeys: ['method', 'amount', 'tendered', 'change', 'rounding'] },
  ),
  'payment.refunded': fc.record({ payment: id, amount, reason: text, tip: amount }, { requiredKeys: ['payment', 'amount', 'reason'] }),
  'order.closed': fc.record({ closedAtMs: fc.nat() }),
  'order.reopened': fc.record({ closes: someIds, reason: text }),
  'order.cancelled': fc.record({ reason: text, cancelledAtMs: fc.nat() }),
  'order.discarded': fc.record({ reason: text, cancelledAtMs: fc.nat(), covers: someIds }),
  'lines.moved-out': fc.record({ transfer, to: id, toName: text, lines: fc.array(fc.record({ lineId, sentMilli: fc.nat(5_000), withdrawn: someIds, adjustments: someIds, lessMilli: fc.nat(2_000) }), { maxLength: 3 }), adjustments: someIds, follows: transfer }, { requiredKeys: ['transfer', 'to', 'toName', 'lines'] }),
  'lines.moved-in': fc.record({
    transfer, from: id, fromName: text, apart: someIds,
    lines: fc.array(fc.record({
      lineId, item: richItem, note: text, guestNote: text, seat: fc.nat(3), course: text, combo: maybe(combo), sentMilli: fc.nat(5_000), cooked: fc.boolean(), uncharged: fc.constant(['service']),
      adjustments: fc.array(fc.record({ id, comp: fc.boolean(), value: maybe(value), reason: text, combo: fc.constantFrom('c1', 'c2'), check: fc.boolean() }, { requiredKeys: ['id', 'comp', 'value', 'reason'] }), { maxLength: 2 }),
    }), { maxLength: 3 }),
  }),
  'transfer.refused': fc.record({ transfer }),
  'order.merged': fc.record({ into: id, intoName: text }),
  'approval.granted': fc.record({ action: fc.constantFrom('void', 'discount', 'comp', 'refund', 'reopen', 'charge'), subject: text, amount, uses: fc.option(fc.array(fc.record({ op: id, subject: text }), { maxLength: 3 }), { nil: undefined }) }),
  'anomaly.resolved': fc.record({ key: text, resolution: text }),
};

const types = Object.keys(dataByType) as OrderOpType[];

/** An op that the fold reads, of any type, by any of three devices. */
export const anyFact: fc.Arbitrary<StampedOp> = fc.constantFrom(...types, 'line.added', 'line.added', 'order.fired', 'payment.taken', 'lines.moved-in', 'lines.moved-out').chain((type) =>
  fc.record({ id, data: dataByType[type as OrderOpType], ms: fc.nat(9), device: fc.constantFrom('d1', 'd2', 'd3'), v: fc.integer({ min: 1, max: orderOpVersion[type as OrderOpType] }) })
    .map(({ id: opId, data, ms, device, v }) => ({ id: opId, type, v, by: `staff of ${device}`, device, stamp: stampOf(1_000 + ms, ms), data }) as unknown as StampedOp));
