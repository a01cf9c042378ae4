import type { EntryValue } from '../crdt/board-entries.ts';
import {
  blankComboChoice, blankItem, blankOption, blankPriceList, blankSize, blankSlot,
  type Catalogue, type CatalogueItem, type Category, type ComboChoice, type ComboSlot, type ItemSize, type ModifierGroup, type ModifierOption, type PriceList, type TaxClass,
} from '../domain/catalogue/catalogue.ts';
import type { FrozenTax, LocalName } from '../domain/order/frozen.ts';
import { nameEntries } from './board-records.ts';

/** Keys of a board with what they are set to. */
export type Entries = Record<string, EntryValue>;
type Writable<T> = Partial<Omit<T, 'id'>>;

/** Entries of one record: only the fields that are given. */
function record(prefix: string, fields: { readonly name?: LocalName | undefined } & Readonly<Record<string, EntryValue | LocalName | null | undefined>>): Entries {
  const entries: Entries = fields.name === undefined ? {} : nameEntries(prefix, fields.name);
  for (const [field, value] of Object.entries(fields)) if (field !== 'name' && value !== undefined) entries[`${prefix}:${field}`] = value as EntryValue;
  return entries;
}

/* What an editor or an import writes: only the fields that are given, so that what somebody else changes meanwhile stays. */

export const categoryEntries = (id: string, { name, colour, order }: Writable<Category>): Entries => record(`category:${id}`, { name, colour, order });

export const itemEntries = (id: string, item: Writable<Omit<CatalogueItem, 'sizes' | 'slots'>>): Entries => record(`item:${id}`, {
  name: item.name, code: item.code, category: item.categoryId, price: item.price, open_price: item.openPrice, unit: item.unit, station: item.station, course: item.course,
  target_minutes: item.targetMinutes, tax_class: item.taxClass, modifier_groups: item.modifierGroups, barcode: item.barcode, allergens: item.allergens,
  colour: item.colour, favourite: item.favourite, available: item.available, order: item.order,
});

export const sizeEntries = (id: string, size: Writable<ItemSize> & { readonly itemId?: string }): Entries => record(`size:${id}`, {
  item: size.itemId, name: size.name, price: size.price, code: size.code, barcode: size.barcode, available: size.available, order: size.order,
});

export const slotEntries = (id: string, slot: Writable<Omit<ComboSlot, 'choices'>> & { readonly itemId?: string }): Entries =>
  record(`slot:${id}`, { item: slot.itemId, name: slot.name, min: slot.min, max: slot.max, order: slot.order });

export const comboChoiceEntries = (id: string, choice: Writable<ComboChoice> & { readonly slotId?: string }): Entries => record(`choice:${id}`, {
  slot: choice.slotId, item: choice.itemId, size: choice.sizeId, extra: choice.extra, preselected: choice.preselected, order: choice.order,
});

export const groupEntries = (id: string, { name, min, max, free, order }: Writable<ModifierGroup>): Entries => record(`group:${id}`, { name, min, max, free, order });

export const optionEntries = (id: string, option: Writable<ModifierOption>): Entries => record(`option:${id}`, {
  group: option.groupId, name: option.name, price: option.price, preselected: option.preselected, most: option.most, nested_groups: option.nestedGroups,
  available: option.available, order: option.order,
});

export const taxEntries = (id: string, { name, basisPoints, included }: Writable<Omit<TaxClass, 'more'>>): Entries => record(`tax:${id}`, { name, basis_points: basisPoints, included });

export const rateEntries = (id: string, rate: Writable<FrozenTax> & { readonly classId?: string; readonly order?: number }): Entries =>
  record(`rate:${id}`, { class: rate.classId, name: rate.name, basis_points: rate.basisPoints, included: rate.included, order: rate.order });

export const priceListEntries = (id: string, list: Writable<Omit<PriceList, 'prices'>>): Entries => record(`list:${id}`, {
  name: list.name, active: list.active, order_types: list.orderTypes, weekdays: list.weekdays?.map(String), from_minute: list.fromMinute, to_minute: list.toMinute,
  // Zero stands for "open": a board holds no null.
  starts_at: list.startsAtMs === undefined ? undefined : list.startsAtMs ?? 0, ends_at: list.endsAtMs === undefined ? undefined : list.endsAtMs ?? 0,
  priority: list.priority, percent: list.percent, categories: list.categories, step: list.step, order: list.order,
});

/** The key of a list's price for an item or a size; set to null it is taken out of the list. */
export const listPriceKey = (listId: string, itemOrSizeId: string): string => `price:${listId}.${itemOrSizeId}:amount`;

/** Kinds of records that can be deleted and brought back. */
export type CatalogueKind = 'category' | 'item' | 'size' | 'slot' | 'choice' | 'group' | 'option' | 'tax' | 'rate' | 'list';

/** Marks a record as deleted or brings it back with all that it had. */
export const goneEntries = (kind: CatalogueKind, id: string, gone: boolean): Entries => ({ [`${kind}:${id}:gone`]: gone });

/** What differs from the fallback of its reader: a menu of 1,000 products takes half the room. */
const unlike = <T extends object>(record: T, blank: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.entries(record).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(blank[field as keyof T]))) as Partial<T>;

/** The entries that make `catalogue` on an empty board: what an import writes. */
export function catalogueToEntries(catalogue: Catalogue): Entries {
  const all: Entries[] = [];
  for (const category of catalogue.categories) all.push(categoryEntries(category.id, category));
  for (const item of catalogue.items) {
    all.push(itemEntries(item.id, { ...unlike(item, blankItem), name: item.name, price: item.price, order: item.order }));
    for (const size of item.sizes) all.push(sizeEntries(size.id, { ...unlike(size, blankSize), name: size.name, itemId: item.id }));
    for (const slot of item.slots) {
      all.push(slotEntries(slot.id, { ...unlike(slot, blankSlot), name: slot.name, itemId: item.id }));
      for (const choice of slot.choices) all.push(comboChoiceEntries(choice.id, { ...unlike(choice, blankComboChoice), slotId: slot.id }));
    }
  }
  for (const group of catalogue.modifierGroups) all.push(groupEntries(group.id, group));
  for (const option of catalogue.modifierOptions) all.push(optionEntries(option.id, { ...unlike(option, blankOption), name: option.name }));
  for (const tax of catalogue.taxClasses) {
    all.push(taxEntries(tax.id, tax));
    tax.more.forEach((rate, order) => all.push(rateEntries(rate.id, { ...rate, classId: tax.id, order })));
  }
  for (const list of catalogue.priceLists) {
    all.push(priceListEntries(list.id, { ...unlike(list, blankPriceList), name: list.name }));
    for (const [subject, amount] of Object.entries(list.prices)) all.push({ [listPriceKey(list.id, subject)]: amount });
  }
  return Object.assign({}, ...all) as Entries;
}
