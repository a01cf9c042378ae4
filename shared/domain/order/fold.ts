import type { LineId, OpId } from '../../kernel/ids.ts';
import { stampMs } from '../../kernel/stamp.ts';
import type { StampedOp } from '../op.ts';
import { defaultTaxProfile } from './frozen.ts';
import { orderOpVersion, type OrderOp } from './ops.ts';
import { readOrderOp } from './read-op.ts';
import type { Bump, Deed, Fire, Line, OrderState, Payment, Refund, Work } from './state.ts';
import { lineTotal, orderTotals } from './totals.ts';

const deedOf = (op: StampedOp): Deed => ({ opId: op.id, by: op.by, device: op.device, stamp: op.stamp });

type Of<Type extends OrderOp['type']> = Extract<OrderOp, { type: Type }>;

/** The facts of an order by kind, in (stamp, op id) order. */
type Facts = { [Type in OrderOp['type']]: Of<Type>[] };

function sortIntoFacts(ops: Iterable<StampedOp>): { facts: Facts; lastStamp: string } {
  const facts = Object.fromEntries(Object.keys(orderOpVersion).map((type) => [type, []])) as unknown as Facts;
  let lastStamp = '';
  for (const raw of ops) {
    const op = readOrderOp(raw);
    if (op === null) continue;
    (facts[op.type] as OrderOp[]).push(op);
    if (op.stamp > lastStamp) lastStamp = op.stamp;
  }
  return { facts, lastStamp };
}

function foldFires(facts: Facts): { fires: Fire[]; fireByWork: Map<OpId, OpId> } {
  const seenByFire = new Map<OpId, Set<string>>();
  for (const { data } of facts['kitchen.seen']) {
    for (const fire of data.fires) {
      const stations = seenByFire.get(fire) ?? new Set();
      seenByFire.set(fire, stations.add(data.station));
    }
  }
  const fireByWork = new Map<OpId, OpId>();
  const fires = facts['order.fired'].map((op): Fire => {
    for (const work of op.data.covers) if (!fireByWork.has(work)) fireByWork.set(work, op.id);
    return { ...deedOf(op), covers: op.data.covers, seenAt: [...(seenByFire.get(op.id) ?? [])].sort() };
  });
  return { fires, fireByWork };
}

function foldBumps(facts: Facts): { bumps: Bump[]; bumpedWork: Set<OpId> } {
  const recalled = new Set(facts['kitchen.recalled'].flatMap((op) => op.data.bumps));
  const bumps = facts['kitchen.bumped'].map((op): Bump => ({ ...deedOf(op), work: op.data.work, recalled: recalled.has(op.id) }));
  return { bumps, bumpedWork: new Set(bumps.flatMap((bump) => (bump.recalled ? [] : bump.work))) };
}

function foldLines(facts: Facts, fireByWork: Map<OpId, OpId>, bumpedWork: Set<OpId>): Line[] {
  const notes = new Map(facts['line.noted'].map((op) => [op.data.lineId, { text: op.data.note, stamp: op.stamp }]));
  const voids = new Map<LineId, Line['voided']>();
  for (const op of facts['line.voided']) {
    if (!voids.has(op.data.lineId)) voids.set(op.data.lineId, { ...deedOf(op), reason: op.data.reason, waste: false, approvedBy: null, quantityMilli: 0 });
  }
  const changes = changesByLine(facts);
  const lines = new Map<LineId, Line>();
  for (const op of facts['line.added']) {
    const { lineId, item, note, quantityMilli } = op.data;
    if (lines.has(lineId)) continue;
    const work = [workOf(op, 'added', quantityMilli, fireByWork, bumpedWork)];
    for (const change of changes.get(lineId) ?? []) work.push(workOf(change, 'changed', change.data.deltaMilli, fireByWork, bumpedWork));
    const voided = voids.get(lineId) ?? null;
    let all = 0;
    let sent = 0;
    for (const piece of work) {
      all += piece.deltaMilli;
      if (piece.fire !== null) sent += piece.deltaMilli;
    }
    const ordered = voided ? 0 : Math.max(0, all);
    const sentMilli = Math.max(0, sent);
    const noted = notes.get(lineId);
    lines.set(lineId, {
      opId: op.id, by: op.by, device: op.device, stamp: op.stamp,
      lineId, item, note: noted?.text ?? note, notedAt: noted?.stamp ?? op.stamp, voided, work, quantityMilli: ordered, sentMilli,
      unsentMilli: voided ? 0 : ordered - sentMilli, guestNote: op.data.guestNote ?? '', seat: op.data.seat ?? 0, course: op.data.course ?? item.course,
      combo: op.data.combo ?? null, adjustments: [], gross: lineTotal(item, ordered), total: lineTotal(item, ordered), net: lineTotal(item, ordered),
    });
  }
  return [...lines.values()];
}

/* Lines and their work are written out field by field: a tap folds the whole order, and spreading made that five times as dear. */
const workOf = (change: StampedOp, kind: Work['kind'], deltaMilli: number, fireByWork: Map<OpId, OpId>, bumpedWork: Set<OpId>): Work => ({
  opId: change.id, by: change.by, device: change.device, stamp: change.stamp,
  kind, deltaMilli, fire: fireByWork.get(change.id) ?? null, bumped: bumpedWork.has(change.id),
});

function changesByLine(facts: Facts): Map<LineId, Of<'line.changed'>[]> {
  const byLine = new Map<LineId, Of<'line.changed'>[]>();
  for (const op of facts['line.changed']) {
    const changes = byLine.get(op.data.lineId);
    if (changes) changes.push(op);
    else byLine.set(op.data.lineId, [op]);
  }
  return byLine;
}

function foldPayments(facts: Facts): { payments: Payment[]; refunds: Refund[] } {
  // Field by field: data that carry a `by` or an `opId` of their own must not pass for the deed's.
  const refunds = facts['payment.refunded'].map((op): Refund => ({
    ...deedOf(op), payment: op.data.payment, amount: op.data.amount, reason: op.data.reason, tip: op.data.tip ?? 0,
    method: op.data.method ?? facts['payment.taken'].find((taken) => taken.id === op.data.payment)?.data.method ?? 'cash', kind: op.data.kind ?? 'cash', shift: op.data.shift ?? null, approvedBy: null,
  }));
  const payments = facts['payment.taken'].map((op): Payment => ({
    ...deedOf(op), method: op.data.method, amount: op.data.amount, tendered: op.data.tendered, change: op.data.change, rounding: op.data.rounding,
    kind: op.data.kind ?? (op.data.method === 'cash' ? 'cash' : 'card'), tip: op.data.tip ?? 0, part: op.data.part ?? null, shift: op.data.shift ?? null,
    attempt: op.data.attempt ?? null, reference: op.data.reference ?? '', tipRefunded: 0,
    refunded: refunds.filter((refund) => refund.payment === op.id).reduce((all, refund) => all + refund.amount, 0),
  }));
  return { payments, refunds };
}

/**
 * The state of an order: a pure fold over its ops in (stamp, op id) order. Total: unknown types,
 * newer versions and malformed data are passed over. Everything but labels is a set of facts or a
 * sum, so the result hardly depends on the order in which devices did things.
 */
export function foldOrder(ops: Iterable<StampedOp>): OrderState {
  const { facts, lastStamp } = sortIntoFacts(ops);
  const opened = facts['order.opened'][0];
  const { fires, fireByWork } = foldFires(facts);
  const { bumps, bumpedWork } = foldBumps(facts);
  const lines = foldLines(facts, fireByWork, bumpedWork);
  const { payments, refunds } = foldPayments(facts);
  const reopened = new Set(facts['order.reopened'].flatMap((op) => op.data.closes));
  const closes = facts['order.closed'].map((op) => ({ ...deedOf(op), closedAtMs: op.data.closedAtMs, reopened: reopened.has(op.id) }));
  const cancel = facts['order.cancelled'][0];
  const labels = { orderType: opened?.data.orderType ?? 'dine-in', tableId: opened?.data.tableId ?? null, tableName: opened?.data.tableName ?? '', guests: opened?.data.guests ?? 0, note: '' };
  for (const { data } of facts['order.labelled']) {
    if (data.label === 'table') {
      labels.tableId = data.value.tableId;
      labels.tableName = data.value.tableName;
    } else if (data.label === 'order-type') labels.orderType = data.value;
    else if (data.label === 'guests') labels.guests = data.value;
    else if (data.label === 'note') labels.note = data.value;
  }
  return {
    orderType: labels.orderType, tableId: labels.tableId, tableName: labels.tableName, guests: labels.guests, note: labels.note,
    number: opened?.data.number ?? '?',
    businessDate: opened?.data.businessDate ?? '',
    openedAtMs: opened?.data.openedAtMs ?? (lastStamp === '' ? 0 : stampMs(lastStamp)),
    openedBy: opened?.by ?? null,
    openedOn: opened?.device ?? null,
    currency: opened?.data.currency ?? '',
    status: cancel ? 'cancelled' : closes.some((close) => !close.reopened) ? 'closed' : 'open',
    closes,
    cancelled: cancel ? { ...deedOf(cancel), reason: cancel.data.reason } : null,
    lines, fires, bumps, payments, refunds,
    totals: orderTotals(lines, payments),
    areaId: opened?.data.areaId ?? '', guestNote: '', waiter: opened?.by ?? null, customer: null, delivery: null, bookingId: opened?.data.bookingId ?? null,
    taxProfile: opened?.data.taxProfile ?? defaultTaxProfile, held: [], mergedInto: null, adjustments: [], charges: [], plan: null, attempts: [], transfers: [], movedLines: [], approvals: [], firstStamp: '',
    resolved: Object.fromEntries(facts['anomaly.resolved'].map((op) => [op.data.key, op.data.resolution])),
    lastStamp,
  };
}
