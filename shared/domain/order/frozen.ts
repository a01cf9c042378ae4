import type { ItemId, OpId, TableId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';

/* What an order keeps of the menu and of the branch's rules, whatever happens to them later. */

export type OrderType = 'dine-in' | 'takeaway' | 'delivery';
export const orderTypes: readonly OrderType[] = ['dine-in', 'takeaway', 'delivery'];

/** A name in the three languages of the product; ru and uz fall back to en when empty. */
export type LocalName = { readonly en: string; readonly ru: string; readonly uz: string };

/** One rate of a tax. `included`: the price already holds it; otherwise it is added. */
export type FrozenTax = { readonly id: string; readonly name: LocalName; readonly basisPoints: number; readonly included: boolean };

/** One chosen option. `price` of one, zero when it was among the free ones; may be below zero (a half portion). */
export type FrozenModifier = {
  readonly optionId: string;
  readonly groupId: string;
  readonly name: LocalName;
  readonly price: Money;
  /** How often it was chosen. */
  readonly count: number;
  /** The option under whose nested group it was chosen; null at the first level. */
  readonly parent: string | null;
};

/** Everything of the catalogue that a sale depends on, frozen when the line is added. Optional fields: written since line version 2. */
export type FrozenItem = {
  readonly itemId: ItemId;
  readonly name: LocalName;
  /** Of one piece or one kilogram in the chosen size, without modifiers. */
  readonly unitPrice: Money;
  readonly unit: 'piece' | 'kg';
  readonly station: string;
  readonly course: string;
  readonly taxClass: string;
  readonly taxBasisPoints: number;
  /** Whether `unitPrice` already holds the tax. */
  readonly taxIncluded: boolean;
  /** Every rate of the class; absent: the one of `taxBasisPoints`. */
  readonly taxes?: readonly FrozenTax[];
  readonly category?: string;
  readonly size?: { readonly id: string; readonly name: LocalName };
  readonly modifiers?: readonly FrozenModifier[];
  /** The price list that gave `unitPrice`; absent: the menu's own price, or one typed in. */
  readonly priceList?: string;
};

/** The lines of one combo on a check share `id` (made when it was added); they are changed, moved and voided together. */
export type FrozenCombo = { readonly id: string; readonly itemId: ItemId; readonly name: LocalName };

/**
 * A rule of the branch by which a check is charged for service, frozen when the check is opened.
 * Whether it applies follows from the check's type, area and guests at any time, so no device has
 * to add or take away anything when those change.
 */
export type FrozenCharge = {
  readonly id: string;
  readonly name: LocalName;
  /** Empty: any. */
  readonly orderTypes: readonly OrderType[];
  /** Empty: any. */
  readonly areaIds: readonly string[];
  readonly minGuests: number;
  readonly basisPoints: number;
  readonly fixed: Money;
  readonly perGuest: Money;
  /** What the rate is taken of: lines before or after discounts. */
  readonly base: 'gross' | 'net';
  /** Whether that base holds the taxes of the lines. */
  readonly withTax: boolean;
  /** Taxes on the charge itself. */
  readonly taxes: readonly FrozenTax[];
};

/** How a branch rounds its taxes: each line, or each rate once a check. */
export type TaxProfile = { readonly rounding: 'line' | 'check'; readonly mode: 'half-up' | 'half-even' | 'down' | 'up' };
export const defaultTaxProfile: TaxProfile = { rounding: 'line', mode: 'half-up' };

/** What a discount takes off. Percentages of one target add up, to 100 % at most; amounts go first. */
export type DiscountValue = { readonly kind: 'percent'; readonly basisPoints: number } | { readonly kind: 'amount'; readonly amount: Money };

/** What a discount or a comp is about. `combo`: every line of that combo, of which `lineId` is one. */
export type AdjustmentTarget = { readonly kind: 'check' } | { readonly kind: 'line'; readonly lineId: string; readonly combo?: string };

/**
 * A discount or comp as it travels with a line to another check. `combo`: it is about every line of
 * that combo. `check`: it was given on the whole check that was merged; the lines that bring it bear
 * it together.
 */
export type FrozenAdjustment = {
  readonly id: OpId; readonly comp: boolean; readonly value: DiscountValue | null; readonly reason: string;
  readonly combo?: string; readonly check?: boolean;
};

export type DeliveryDetails = {
  readonly address: string;
  readonly courier: string;
  /** Null: as soon as possible. */
  readonly promisedAtMs: number | null;
  readonly fee: Money;
};

export type CustomerDetails = { readonly customerId: string | null; readonly name: string; readonly phone: string };

/** How the guests want to pay. The parts always sum to the check; what no part names is the part `rest`. */
export type SplitPlan =
  | { readonly kind: 'equal'; readonly ways: number }
  | { readonly kind: 'seats' }
  | { readonly kind: 'items'; readonly parts: readonly { readonly key: string; readonly lines: readonly { readonly lineId: string; readonly quantityMilli: number }[] }[] }
  | { readonly kind: 'amounts'; readonly amounts: readonly Money[] };

export type TablePlace = { readonly tableId: TableId | null; readonly tableName: string; readonly areaId?: string };
