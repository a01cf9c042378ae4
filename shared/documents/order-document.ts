import { opsInOrder, type Journal } from '../crdt/journal.ts';
import { foldOrder } from '../domain/order/fold.ts';
import type { OrderState, OrderStatus } from '../domain/order/state.ts';

/** What is indexed and listed of an order without folding it; always derived. */
export type OrderHead = {
  readonly number: string;
  readonly status: OrderStatus;
  readonly tableName: string;
  readonly businessDate: string;
  readonly openedAtMs: number;
  readonly total: number;
  readonly balance: number;
};

export type OrderDocument = Journal<OrderHead>;

export const orderStateOf = (journal: Journal): OrderState => foldOrder(opsInOrder(journal));

export const orderHeadOf = (state: OrderState): OrderHead => ({
  number: state.number, status: state.status, tableName: state.tableName, businessDate: state.businessDate,
  openedAtMs: state.openedAtMs, total: state.totals.total, balance: state.totals.balance,
});

/** The journal with its head derived again: called after every merge, on terminals and on the server. */
export const withOrderHead = (journal: Journal): OrderDocument => ({ ...journal, head: orderHeadOf(orderStateOf(journal)) });
