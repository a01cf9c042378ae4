import { boardEntries, type EntryValue } from '../crdt/board-entries.ts';
import type { Board } from '../crdt/board.ts';
import { defaultBranchSettings, languages, type Area, type BranchSettings, type Floor, type Table } from '../domain/branch/branch.ts';
import type { Catalogue, CatalogueItem, Category, ModifierGroup, ModifierOption, TaxClass } from '../domain/catalogue/catalogue.ts';
import type { LocalName } from '../domain/order/ops.ts';
import { asId } from '../kernel/ids.ts';
import { isMoney } from '../kernel/money.ts';
import { boardNameOf, catalogueBoardId, floorBoardId, settingsBoardId } from './collections.ts';

/** The fields of one record (`item:<id>:*`) as read from a board, each with a fallback for what is missing or wrong. */
type Reader = {
  readonly id: string;
  readonly text: (field: string) => string;
  readonly number: (field: string, fallback: number) => number;
  readonly flag: (field: string, fallback: boolean) => boolean;
  readonly list: (field: string) => readonly string[];
  readonly name: () => LocalName;
};

function readerOf(id: string, fields: ReadonlyMap<string, EntryValue>): Reader {
  const text = (field: string): string => { const value = fields.get(field); return typeof value === 'string' ? value : ''; };
  return {
    id, text,
    number: (field, fallback) => { const value = fields.get(field); return typeof value === 'number' ? value : fallback; },
    flag: (field, fallback) => { const value = fields.get(field); return typeof value === 'boolean' ? value : fallback; },
    list: (field) => { const value = fields.get(field); return typeof value === 'object' ? value : []; },
    name: () => ({ en: text('name_en'), ru: text('name_ru'), uz: text('name_uz') }),
  };
}

/** Records by kind from flat `kind:id:field` keys; a record whose `gone` flag is set is left out. */
function recordsOf(entries: ReadonlyMap<string, EntryValue>, kind: string): Reader[] {
  const fieldsById = new Map<string, Map<string, EntryValue>>();
  for (const [key, value] of entries) {
    const [entryKind, id, field, ...rest] = key.split(':');
    if (entryKind !== kind || !id || !field || rest.length > 0) continue;
    const fields = fieldsById.get(id) ?? new Map<string, EntryValue>();
    fieldsById.set(id, fields.set(field, value));
  }
  return [...fieldsById].filter(([, fields]) => fields.get('gone') !== true).map(([id, fields]) => readerOf(id, fields));
}

const byOrder = <T extends { readonly order: number; readonly id: string }>(a: T, b: T): number => a.order - b.order || (a.id < b.id ? -1 : 1);
const price = (value: number): number => (isMoney(value) ? value : 0);

const readCategory = (r: Reader): Category => ({ id: r.id, name: r.name(), colour: r.text('colour'), order: r.number('order', 0) });
const readItem = (r: Reader): CatalogueItem => ({
  id: asId(r.id), code: r.text('code'), categoryId: r.text('category'), name: r.name(), price: price(r.number('price', 0)),
  unit: r.text('unit') === 'kg' ? 'kg' : 'piece', station: r.text('station'), course: r.text('course'), targetMinutes: r.number('target_minutes', 10),
  taxClass: r.text('tax_class'), modifierGroups: r.list('modifier_groups'), barcode: r.text('barcode'),
  favourite: r.flag('favourite', false), available: r.flag('available', true), order: r.number('order', 0),
});
const readGroup = (r: Reader): ModifierGroup => ({ id: r.id, name: r.name(), min: r.number('min', 0), max: r.number('max', 1), free: r.number('free', 0), order: r.number('order', 0) });
const readOption = (r: Reader): ModifierOption => ({ id: r.id, groupId: r.text('group'), name: r.name(), price: price(r.number('price', 0)), order: r.number('order', 0) });
const readTax = (r: Reader): TaxClass => ({ id: r.id, basisPoints: r.number('basis_points', 0), included: r.flag('included', true) });
const readArea = (r: Reader): Area => ({ id: r.id, name: r.text('name'), order: r.number('order', 0) });
const readTable = (r: Reader): Table => ({ id: asId(r.id), name: r.text('name'), areaId: r.text('area'), seats: r.number('seats', 2), order: r.number('order', 0) });

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

export const floorOf = (entries: ReadonlyMap<string, EntryValue>): Floor => ({
  areas: recordsOf(entries, 'area').map(readArea).sort(byOrder),
  tables: recordsOf(entries, 'table').map(readTable).sort(byOrder),
});

/** Settings live under `branch:settings:<field>`. */
export function settingsOf(entries: ReadonlyMap<string, EntryValue>): BranchSettings {
  const record = recordsOf(entries, 'branch').find(({ id }) => id === 'settings');
  if (!record) return defaultBranchSettings;
  const stations = record.list('stations');
  return {
    name: record.text('name'),
    currency: record.text('currency') || defaultBranchSettings.currency,
    zone: record.text('zone') || defaultBranchSettings.zone,
    cutOverHour: record.number('cut_over_hour', defaultBranchSettings.cutOverHour),
    language: languages.find((language) => language === record.text('language')) ?? defaultBranchSettings.language,
    lockAfterMinutes: record.number('lock_after_minutes', defaultBranchSettings.lockAfterMinutes),
    stations: stations.length > 0 ? stations : defaultBranchSettings.stations,
  };
}

/** The derived view of any board; null for one this build does not know. */
export function boardViewOf(board: Board): Catalogue | Floor | BranchSettings | null {
  const entries = boardEntries(board.y);
  switch (boardNameOf(board.id)) {
    case catalogueBoardId: return catalogueOf(entries);
    case floorBoardId: return floorOf(entries);
    case settingsBoardId: return settingsOf(entries);
    default: return null;
  }
}

const nameEntries = (prefix: string, name: LocalName): Record<string, EntryValue> =>
  ({ [`${prefix}:name_en`]: name.en, [`${prefix}:name_ru`]: name.ru, [`${prefix}:name_uz`]: name.uz });

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

export function floorToEntries(floor: Floor): Record<string, EntryValue> {
  const entries: Record<string, EntryValue> = {};
  for (const a of floor.areas) Object.assign(entries, { [`area:${a.id}:name`]: a.name, [`area:${a.id}:order`]: a.order });
  for (const t of floor.tables) Object.assign(entries, { [`table:${t.id}:name`]: t.name, [`table:${t.id}:area`]: t.areaId, [`table:${t.id}:seats`]: t.seats, [`table:${t.id}:order`]: t.order });
  return entries;
}

export const settingsToEntries = (settings: BranchSettings): Record<string, EntryValue> => ({
  'branch:settings:name': settings.name, 'branch:settings:currency': settings.currency, 'branch:settings:zone': settings.zone,
  'branch:settings:cut_over_hour': settings.cutOverHour, 'branch:settings:language': settings.language,
  'branch:settings:lock_after_minutes': settings.lockAfterMinutes, 'branch:settings:stations': settings.stations,
});
