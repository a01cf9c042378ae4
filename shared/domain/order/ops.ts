import type { DocId, LineId, OpId, StaffId } from '../../kernel/ids.ts';
import type { BusinessDate } from '../../kernel/business-day.ts';
import type { Money } from '../../kernel/money.ts';
import type { StampedOp } from '../op.ts';
import type {
  AdjustmentTarget, CustomerDetails, DeliveryDetails, DiscountValue, FrozenAdjustment, FrozenCharge, FrozenCombo, FrozenItem, OrderType,
  SplitPlan, TablePlace, TaxProfile,
} from './frozen.ts';

/** How a method of payment behaves; the branch names and orders its methods in its settings. */
export type PaymentKind = 'cash' | 'card' | 'wallet' | 'custom';

/* Optional fields were added with version 2 of their op; a fold reads version 1 without them. */

export type OrderOpened = TablePlace & {
  /** Device letter and daily counter, `A-017`: unique without a network, never renumbered. */
  readonly number: string;
  readonly orderType: OrderType;
  readonly guests: number;
  readonly businessDate: BusinessDate;
  readonly openedAtMs: number;
  readonly currency: string;
  /** The branch's rules at that moment. */
  readonly charges?: readonly FrozenCharge[];
  readonly taxProfile?: TaxProfile;
  /** Courses that wait until they are fired. */
  readonly heldCourses?: readonly string[];
  readonly bookingId?: string;
};

/** What is said of a whole check; the last one that was said stands. */
export type OrderLabel =
  | { readonly label: 'table'; readonly value: TablePlace }
  | { readonly label: 'order-type'; readonly value: OrderType }
  | { readonly label: 'guests'; readonly value: number }
  /** For the kitchen. */
  | { readonly label: 'note'; readonly value: string }
  /** Printed for the guest. */
  | { readonly label: 'guest-note'; readonly value: string }
  | { readonly label: 'waiter'; readonly value: StaffId }
  | { readonly label: 'customer'; readonly value: CustomerDetails | null }
  | { readonly label: 'delivery'; readonly value: DeliveryDetails | null };

/** What is said of a line; the last one that was said stands. Seat 0 is the whole table. */
export type LineLabel =
  | { readonly label: 'seat'; readonly value: number }
  | { readonly label: 'course'; readonly value: string }
  | { readonly label: 'guest-note'; readonly value: string };

/** What a manager allows somebody else to do. */
export type ApprovalAction = 'void' | 'discount' | 'comp' | 'refund' | 'reopen' | 'charge';

/** One op that an approval was given for, what that is about, and the share of a discount in per cent. */
export type ApprovalUse = { readonly op: OpId; readonly subject: string; readonly basisPoints?: number };

/** A line as another check takes it over: what the kitchen already knows of it. */
export type MovedLine = {
  readonly lineId: LineId;
  readonly item: FrozenItem;
  readonly note: string;
  readonly guestNote: string;
  readonly seat: number;
  readonly course: string;
  readonly combo: FrozenCombo | null;
  /** Quantity that was sent to the kitchen and moves; what was not sent is taken back and added anew under the same id. */
  readonly sentMilli: number;
  readonly adjustments: readonly FrozenAdjustment[];
  /** All that was sent of it had been cooked. */
  readonly cooked?: boolean;
  /** Charges, by the id of their rule, that had been removed from the check that was merged. */
  readonly uncharged?: readonly string[];
};

/** Pieces of a line, by the quantity ops or the transfer that brought them here. */
export type ServedLine = { readonly lineId: LineId; readonly work: readonly OpId[] };

export type AttemptOutcome = 'approved' | 'declined' | 'timed-out' | 'abandoned';

/** Data by op type. A quantity op (`line.added`, `line.changed`) is one piece of work for the kitchen once fired. */
export type OrderOpData = {
  'order.opened': OrderOpened;
  'order.labelled': OrderLabel;
  'line.added': {
    readonly lineId: LineId; readonly item: FrozenItem; readonly quantityMilli: number; readonly note: string;
    readonly seat?: number; readonly course?: string; readonly guestNote?: string; readonly combo?: FrozenCombo;
    /** Came with this transfer: when that is refused it counts only once it was fired. */
    readonly transfer?: string;
  };
  /** `transfer`: as with `line.added`. */
  'line.changed': { readonly lineId: LineId; readonly deltaMilli: number; readonly transfer?: string };
  'line.noted': { readonly lineId: LineId; readonly note: string };
  'line.labelled': { readonly lineId: LineId } & LineLabel;
  /**
   * Takes off a line that the kitchen was never told of; does not count for one that it was.
   * `covers`: the quantity ops it ends, written for lines that were moved: what comes back from
   * another check later is a line of its own.
   */
  'line.deleted': { readonly lineId: LineId; readonly covers?: readonly OpId[] };
  'line.voided': { readonly lineId: LineId; readonly reason: string; readonly approval?: OpId | null; readonly covers?: readonly OpId[] };
  /** Sends the named quantity ops to the kitchen; an op named by two fires belongs to the first. */
  'order.fired': { readonly covers: readonly OpId[] };
  'course.held': { readonly course: string; readonly held: boolean };
  'kitchen.seen': { readonly fires: readonly OpId[]; readonly station: string };
  'kitchen.bumped': { readonly work: readonly OpId[] };
  'kitchen.recalled': { readonly bumps: readonly OpId[] };
  /** What was brought to the guests; `served` false: it was not, somebody said so by mistake. The last one that was said of a piece stands. */
  'lines.served': { readonly served: boolean; readonly lines: readonly ServedLine[] };
  /** The guests want to pay; false: they stay after all. The last one that was said stands. */
  'bill.asked': { readonly asked: boolean };
  'discount.given': { readonly target: AdjustmentTarget; readonly value: DiscountValue; readonly reason: string; readonly approval: OpId | null };
  'comp.given': { readonly target: AdjustmentTarget; readonly reason: string; readonly approval: OpId | null };
  /** Undoes discounts and comps by naming them. */
  'adjustment.removed': { readonly adjustments: readonly OpId[] };
  'charge.removed': { readonly chargeId: string; readonly reason: string; readonly approval: OpId | null };
  'charge.restored': { readonly removals: readonly OpId[] };
  /** `continues`: the first op of the plan whose parts these are, seen again or with more in them. */
  'split.planned': { readonly plan: SplitPlan | null; readonly continues?: OpId };
  /** Written before a terminal is asked to charge anything; its op id is the attempt's id. */
  'attempt.started': { readonly method: string; readonly kind: PaymentKind; readonly amount: Money; readonly tip: Money; readonly part: string | null; readonly terminal: string; readonly plan?: OpId | null };
  'attempt.ended': { readonly attempt: OpId; readonly outcome: AttemptOutcome; readonly reference: string };
  /**
   * `amount`: what settles the check (tendered less change and tip). `rounding`: what cash rounding
   * adds to the total (negative when it takes away), so that amount settles balance + rounding.
   * `tip`: on top of it, owed to the staff and never revenue. `part`: of the split plan, and
   * `plan`: of which one (its first op).
   * `shift`: whose drawer it went into.
   */
  'payment.taken': {
    readonly method: string; readonly amount: Money; readonly tendered: Money; readonly change: Money; readonly rounding: Money;
    readonly kind?: PaymentKind; readonly tip?: Money; readonly part?: string | null; readonly plan?: OpId | null; readonly shift?: DocId | null; readonly attempt?: OpId | null; readonly reference?: string;
  };
  /** `method`: how it was given back; absent: as it was paid. `tip`: the part of a tip that went back beside `amount`. */
  'payment.refunded': {
    readonly payment: OpId; readonly amount: Money; readonly reason: string;
    readonly tip?: Money; readonly method?: string; readonly kind?: PaymentKind; readonly shift?: DocId | null; readonly approval?: OpId | null;
  };
  /** `shift`: in whose account a check is on which nobody had to pay anything. */
  'order.closed': { readonly closedAtMs: number; readonly shift?: DocId | null };
  'order.reopened': { readonly closes: readonly OpId[]; readonly reason: string; readonly approval?: OpId | null };
  'order.cancelled': { readonly reason: string; readonly cancelledAtMs: number };
  /**
   * It was opened by mistake: cancelled by whoever may open one, while the kitchen was told of nothing,
   * nobody paid and all that is on it is in `covers` (quantity ops that were not sent).
   */
  'order.discarded': { readonly reason: string; readonly cancelledAtMs: number; readonly covers: readonly OpId[] };
  /**
   * The two halves of one transfer share `transfer`. `withdrawn`: unsent quantity ops that the other
   * check adds anew. `adjustments`: discounts and comps that went with a whole line; beside the
   * lines, amounts off a merged check, which would count twice if they stayed. `follows`: the server
   * passes on what was taken off here (`lessMilli`) while that transfer took it away.
   */
  'lines.moved-out': {
    readonly transfer: string; readonly to: DocId; readonly toName: string;
    readonly lines: readonly { readonly lineId: LineId; readonly sentMilli: number; readonly withdrawn: readonly OpId[]; readonly adjustments?: readonly OpId[]; readonly lessMilli?: number }[];
    readonly adjustments?: readonly OpId[]; readonly follows?: string;
  };
  /** `apart`: discounts and comps of the whole receiving check that were given before and are not about these lines. */
  'lines.moved-in': { readonly transfer: string; readonly from: DocId; readonly fromName: string; readonly lines: readonly MovedLine[]; readonly apart?: readonly OpId[] };
  /** Two cut-off tills moved the same line: this transfer, the later one, does not count on either side. */
  'transfer.refused': { readonly transfer: string };
  /** All of this check went into another; it stands only while nothing new is on it. */
  'order.merged': { readonly into: DocId; readonly intoName: string };
  /** By a manager, on the device of whom it allows: named by the op it allows, which it names itself (`uses`, since version 2). */
  'approval.granted': { readonly action: ApprovalAction; readonly subject: string; readonly amount: Money; readonly uses?: readonly ApprovalUse[] };
  'anomaly.resolved': { readonly key: string; readonly resolution: string };
};

export type OrderOpType = keyof OrderOpData;
export type OrderOp = { [Type in OrderOpType]: StampedOp<Type, OrderOpData[Type]> }[OrderOpType];

/** The newest version of each op's data that this build writes; it reads every version up to it. */
export const orderOpVersion: Readonly<Record<OrderOpType, number>> = {
  'order.opened': 2, 'order.labelled': 2, 'line.added': 2, 'line.changed': 2, 'line.noted': 1, 'line.labelled': 1, 'line.deleted': 1, 'line.voided': 2,
  'order.fired': 1, 'course.held': 1, 'kitchen.seen': 1, 'kitchen.bumped': 1, 'kitchen.recalled': 1, 'lines.served': 1, 'bill.asked': 1,
  'discount.given': 2, 'comp.given': 2, 'adjustment.removed': 1, 'charge.removed': 1, 'charge.restored': 1, 'split.planned': 2,
  'attempt.started': 2, 'attempt.ended': 1, 'payment.taken': 3, 'payment.refunded': 2,
  'order.closed': 2, 'order.reopened': 2, 'order.cancelled': 1, 'order.discarded': 1, 'lines.moved-out': 2, 'lines.moved-in': 2, 'transfer.refused': 1, 'order.merged': 1,
  'approval.granted': 2, 'anomaly.resolved': 1,
};

export const isOrderOpType = (type: string): type is OrderOpType => Object.hasOwn(orderOpVersion, type);
