import type { DeviceId, DocId, OpId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { stampMs } from '../../kernel/stamp.ts';
import { reviewDiscounts, type CapOf, type DiscountAboveCap } from './review-discounts.ts';
import type { Deed, OrderState } from './state.ts';

/**
 * What two people did at once, or a device did wrong, and a manager must settle. `key` is the same
 * on every device, so that one resolution settles the card everywhere.
 */
export type Anomaly =
  | DiscountAboveCap
  | { readonly type: 'paid-twice'; readonly key: string; readonly orderId: DocId; readonly payments: readonly OpId[]; readonly overpaid: Money }
  | { readonly type: 'overpaid'; readonly key: string; readonly orderId: DocId; readonly overpaid: Money }
  | { readonly type: 'owed-after-close'; readonly key: string; readonly orderId: DocId; readonly balance: Money }
  | { readonly type: 'refunded-too-much'; readonly key: string; readonly orderId: DocId; readonly payment: OpId; readonly excess: Money }
  /** A terminal was asked to charge, and nobody knows whether it did. */
  | { readonly type: 'attempt-unresolved'; readonly key: string; readonly orderId: DocId; readonly attempt: OpId; readonly amount: Money }
  /** Deeds of one check that lie further apart than anybody sits at a table; `devices` wrote them. */
  | { readonly type: 'clock-wrong'; readonly key: string; readonly orderId: DocId; readonly devices: readonly DeviceId[]; readonly apartMs: number }
  | { readonly type: 'paid-after-cancel'; readonly key: string; readonly orderId: DocId; readonly paid: Money }
  | { readonly type: 'table-opened-twice'; readonly key: string; readonly orderIds: readonly DocId[]; readonly tableName: string }
  | { readonly type: 'number-clash'; readonly key: string; readonly orderIds: readonly DocId[]; readonly number: string };

/** A terminal that has said nothing for this long is not going to. */
const answerWithinMs = 5 * 60_000;
/** Nobody sits longer: a check that was open for two days has a wrong clock in it. */
const longestVisitMs = 36 * 3_600_000;

/** What is done while guests are there: refunds, what managers settle and what follows a reopening may come weeks later. */
function* deedsOfVisit(state: OrderState): Generator<Deed> {
  for (const line of state.lines) {
    yield line;
    for (const piece of line.work) if (piece.kind === 'added' || piece.kind === 'changed') yield piece;
  }
  yield* state.fires;
  yield* state.payments;
}

/**
 * One pass without a list: this runs over every open check after every merge. Stamps of two devices
 * that agree never lie further apart than a visit lasts, nor from when the check says it was opened.
 */
function wrongClocks(orderId: DocId, state: OrderState): Anomaly | null {
  if (state.openedOn === null) return null;
  let [earliest, latest] = [state.openedAtMs, state.openedAtMs];
  let [first, last]: [DeviceId, DeviceId] = [state.openedOn, state.openedOn];
  const until = state.closes.find(({ reopened }) => reopened)?.stamp ?? state.lastStamp;
  for (const { device, stamp } of deedsOfVisit(state)) {
    if (stamp > until) continue;
    const ms = stampMs(stamp);
    if (ms < earliest) [earliest, first] = [ms, device];
    if (ms > latest) [latest, last] = [ms, device];
  }
  const apartMs = latest - earliest;
  if (apartMs <= longestVisitMs) return null;
  return { type: 'clock-wrong', key: `clock-wrong:${orderId}`, orderId, devices: [...new Set([first, last])], apartMs };
}

/** Anomalies of one order, settled ones left out. Pure; run after every merge. `capOf`: where it is known what people may do alone. */
export function reviewOrder(orderId: DocId, state: OrderState, capOf?: CapOf): Anomaly[] {
  const found: Anomaly[] = capOf === undefined ? [] : reviewDiscounts(orderId, state, capOf);
  const { balance, paid } = state.totals;
  const standing = state.payments.filter((payment) => payment.amount > payment.refunded);
  if (state.status === 'cancelled') {
    if (paid > 0) found.push({ type: 'paid-after-cancel', key: `paid-after-cancel:${orderId}:${paid}`, orderId, paid });
  } else if (balance < 0) {
    const overpaid = -balance;
    const payments = standing.map((payment) => payment.opId);
    const devices = new Set(standing.map((payment) => payment.device));
    found.push(devices.size > 1
      ? { type: 'paid-twice', key: `paid-twice:${orderId}:${overpaid}`, orderId, payments, overpaid }
      : { type: 'overpaid', key: `overpaid:${orderId}:${overpaid}`, orderId, overpaid });
  } else if (state.status === 'closed') {
    // What a manager gave back is not owed again.
    const owed = balance - state.refunds.reduce((all, refund) => all + refund.amount, 0);
    if (owed > 0) found.push({ type: 'owed-after-close', key: `owed-after-close:${orderId}:${owed}`, orderId, balance: owed });
  }
  for (const { opId, amount, refunded, tip, tipRefunded } of state.payments) {
    const excess = Math.max(0, refunded - amount) + Math.max(0, tipRefunded - tip);
    if (excess > 0) found.push({ type: 'refunded-too-much', key: `refunded-too-much:${opId}:${excess}`, orderId, payment: opId, excess });
  }
  for (const { opId, outcome, payment, amount, tip, stamp } of state.attempts) {
    const waits = outcome === 'pending' && (state.status !== 'open' || stampMs(state.lastStamp) - stampMs(stamp) > answerWithinMs);
    if (payment === null && (outcome === 'timed-out' || waits)) found.push({ type: 'attempt-unresolved', key: `attempt-unresolved:${opId}`, orderId, attempt: opId, amount: amount + tip });
  }
  const wrong = wrongClocks(orderId, state);
  if (wrong) found.push(wrong);
  return found.filter((anomaly) => !Object.hasOwn(state.resolved, anomaly.key));
}

type Known = { readonly id: DocId; readonly state: OrderState };

function groups(orders: readonly Known[], keyOf: (state: OrderState) => string | null): Map<string, Known[]> {
  const grouped = new Map<string, Known[]>();
  for (const order of orders) {
    const key = keyOf(order.state);
    if (key === null) continue;
    const group = grouped.get(key);
    if (group) group.push(order);
    else grouped.set(key, [order]);
  }
  return grouped;
}

/** Anomalies between orders: one table opened on two devices, one number used twice. */
export function reviewOrders(orders: readonly Known[]): Anomaly[] {
  const found: Anomaly[] = [];
  const unsettled = (anomaly: Anomaly, group: readonly Known[]): boolean => group.every(({ state }) => !Object.hasOwn(state.resolved, anomaly.key));
  const idsOf = (group: readonly Known[]): DocId[] => group.map(({ id }) => id).sort();
  for (const [, group] of groups(orders, (state) => (state.status === 'open' && state.tableId !== null ? state.tableId : null))) {
    if (new Set(group.map(({ state }) => state.openedOn)).size < 2) continue;
    const orderIds = idsOf(group);
    const anomaly: Anomaly = { type: 'table-opened-twice', key: `table-opened-twice:${orderIds.join()}`, orderIds, tableName: group[0]!.state.tableName };
    if (unsettled(anomaly, group)) found.push(anomaly);
  }
  for (const [, group] of groups(orders, (state) => (state.number === '?' ? null : `${state.businessDate} ${state.number}`))) {
    if (group.length < 2) continue;
    const orderIds = idsOf(group);
    const anomaly: Anomaly = { type: 'number-clash', key: `number-clash:${orderIds.join()}`, orderIds, number: group[0]!.state.number };
    if (unsettled(anomaly, group)) found.push(anomaly);
  }
  return found;
}
