import type { ItemId, LineId, OpId, TableId } from '../../kernel/ids.ts';
import type { BusinessDate } from '../../kernel/business-day.ts';
import type { Money } from '../../kernel/money.ts';
import type { StampedOp } from '../op.ts';

export type OrderType = 'dine-in' | 'takeaway' | 'delivery';
export const orderTypes: readonly OrderType[] = ['dine-in', 'takeaway', 'delivery'];

export type PaymentMethod = 'cash' | 'card' | 'uzcard' | 'humo' | 'payme' | 'click';
export const paymentMethods: readonly PaymentMethod[] = ['cash', 'card', 'uzcard', 'humo', 'payme', 'click'];

/** A name in the three languages of the product; ru and uz fall back to en when empty. */
export type LocalName = { readonly en: string; readonly ru: string; readonly uz: string };

/** Everything of the catalogue that a sale depends on, frozen when the line is added. */
export type FrozenItem = {
  readonly itemId: ItemId;
  readonly name: LocalName;
  readonly unitPrice: Money;
  readonly unit: 'piece' | 'kg';
  readonly station: string;
  readonly course: string;
  readonly taxClass: string;
  readonly taxBasisPoints: number;
  /** Whether `unitPrice` already holds the tax. */
  readonly taxIncluded: boolean;
};

export type OrderOpened = {
  /** Device letter and daily counter, `A-017`: unique without a network, never renumbered. */
  readonly number: string;
  readonly orderType: OrderType;
  readonly tableId: TableId | null;
  readonly tableName: string;
  readonly guests: number;
  readonly businessDate: BusinessDate;
  readonly openedAtMs: number;
  readonly currency: string;
};

export type OrderLabel =
  | { readonly label: 'table'; readonly value: { readonly tableId: TableId | null; readonly tableName: string } }
  | { readonly label: 'order-type'; readonly value: OrderType }
  | { readonly label: 'guests'; readonly value: number }
  | { readonly label: 'note'; readonly value: string };

/** Data by op type. A quantity op (`line.added`, `line.changed`) is one piece of work for the kitchen once fired. */
export type OrderOpData = {
  'order.opened': OrderOpened;
  'order.labelled': OrderLabel;
  'line.added': { readonly lineId: LineId; readonly item: FrozenItem; readonly quantityMilli: number; readonly note: string };
  'line.changed': { readonly lineId: LineId; readonly deltaMilli: number };
  'line.noted': { readonly lineId: LineId; readonly note: string };
  'line.voided': { readonly lineId: LineId; readonly reason: string };
  /** Sends the named quantity ops to the kitchen; an op named by two fires belongs to the first. */
  'order.fired': { readonly covers: readonly OpId[] };
  'kitchen.seen': { readonly fires: readonly OpId[]; readonly station: string };
  'kitchen.bumped': { readonly work: readonly OpId[] };
  'kitchen.recalled': { readonly bumps: readonly OpId[] };
  /**
   * `amount`: what stays with the house (tendered less change). `rounding`: what cash rounding
   * adds to the total (negative when it takes away), so that amount settles balance + rounding.
   */
  'payment.taken': { readonly method: PaymentMethod; readonly amount: Money; readonly tendered: Money; readonly change: Money; readonly rounding: Money };
  'payment.refunded': { readonly payment: OpId; readonly amount: Money; readonly reason: string };
  'order.closed': { readonly closedAtMs: number };
  'order.reopened': { readonly closes: readonly OpId[]; readonly reason: string };
  'order.cancelled': { readonly reason: string; readonly cancelledAtMs: number };
  'anomaly.resolved': { readonly key: string; readonly resolution: string };
};

export type OrderOpType = keyof OrderOpData;
export type OrderOp = { [Type in OrderOpType]: StampedOp<Type, OrderOpData[Type]> }[OrderOpType];

/** The newest version of each op's data that this build reads and writes. */
export const orderOpVersion: Readonly<Record<OrderOpType, number>> = {
  'order.opened': 1, 'order.labelled': 1, 'line.added': 1, 'line.changed': 1, 'line.noted': 1, 'line.voided': 1,
  'order.fired': 1, 'kitchen.seen': 1, 'kitchen.bumped': 1, 'kitchen.recalled': 1, 'payment.taken': 1,
  'payment.refunded': 1, 'order.closed': 1, 'order.reopened': 1, 'order.cancelled': 1, 'anomaly.resolved': 1,
};

export const isOrderOpType = (type: string): type is OrderOpType => Object.hasOwn(orderOpVersion, type);
