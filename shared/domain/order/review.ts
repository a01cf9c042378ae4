import type { DocId, OpId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { OrderState } from './state.ts';

/**
 * What two people did at once, or a device did wrong, and a manager must settle. `key` is the same
 * on every device, so that one resolution settles the card everywhere.
 */
export type Anomaly =
  | { readonly type: 'paid-twice'; readonly key: string; readonly orderId: DocId; readonly payments: readonly OpId[]; readonly overpaid: Money }
  | { readonly type: 'overpaid'; readonly key: string; readonly orderId: DocId; readonly overpaid: Money }
  | { readonly type: 'owed-after-close'; readonly key: string; readonly orderId: DocId; readonly balance: Money }
  | { readonly type: 'paid-after-cancel'; readonly key: string; readonly orderId: DocId; readonly paid: Money }
  | { readonly type: 'table-opened-twice'; readonly key: string; readonly orderIds: readonly DocId[]; readonly tableName: string }
  | { readonly type: 'number-clash'; readonly key: string; readonly orderIds: readonly DocId[]; readonly number: string };

/** Anomalies of one order, settled ones left out. Pure; run after every merge. */
export function reviewOrder(orderId: DocId, state: OrderState): Anomaly[] {
  const found: Anomaly[] = [];
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
  return found.filter((anomaly) => !(anomaly.key in state.resolved));
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
  const unsettled = (anomaly: Anomaly, group: readonly Known[]): boolean => group.every(({ state }) => !(anomaly.key in state.resolved));
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
