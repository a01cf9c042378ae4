import type { BusinessDate } from '../../kernel/business-day.ts';
import type { DeviceId, DocId, LineId, OpId, StaffId, TableId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Stamp } from '../../kernel/stamp.ts';
import type {
  AdjustmentTarget, CustomerDetails, DeliveryDetails, DiscountValue, FrozenCharge, FrozenCombo, FrozenItem, LocalName, OrderType,
  SplitPlan, TaxProfile,
} from './frozen.ts';
import type { ApprovalAction, ApprovalUse, AttemptOutcome, PaymentKind, ServedLine } from './ops.ts';

/** Who did something, where and when. */
export type Deed = { readonly opId: OpId; readonly by: StaffId; readonly device: DeviceId; readonly stamp: Stamp };

/**
 * One quantity of a line: what is sent, cooked and bumped as one piece (`added`, `changed`), or
 * what came from or went to another check after the kitchen had been told of it there (`moved-in`,
 * `moved-out`; never fired again).
 */
export type Work = Deed & {
  readonly kind: 'added' | 'changed' | 'moved-in' | 'moved-out';
  readonly deltaMilli: number;
  /** The first fire that covers it; null while the kitchen has not been told. A moved piece names its own op. */
  readonly fire: OpId | null;
  readonly bumped: boolean;
};

export type Line = Deed & {
  readonly lineId: LineId;
  readonly item: FrozenItem;
  readonly note: string;
  /** Stamp of the op that wrote the note. */
  readonly notedAt: Stamp;
  readonly guestNote: string;
  /** 0: the whole table. */
  readonly seat: number;
  readonly course: string;
  readonly combo: FrozenCombo | null;
  /** `waste`: it had been cooked. A line that was deleted before the kitchen knew of it is not among the lines. */
  readonly voided: (Deed & { readonly reason: string; readonly waste: boolean; readonly approvedBy: StaffId | null; readonly quantityMilli: number }) | null;
  readonly work: readonly Work[];
  /** What the guest owes for; never below zero; zero when voided. */
  readonly quantityMilli: number;
  /** What the kitchen has been told, voids aside, less what moved away. */
  readonly sentMilli: number;
  /** Ordered less sent; negative after a reduction that the kitchen does not know yet. Zero when voided. */
  readonly unsentMilli: number;
  /** Discounts and comps of this line that stand. */
  readonly adjustments: readonly Adjustment[];
  /** Modifiers included, before any discount. */
  readonly gross: Money;
  /** Gross less the line's own discounts and comp: what the line shows. */
  readonly total: Money;
  /** Total less its share of what was taken off the whole check. */
  readonly net: Money;
};

/** One *send*: the ticket of the lines it sent first. `seenAt`: stations whose screen has shown it. */
export type Fire = Deed & { readonly covers: readonly OpId[]; readonly seenAt: readonly string[] };

export type Bump = Deed & { readonly work: readonly OpId[]; readonly recalled: boolean };

/** What somebody said was brought to the guests, or was not. */
export type Serving = Deed & { readonly served: boolean; readonly lines: readonly ServedLine[] };

/**
 * A discount (`comp` false, with a value) or a comp. `removed`: somebody took it back. One of a whole
 * check is about all that is on it, unless checks were merged: `only` what came with it from the check
 * it was given on, and `except` what came later from another.
 */
export type Adjustment = Deed & {
  readonly comp: boolean;
  readonly target: AdjustmentTarget;
  readonly value: DiscountValue | null;
  readonly reason: string;
  readonly approvedBy: StaffId | null;
  readonly removed: boolean;
  readonly only: readonly LineId[] | null;
  readonly except: readonly LineId[];
};

/** A way to split the check, and the op that planned it first: payments of its parts name that one. */
export type Plan = { readonly opId: OpId; readonly plan: SplitPlan };

export type Payment = Deed & {
  readonly method: string;
  readonly kind: PaymentKind;
  readonly amount: Money;
  readonly tip: Money;
  readonly tendered: Money;
  readonly change: Money;
  readonly rounding: Money;
  readonly part: string | null;
  /** Of which plan the part is; null without one. */
  readonly plan: OpId | null;
  readonly shift: DocId | null;
  readonly attempt: OpId | null;
  readonly reference: string;
  readonly refunded: Money;
  readonly tipRefunded: Money;
};

export type Refund = Deed & {
  readonly payment: OpId; readonly amount: Money; readonly tip: Money; readonly reason: string;
  readonly method: string; readonly kind: PaymentKind; readonly shift: DocId | null; readonly approvedBy: StaffId | null;
};

/** `pending` until an outcome is known; an approval counts even when it comes after a time-out. */
export type Attempt = Deed & {
  readonly method: string; readonly kind: PaymentKind; readonly amount: Money; readonly tip: Money; readonly part: string | null; readonly plan: OpId | null; readonly terminal: string;
  readonly outcome: 'pending' | AttemptOutcome;
  readonly reference: string;
  /** The payment that records it; null while none does. */
  readonly payment: OpId | null;
};

/** One half of a transfer, as this check knows it. */
export type Transfer = Deed & {
  readonly transfer: string;
  readonly direction: 'out' | 'in';
  readonly other: DocId;
  readonly otherName: string;
  readonly lineIds: readonly LineId[];
  /** It only passes on what was taken off while this other transfer was made. */
  readonly follows: string | null;
  /** It does not count: the server refused it, or what it took was not there any more. */
  readonly refused: boolean;
  /** The server's refusal is in this journal. */
  readonly refusalKnown: boolean;
};

/**
 * Too little of a line is here, because somebody took it off while `transfer` took it to `other`, where
 * `lessMilli` of it is too much. `withdrawn`: the reductions that are passed on, of which `staysMilli` is
 * of what stayed here.
 */
export type Shortfall = {
  readonly transfer: string; readonly other: DocId; readonly lineId: LineId; readonly lessMilli: number;
  readonly withdrawn: readonly OpId[]; readonly staysMilli: number;
};

/** `uses`: the ops it was given for; null in its first version. */
export type Approval = Deed & { readonly action: ApprovalAction; readonly subject: string; readonly amount: Money; readonly uses: readonly ApprovalUse[] | null };

/**
 * A charge of the branch's rules as it stands on this check; `amount` before its added taxes.
 * `spared`: what came from a merged check from which it had been removed.
 */
export type Charge = {
  readonly rule: FrozenCharge;
  readonly amount: Money;
  /** The first removal that stands; `removals`: all of them, which restoring it names. */
  readonly removed: (Deed & { readonly reason: string }) | null;
  readonly removals: readonly OpId[];
  readonly spared: readonly LineId[];
};

/** `merged`: everything went into another check. */
export type OrderStatus = 'open' | 'closed' | 'cancelled' | 'merged';

/** One rate over the whole check. `base`: what it is taken of, the tax itself not in it. */
export type TaxTotal = { readonly id: string; readonly name: LocalName; readonly basisPoints: number; readonly included: boolean; readonly base: Money; readonly amount: Money };

export type OrderTotals = {
  /** Lines with modifiers, before anything is taken off. */
  readonly gross: Money;
  readonly discount: Money;
  readonly comp: Money;
  /** Service charges, before their added taxes. */
  readonly charges: Money;
  /** For delivery. */
  readonly fee: Money;
  readonly taxes: readonly TaxTotal[];
  /** All taxes, those inside the prices included. */
  readonly tax: Money;
  /** The part of `tax` that is added to the prices. */
  readonly addedTax: Money;
  /** What the guest owes: gross − discount − comp + charges + fee + addedTax; before cash rounding and tips. */
  readonly total: Money;
  readonly rounding: Money;
  /** Received less refunded, tips aside. */
  readonly paid: Money;
  /** Received less refunded, owed to the staff. */
  readonly tips: Money;
  /** total + rounding − paid: above zero is still owed, below zero is too much taken. */
  readonly balance: Money;
};

export type OrderState = {
  readonly number: string;
  readonly orderType: OrderType;
  readonly tableId: TableId | null;
  readonly tableName: string;
  readonly areaId: string;
  readonly guests: number;
  readonly note: string;
  readonly guestNote: string;
  /** Who serves it: the one who opened it until it is handed to another. */
  readonly waiter: StaffId | null;
  readonly customer: CustomerDetails | null;
  readonly delivery: DeliveryDetails | null;
  readonly businessDate: BusinessDate;
  readonly openedAtMs: number;
  readonly openedBy: StaffId | null;
  readonly openedOn: DeviceId | null;
  readonly currency: string;
  readonly bookingId: string | null;
  readonly taxProfile: TaxProfile;
  /** Courses that wait. */
  readonly held: readonly string[];
  readonly status: OrderStatus;
  readonly closes: readonly (Deed & { readonly closedAtMs: number; readonly shift: DocId | null; readonly reopened: boolean })[];
  readonly cancelled: (Deed & { readonly reason: string }) | null;
  readonly mergedInto: { readonly id: DocId; readonly name: string } | null;
  /** In the order they were added; those that moved away wholly are left out. */
  readonly lines: readonly Line[];
  readonly fires: readonly Fire[];
  readonly bumps: readonly Bump[];
  readonly servings: readonly Serving[];
  /** Who said that the guests want to pay; null while they do not. */
  readonly billAsked: Deed | null;
  /** Of the whole check and of lines, those taken back included. */
  readonly adjustments: readonly Adjustment[];
  /** Rules that apply to the check as it is now, removed ones included. */
  readonly charges: readonly Charge[];
  readonly plan: SplitPlan | null;
  readonly planId: OpId | null;
  /** All that were planned; what was paid under an earlier one counts for the check as a whole. */
  readonly plans: readonly Plan[];
  readonly attempts: readonly Attempt[];
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly transfers: readonly Transfer[];
  /** What the server has to pass on. */
  readonly shortfalls: readonly Shortfall[];
  /** Lines whose sent food belongs to another check now, as the kitchen's tickets of this one still need them. */
  readonly movedLines: readonly Line[];
  readonly approvals: readonly Approval[];
  readonly totals: OrderTotals;
  /** How each anomaly was settled, by its key. */
  readonly resolved: Readonly<Record<string, string>>;
  /** Stamps of the first and the last op; empty before the first. */
  readonly firstStamp: string;
  readonly lastStamp: string;
};
