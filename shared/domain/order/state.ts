import type { BusinessDate } from '../../kernel/business-day.ts';
import type { DeviceId, LineId, OpId, StaffId, TableId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Stamp } from '../../kernel/stamp.ts';
import type { FrozenItem, OrderType, PaymentMethod } from './ops.ts';

/** Who did something, where and when. */
export type Deed = { readonly opId: OpId; readonly by: StaffId; readonly device: DeviceId; readonly stamp: Stamp };

/** One quantity op of a line: what is sent, cooked and bumped as one piece. */
export type Work = Deed & {
  readonly kind: 'added' | 'changed';
  readonly deltaMilli: number;
  /** The first fire that covers it; null while the kitchen has not been told. */
  readonly fire: OpId | null;
  readonly bumped: boolean;
};

export type Line = Deed & {
  readonly lineId: LineId;
  readonly item: FrozenItem;
  readonly note: string;
  /** Stamp of the op that wrote the note. */
  readonly notedAt: Stamp;
  readonly voided: (Deed & { readonly reason: string }) | null;
  readonly work: readonly Work[];
  /** What the guest owes for; never below zero; zero when voided. */
  readonly quantityMilli: number;
  /** What the kitchen has been told, voids aside. */
  readonly sentMilli: number;
  /** Ordered less sent; negative after a reduction that the kitchen does not know yet. Zero when voided. */
  readonly unsentMilli: number;
  readonly total: Money;
};

/** One *send*: the ticket of the lines it sent first. `seenAt`: stations whose screen has shown it. */
export type Fire = Deed & { readonly covers: readonly OpId[]; readonly seenAt: readonly string[] };

export type Bump = Deed & { readonly work: readonly OpId[]; readonly recalled: boolean };

export type Payment = Deed & {
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly tendered: Money;
  readonly change: Money;
  readonly rounding: Money;
  readonly refunded: Money;
};

export type Refund = Deed & { readonly payment: OpId; readonly amount: Money; readonly reason: string };

export type OrderStatus = 'open' | 'closed' | 'cancelled';

export type OrderTotals = {
  /** What the guest owes, tax included, before cash rounding. */
  readonly total: Money;
  readonly tax: Money;
  readonly rounding: Money;
  /** Received less refunded. */
  readonly paid: Money;
  /** total + rounding − paid: above zero is still owed, below zero is too much taken. */
  readonly balance: Money;
};

export type OrderState = {
  readonly number: string;
  readonly orderType: OrderType;
  readonly tableId: TableId | null;
  readonly tableName: string;
  readonly guests: number;
  readonly note: string;
  readonly businessDate: BusinessDate;
  readonly openedAtMs: number;
  readonly openedBy: StaffId | null;
  readonly openedOn: DeviceId | null;
  readonly currency: string;
  readonly status: OrderStatus;
  readonly closes: readonly (Deed & { readonly closedAtMs: number; readonly reopened: boolean })[];
  readonly cancelled: (Deed & { readonly reason: string }) | null;
  /** In the order they were added. */
  readonly lines: readonly Line[];
  readonly fires: readonly Fire[];
  readonly bumps: readonly Bump[];
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly totals: OrderTotals;
  /** How each anomaly was settled, by its key. */
  readonly resolved: Readonly<Record<string, string>>;
  /** Stamp of the last op; empty before the first. */
  readonly lastStamp: string;
};
