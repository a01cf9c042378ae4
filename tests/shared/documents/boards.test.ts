import { expect, test } from 'vitest';
import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import { catalogueOf } from '../../../shared/documents/catalogue-board.ts';
import { catalogueToEntries } from '../../../shared/documents/catalogue-entries.ts';
import { floorOf, floorToEntries } from '../../../shared/documents/floor-board.ts';
import { settingsOf, settingsToEntries } from '../../../shared/documents/settings-board.ts';
import { blankItem, blankOption, blankPriceList, blankSize, type Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { asId } from '../../../shared/kernel/ids.ts';

const entriesOf = (record: Record<string, EntryValue>): Map<string, EntryValue> => new Map(Object.entries(record));
const backwards = (record: Record<string, EntryValue>): Map<string, EntryValue> => new Map(Object.entries(record).reverse());
const name = { en: 'Plov', ru: 'Плов', uz: 'Osh' };
const catalogue: Catalogue = {
  categories: [{ id: 'mains', name, colour: '#c33', order: 1 }, { id: 'drinks', name, colour: '#33c', order: 2 }],
  items: [
    {
      ...blankItem, id: asId('plov'), code: '101', categoryId: 'mains', name, price: 45_000, station: 'hot', course: 'main', targetMinutes: 12, taxClass: 'vat',
      modifierGroups: ['meat'], allergens: ['milk'], colour: '#123456', favourite: true, order: 1,
      sizes: [{ ...blankSize, id: 'plov-s', name, price: 30_000, order: 1 }, { ...blankSize, id: 'plov-l', name, price: 45_000, code: '102', barcode: '4006381333931', available: false, order: 2 }],
    },
    { ...blankItem, id: asId('cheese'), name, unit: 'kg', openPrice: true, order: 2 },
    {
      ...blankItem, id: asId('lunch'), name, price: 50_000, order: 3,
      slots: [{ id: 'lunch-main', name, min: 1, max: 2, order: 1, choices: [{ id: 'lunch-plov', itemId: asId('plov'), sizeId: 'plov-s', extra: 2_000, preselected: true, order: 1 }] }],
    },
  ],
  modifierGroups: [{ id: 'meat', name, min: 0, max: 2, free: 1, order: 1 }],
  modifierOptions: [{ ...blankOption, id: 'extra', groupId: 'meat', name, price: 8_000, preselected: 1, most: 3, nestedGroups: ['meat'], order: 1 }],
  taxClasses: [{ id: 'vat', name, basisPoints: 1_200, included: true, more: [{ id: 'city', name, basisPoints: 100, included: false }] }],
  priceLists: [{
    ...blankPriceList, id: 'happy', name, orderTypes: ['dine-in', 'takeaway'], weekdays: [1, 5], fromMinute: 1_020, toMinute: 1_140, startsAtMs: 1_760_000_000_000,
    priority: 5, percent: -2_000, categories: ['drinks'], step: 500, prices: { 'plov-s': 25_000, cheese: 90_000 }, order: 1,
  }],
};
const floor = { areas: [{ id: 'hall', name: 'Hall', order: 1 }], tables: [{ id: asId<never>('t1'), name: '1', areaId: 'hall', seats: 4, order: 1 }] };
const settings = { ...defaultBranchSettings, name: 'Chorsu', stations: ['hot', 'bar'] };

test('B5 a menu, a floor and settings come back as they were written, whoever wrote first', () => {
  expect(catalogueOf(entriesOf(catalogueToEntries(catalogue)))).toEqual(catalogue);
  expect(catalogueOf(backwards(catalogueToEntries(catalogue)))).toEqual(catalogue);
  expect(floorOf(backwards(floorToEntries(floor)))).toEqual(floor);
  expect(settingsOf(backwards(settingsToEntries(settings)))).toEqual(settings);
});

test('B5 settings are read from their own record, whatever stands beside it', () => {
  const odd = { 'branch:other:name': 'Another', ...settingsToEntries(settings) };
  expect([settingsOf(entriesOf(odd)), settingsOf(backwards(odd))]).toEqual([settings, settings]);
  expect(settingsOf(new Map())).toEqual(defaultBranchSettings);
});

test('what is wrong or missing in an item falls back, and what is gone is left out', () => {
  const entries = entriesOf({ ...catalogueToEntries(catalogue), 'item:plov:price': 1.5, 'item:plov:unit': 'litre', 'item:old:price': 5, 'item:old:gone': true, 'item:bad:key:more': 1, item: 2 });
  expect(catalogueOf(entries).items[0]).toMatchObject({ id: 'plov', price: 0, unit: 'piece' });
  expect(catalogueOf(entries).items.map(({ id }) => id)).toEqual(['plov', 'cheese', 'lunch']);
});
