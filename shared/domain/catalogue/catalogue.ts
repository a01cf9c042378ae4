import type { ItemId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { FrozenTax, LocalName, OrderType } from '../order/frozen.ts';

export type Category = { readonly id: string; readonly name: LocalName; readonly colour: string; readonly order: number };

/** A variant with a price of its own. Ids are unique over the whole menu. */
export type ItemSize = {
  readonly id: string;
  readonly name: LocalName;
  readonly price: Money;
  readonly code: string;
  readonly barcode: string;
  readonly available: boolean;
  readonly order: number;
};

/** What may be chosen for one place of a combo. `sizeId` empty: the product has none, or its first. `extra`: on top of the combo's price. */
export type ComboChoice = { readonly id: string; readonly itemId: ItemId; readonly sizeId: string; readonly extra: Money; readonly preselected: boolean; readonly order: number };

/** One place of a combo: from `min` to `max` of its choices, each pick a line of its own. */
export type ComboSlot = { readonly id: string; readonly name: LocalName; readonly min: number; readonly max: number; readonly order: number; readonly choices: readonly ComboChoice[] };

export type CatalogueItem = {
  readonly id: ItemId;
  readonly code: string;
  readonly categoryId: string;
  readonly name: LocalName;
  /** Per piece, or per kilogram when `unit` is kg. Of a product with sizes nobody pays it; of a combo it is shared by the components. */
  readonly price: Money;
  /** The price is typed in at the till. */
  readonly openPrice: boolean;
  readonly unit: 'piece' | 'kg';
  readonly station: string;
  readonly course: string;
  readonly targetMinutes: number;
  readonly taxClass: string;
  readonly modifierGroups: readonly string[];
  readonly barcode: string;
  readonly allergens: readonly string[];
  /** Of its tile; empty: its category's. */
  readonly colour: string;
  readonly favourite: boolean;
  /** Whether it is on sale at all; what one branch is out of is its `Availability`. */
  readonly available: boolean;
  readonly order: number;
  /** In display order; empty for most. */
  readonly sizes: readonly ItemSize[];
  /** Not empty: it is a combo. */
  readonly slots: readonly ComboSlot[];
};

export type ModifierOption = {
  readonly id: string;
  readonly groupId: string;
  readonly name: LocalName;
  /** Of one; may be below zero. */
  readonly price: Money;
  /** How many of it are chosen until somebody changes it. */
  readonly preselected: number;
  /** How many of it may be chosen. */
  readonly most: number;
  /** Groups to choose from once this is chosen. Their own options open no further ones. */
  readonly nestedGroups: readonly string[];
  readonly available: boolean;
  readonly order: number;
};

/** From `min` to `max` choices, of which the first `free` cost nothing. */
export type ModifierGroup = { readonly id: string; readonly name: LocalName; readonly min: number; readonly max: number; readonly free: number; readonly order: number };

/** `basisPoints` and `included` are the first rate of the class; `more`: further ones, in order. */
export type TaxClass = { readonly id: string; readonly name: LocalName; readonly basisPoints: number; readonly included: boolean; readonly more: readonly FrozenTax[] };

/** Prices that hold under conditions. All that are set must be met. */
export type PriceList = {
  readonly id: string;
  readonly name: LocalName;
  readonly active: boolean;
  /** Empty: any. */
  readonly orderTypes: readonly OrderType[];
  /** 1 Monday to 7 Sunday; empty: any. */
  readonly weekdays: readonly number[];
  /** Minutes of the branch's day; the same twice: all day; from above to: over midnight, as part of the day it began on. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** UTC instants; null: open. The end is not part of it. */
  readonly startsAtMs: number | null;
  readonly endsAtMs: number | null;
  /** The list with the highest one that has a price for the product wins; ties by id. */
  readonly priority: number;
  /** Change of the menu's price in basis points for what no entry names; 0: none. */
  readonly percent: number;
  /** Which categories the percentage is for; empty: all. */
  readonly categories: readonly string[];
  /** Percentage prices are rounded to multiples of it. */
  readonly step: Money;
  /** Fixed prices, by item id or size id. */
  readonly prices: Readonly<Record<string, Money>>;
  readonly order: number;
};

/** The menu of an organisation, in display order. */
export type Catalogue = {
  readonly categories: readonly Category[];
  readonly items: readonly CatalogueItem[];
  readonly modifierGroups: readonly ModifierGroup[];
  readonly modifierOptions: readonly ModifierOption[];
  readonly taxClasses: readonly TaxClass[];
  readonly priceLists: readonly PriceList[];
};

export const emptyCatalogue: Catalogue = { categories: [], items: [], modifierGroups: [], modifierOptions: [], taxClasses: [], priceLists: [] };

const noName: LocalName = { en: '', ru: '', uz: '' };

/** What a record is until somebody says otherwise; an old board lacks the fields that came later. */
export const blankItem: Omit<CatalogueItem, 'id'> = {
  code: '', categoryId: '', name: noName, price: 0, openPrice: false, unit: 'piece', station: '', course: '', targetMinutes: 10, taxClass: '', modifierGroups: [],
  barcode: '', allergens: [], colour: '', favourite: false, available: true, order: 0, sizes: [], slots: [],
};
export const blankSize: Omit<ItemSize, 'id'> = { name: noName, price: 0, code: '', barcode: '', available: true, order: 0 };
export const blankSlot: Omit<ComboSlot, 'id'> = { name: noName, min: 1, max: 1, order: 0, choices: [] };
export const blankComboChoice: Omit<ComboChoice, 'id' | 'itemId'> = { sizeId: '', extra: 0, preselected: false, order: 0 };
export const blankGroup: Omit<ModifierGroup, 'id'> = { name: noName, min: 0, max: 1, free: 0, order: 0 };
export const blankOption: Omit<ModifierOption, 'id' | 'groupId'> = { name: noName, price: 0, preselected: 0, most: 1, nestedGroups: [], available: true, order: 0 };
export const blankTaxClass: Omit<TaxClass, 'id'> = { name: noName, basisPoints: 0, included: true, more: [] };
export const blankPriceList: Omit<PriceList, 'id'> = {
  name: noName, active: true, orderTypes: [], weekdays: [], fromMinute: 0, toMinute: 0, startsAtMs: null, endsAtMs: null, priority: 0, percent: 0, categories: [], step: 1, prices: {}, order: 0,
};

export const isCombo = (item: CatalogueItem): boolean => item.slots.length > 0;
