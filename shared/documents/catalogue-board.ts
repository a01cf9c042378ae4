import type { EntryValue } from '../crdt/board-entries.ts';
import type { Catalogue, CatalogueItem, Category, ModifierGroup, ModifierOption, TaxClass } from '../domain/catalogue/catalogue.ts';
import { asId } from '../kernel/ids.ts';
import { isMoney } from '../kernel/money.ts';
import { byOrder, nameEntries, recordsOf, type RecordReader } from './board-records.ts';

const price = (value: number): number => (isMoney(value) ? value : 0);

const readCategory = (r: RecordReader): Category => ({ id: r.id, name: r.name(), colour: r.text('colour'), order: r.number('order', 0) });
const readItem = (r: RecordReader): CatalogueItem => ({
  id: asId(r.id), code: r.text('code'), categoryId: r.text('category'), name: r.name(), price: price(r.number('price', 0)),
  unit: r.text('unit') === 'kg' ? 'kg' : 'piece', station: r.text('station'), course: r.text('course'), targetMinutes: r.number('target_minutes', 10),
  taxClass: r.text('tax_class'), modifierGroups: r.list('modifier_groups'), barcode: r.text('barcode'),
  favourite: r.flag('favourite', false), available: r.flag('available', true), order: r.number('order', 0),
});
const readGroup = (r: RecordReader): ModifierGroup => ({ id: r.id, name: r.name(), min: r.number('min', 0), max: r.number('max', 1), free: r.number('free', 0), order: r.number('order', 0) });
const readOption = (r: RecordReader): ModifierOption => ({ id: r.id, groupId: r.text('group'), name: r.name(), price: price(r.number('price', 0)), order: r.number('order', 0) });
const readTax = (r: RecordReader): TaxClass => ({ id: r.id, basisPoints: r.number('basis_points', 0), included: r.flag('included', true) });

/** The menu a board describes: a whitelist in an explicit order, never the board's own key order. */
export function catalogueOf(entries: ReadonlyMap<string, EntryValue>): Catalogue {
  return {
    categories: recordsOf(entries, 'category').map(readCategory).sort(byOrder),
    items: recordsOf(entries, 'item').map(readItem).sort(byOrder),
    modifierGroups: recordsOf(entries, 'group').map(readGroup).sort(byOrder),
    modifierOptions: recordsOf(entries, 'option').map(readOption).sort(byOrder),
    taxClasses: recordsOf(entries, 'tax').map(readTax).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The entries that make `catalogue`: what an import writes. */
export function catalogueToEntries(catalogue: Catalogue): Record<string, EntryValue> {
  const entries: Record<string, EntryValue> = {};
  for (const c of catalogue.categories) Object.assign(entries, nameEntries(`category:${c.id}`, c.name), { [`category:${c.id}:colour`]: c.colour, [`category:${c.id}:order`]: c.order });
  for (const i of catalogue.items) {
    const p = `item:${i.id}`;
    Object.assign(entries, nameEntries(p, i.name), {
      [`${p}:code`]: i.code, [`${p}:category`]: i.categoryId, [`${p}:price`]: i.price, [`${p}:unit`]: i.unit, [`${p}:station`]: i.station,
      [`${p}:course`]: i.course, [`${p}:target_minutes`]: i.targetMinutes, [`${p}:tax_class`]: i.taxClass, [`${p}:modifier_groups`]: i.modifierGroups,
      [`${p}:barcode`]: i.barcode, [`${p}:favourite`]: i.favourite, [`${p}:available`]: i.available, [`${p}:order`]: i.order,
    });
  }
  for (const g of catalogue.modifierGroups) Object.assign(entries, nameEntries(`group:${g.id}`, g.name), { [`group:${g.id}:min`]: g.min, [`group:${g.id}:max`]: g.max, [`group:${g.id}:free`]: g.free, [`group:${g.id}:order`]: g.order });
  for (const o of catalogue.modifierOptions) Object.assign(entries, nameEntries(`option:${o.id}`, o.name), { [`option:${o.id}:group`]: o.groupId, [`option:${o.id}:price`]: o.price, [`option:${o.id}:order`]: o.order });
  for (const t of catalogue.taxClasses) Object.assign(entries, { [`tax:${t.id}:basis_points`]: t.basisPoints, [`tax:${t.id}:included`]: t.included });
  return entries;
}
