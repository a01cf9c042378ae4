import type { EntryValue } from '../crdt/board-entries.ts';
import { blankPriceList, type Catalogue, type CatalogueItem, type Category, type ComboChoice, type ComboSlot, type ItemSize, type ModifierGroup, type ModifierOption, type PriceList, type TaxClass } from '../domain/catalogue/catalogue.ts';
import { orderTypes, type FrozenTax } from '../domain/order/frozen.ts';
import { asId } from '../kernel/ids.ts';
import { isMoney, type Money } from '../kernel/money.ts';
import { byOrder, recordsByKind, type RecordReader } from './board-records.ts';

/*
 * The kinds of records on the menu's board. Parts of a product (sizes, slots of a combo and their
 * choices) are records of their own that name what they belong to, so that two people who edit
 * one product at once each keep what they wrote. How they are written: catalogue-entries.ts.
 */

const price = (value: number): Money => (isMoney(value) ? value : 0);
const count = (value: number): number => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

/** Records that name a parent in `field`, by that parent. */
function byParent<T>(records: readonly RecordReader[], field: string, read: (record: RecordReader) => T & { readonly id: string; readonly order: number }): Map<string, T[]> {
  const lists = new Map<string, (T & { readonly id: string; readonly order: number })[]>();
  for (const record of records) {
    const parent = record.text(field);
    const list = lists.get(parent);
    if (list) list.push(read(record));
    else lists.set(parent, [read(record)]);
  }
  for (const list of lists.values()) list.sort(byOrder);
  return lists as Map<string, T[]>;
}

const readCategory = (r: RecordReader): Category => ({ id: r.id, name: r.name(), colour: r.text('colour'), order: r.number('order', 0) });
const readSize = (r: RecordReader): ItemSize => ({
  id: r.id, name: r.name(), price: price(r.number('price', 0)), code: r.text('code'), barcode: r.text('barcode'), available: r.flag('available', true), order: r.number('order', 0),
});
const readComboChoice = (r: RecordReader): ComboChoice => ({
  id: r.id, itemId: asId(r.text('item')), sizeId: r.text('size'), extra: price(r.number('extra', 0)), preselected: r.flag('preselected', false), order: r.number('order', 0),
});
const readSlot = (choices: ReadonlyMap<string, readonly ComboChoice[]>) => (r: RecordReader): ComboSlot => ({
  id: r.id, name: r.name(), min: count(r.number('min', 1)), max: count(r.number('max', 1)), order: r.number('order', 0), choices: choices.get(r.id) ?? [],
});
type Parts = { readonly sizes: ReadonlyMap<string, readonly ItemSize[]>; readonly slots: ReadonlyMap<string, readonly ComboSlot[]> };
const readItem = ({ sizes, slots }: Parts) => (r: RecordReader): CatalogueItem => ({
  id: asId(r.id), code: r.text('code'), categoryId: r.text('category'), name: r.name(), price: price(r.number('price', 0)), openPrice: r.flag('open_price', false),
  unit: r.text('unit') === 'kg' ? 'kg' : 'piece', station: r.text('station'), course: r.text('course'), targetMinutes: r.number('target_minutes', 10),
  taxClass: r.text('tax_class'), modifierGroups: r.list('modifier_groups'), barcode: r.text('barcode'), allergens: r.list('allergens'), colour: r.text('colour'),
  favourite: r.flag('favourite', false), available: r.flag('available', true), order: r.number('order', 0),
  sizes: sizes.get(r.id) ?? [], slots: slots.get(r.id) ?? [],
});
const readGroup = (r: RecordReader): ModifierGroup => ({ id: r.id, name: r.name(), min: r.number('min', 0), max: r.number('max', 1), free: r.number('free', 0), order: r.number('order', 0) });
const readOption = (r: RecordReader): ModifierOption => ({
  id: r.id, groupId: r.text('group'), name: r.name(), price: price(r.number('price', 0)), preselected: count(r.number('preselected', 0)), most: Math.max(1, count(r.number('most', 1))),
  nestedGroups: r.list('nested_groups'), available: r.flag('available', true), order: r.number('order', 0),
});
const readRate = (r: RecordReader): FrozenTax & { readonly order: number } => ({ id: r.id, name: r.name(), basisPoints: r.number('basis_points', 0), included: r.flag('included', true), order: r.number('order', 0) });
const readTax = (rates: ReadonlyMap<string, readonly FrozenTax[]>) => (r: RecordReader): TaxClass => ({
  id: r.id, name: r.name(), basisPoints: r.number('basis_points', 0), included: r.flag('included', true),
  more: (rates.get(r.id) ?? []).map(({ id, name, basisPoints, included }) => ({ id, name, basisPoints, included })),
});

const minute = (value: number): number => (Number.isSafeInteger(value) && value >= 0 && value < 1_440 ? value : 0);
const instant = (value: number): number | null => (Number.isSafeInteger(value) && value > 0 ? value : null);
const readPriceList = (pricesByList: ReadonlyMap<string, Readonly<Record<string, Money>>>) => (r: RecordReader): PriceList => ({
  id: r.id, name: r.name(), active: r.flag('active', true),
  orderTypes: orderTypes.filter((type) => r.list('order_types').includes(type)),
  weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) => r.list('weekdays').includes(String(day))),
  fromMinute: minute(r.number('from_minute', 0)), toMinute: minute(r.number('to_minute', 0)),
  startsAtMs: instant(r.number('starts_at', 0)), endsAtMs: instant(r.number('ends_at', 0)), priority: r.number('priority', 0),
  percent: Math.max(-10_000, Math.trunc(r.number('percent', 0))), categories: r.list('categories'), step: Math.max(1, price(r.number('step', blankPriceList.step))),
  prices: pricesByList.get(r.id) ?? {}, order: r.number('order', 0),
});

/** Prices of lists: `price:<list>.<item or size>:amount`, one key each so that two people may fill one list. */
function readPrices(records: readonly RecordReader[]): Map<string, Readonly<Record<string, Money>>> {
  const byList = new Map<string, Record<string, Money>>();
  for (const record of records) {
    const [list, subject, ...rest] = record.id.split('.');
    const amount = record.number('amount', -1);
    if (!list || !subject || rest.length > 0 || !isMoney(amount) || amount < 0) continue;
    byList.set(list, { ...byList.get(list), [subject]: amount });
  }
  return byList;
}

/** The menu a board describes: a whitelist in an explicit order, never the board's own key order. */
export function catalogueOf(entries: ReadonlyMap<string, EntryValue>): Catalogue {
  const records = recordsByKind(entries);
  const kind = (name: string): readonly RecordReader[] => records.get(name) ?? [];
  const sizes = byParent(kind('size'), 'item', readSize);
  const slots = byParent(kind('slot'), 'item', readSlot(byParent(kind('choice'), 'slot', readComboChoice)));
  return {
    categories: kind('category').map(readCategory).sort(byOrder),
    items: kind('item').map(readItem({ sizes, slots })).sort(byOrder),
    modifierGroups: kind('group').map(readGroup).sort(byOrder),
    modifierOptions: kind('option').map(readOption).sort(byOrder),
    taxClasses: kind('tax').map(readTax(byParent(kind('rate'), 'class', readRate))).sort((a, b) => (a.id < b.id ? -1 : 1)),
    priceLists: kind('list').map(readPriceList(readPrices(kind('price')))).sort(byOrder),
  };
}
