import * as v from 'valibot';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { orderTypes } from '../domain/order/frozen.ts';
import { asId, type ItemId } from '../kernel/ids.ts';
import { isMoney } from '../kernel/money.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isEan13 } from './barcode.ts';

/** What is wrong with a catalogue made by a program or typed in: where, and why in words. */
export type CatalogueFault = { readonly field: string; readonly reason: string };

const mostRecords = 3_000;

// Ids stand inside the `kind:id:field` keys of a board.
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/, 'use letters, digits, - and _ only'));
const text = v.pipe(v.string(), v.maxLength(200));
const name = v.object({ en: v.pipe(text, v.trim(), v.minLength(1, 'give it a name')), ru: text, uz: text });
const order = v.pipe(v.number(), v.integer());
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99));
const money = v.pipe(v.number(), v.check((value: number) => isMoney(value), 'write a whole number of minor units, 15 digits at most'));
const records = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(mostRecords, `${mostRecords} at most`));

const barcode = v.pipe(v.string(), v.check((value) => value === '' || isEan13(value), 'not a valid EAN-13 barcode'));
const positive = v.pipe(money, v.minValue(0, 'a price is not below zero'));
const basisPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_439));
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'write a colour as #rrggbb'));
const noName = { en: '', ru: '', uz: '' };
const softName = v.object({ en: text, ru: text, uz: text });
const itemId = v.pipe(id, v.transform((value): ItemId => asId(value)));
const some = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.maxLength(most, `${most} at most`));

/* What came later is optional here: a page that was open during an update still sends the older shape. */
const sizes = v.optional(some(v.object({ id, name, price: positive, code: text, barcode, available: v.boolean(), order }), 30), []);
const slots = v.optional(some(v.object({
  id, name, min: count, max: count, order,
  choices: some(v.object({ id, itemId, sizeId: v.union([id, v.literal('')]), extra: money, preselected: v.boolean(), order }), 100),
}), 20), []);
const rate = v.object({ id, name: softName, basisPoints, included: v.boolean() });

const catalogueSchema = v.object({
  categories: records(v.object({ id, name, colour, order })),
  items: records(v.object({
    id: itemId, code: text, categoryId: id, name, price: positive, openPrice: v.optional(v.boolean(), false),
    unit: v.picklist(['piece', 'kg']), station: v.pipe(v.string(), v.minLength(1), v.maxLength(60)), course: v.pipe(v.string(), v.maxLength(60)),
    targetMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)), taxClass: id, modifierGroups: some(id, 50),
    barcode, allergens: v.optional(some(v.pipe(v.string(), v.maxLength(40)), 40), []), colour: v.optional(v.union([colour, v.literal('')]), ''),
    favourite: v.boolean(), available: v.boolean(), order, sizes, slots,
  })),
  modifierGroups: records(v.object({ id, name, min: count, max: count, free: count, order })),
  modifierOptions: records(v.object({
    id, groupId: id, name, price: money, preselected: v.optional(count, 0), most: v.optional(v.pipe(count, v.minValue(1)), 1), nestedGroups: v.optional(some(id, 20), []),
    available: v.optional(v.boolean(), true), order,
  })),
  taxClasses: records(v.object({ id, name: v.optional(softName, noName), basisPoints, included: v.boolean(), more: v.optional(some(rate, 10), []) })),
  priceLists: v.optional(records(v.object({
    id, name, active: v.boolean(), orderTypes: some(v.picklist(orderTypes), 3), weekdays: some(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)), 7),
    fromMinute: minute, toMinute: minute, startsAtMs: v.nullable(v.pipe(v.number(), v.integer())), endsAtMs: v.nullable(v.pipe(v.number(), v.integer())),
    priority: order, percent: v.pipe(v.number(), v.integer(), v.minValue(-10_000), v.maxValue(100_000)), categories: some(id, 500), step: v.pipe(money, v.minValue(1)),
    prices: v.record(v.string(), positive), order,
  })), []),
});

function twice(field: string, values: readonly string[]): CatalogueFault[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (value === '' || !seen.has(value)) { seen.add(value); return []; }
    return [{ field: `${field}.${index}`, reason: `“${value}” is used twice` }];
  });
}

/** What refers to nothing, and what must differ but does not. */
function faultsOf(catalogue: Catalogue): CatalogueFault[] {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map((record) => record.id);
  const categories = new Set(ids(catalogue.categories));
  const groups = new Set(ids(catalogue.modifierGroups));
  const taxClasses = new Set(ids(catalogue.taxClasses));
  return [
    ...(['categories', 'items', 'modifierGroups', 'modifierOptions', 'taxClasses'] as const).flatMap((field) => twice(field, ids(catalogue[field]))),
    ...twice('items.sizes', catalogue.items.flatMap((item) => ids(item.sizes))),
    ...twice('items.code', catalogue.items.flatMap(({ code, sizes }) => [code, ...sizes.map((size) => size.code)]).map((code) => code.toLowerCase())),
    ...twice('items.barcode', catalogue.items.flatMap((item) => [item.barcode, ...item.sizes.map((size) => size.barcode)])),
    ...catalogue.items.flatMap((item, index) => [
      ...(categories.has(item.categoryId) ? [] : [{ field: `items.${index}.categoryId`, reason: `there is no category “${item.categoryId}”` }]),
      ...(taxClasses.has(item.taxClass) ? [] : [{ field: `items.${index}.taxClass`, reason: `there is no tax class “${item.taxClass}”` }]),
      ...item.modifierGroups.filter((group) => !groups.has(group)).map((group) => ({ field: `items.${index}.modifierGroups`, reason: `there is no group “${group}”` })),
    ]),
    ...catalogue.modifierOptions.flatMap((option, index) => (groups.has(option.groupId) ? [] : [{ field: `modifierOptions.${index}.groupId`, reason: `there is no group “${option.groupId}”` }])),
    ...catalogue.modifierGroups.flatMap((group, index) => (group.min > group.max ? [{ field: `modifierGroups.${index}.min`, reason: 'the least is above the most' }] : [])),
  ];
}

/**
 * A catalogue as it came over the wire, whole, or what is wrong with it. A board passes over what
 * it cannot read, so a bad record would vanish without a word: it is refused here instead.
 */
export function checkCatalogue(value: unknown): Result<Catalogue, readonly CatalogueFault[]> {
  const parsed = v.safeParse(catalogueSchema, value);
  if (!parsed.success) return err(parsed.issues.slice(0, 100).map((issue) => ({ field: v.getDotPath(issue) ?? '', reason: issue.message })));
  const faults = faultsOf(parsed.output);
  return faults.length > 0 ? err(faults.slice(0, 100)) : ok(parsed.output);
}
