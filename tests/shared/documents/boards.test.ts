import { expect, test } from 'vitest';
import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import { catalogueOf, catalogueToEntries } from '../../../shared/documents/catalogue-board.ts';
import { floorOf, floorToEntries } from '../../../shared/documents/floor-board.ts';
import { settingsOf, settingsToEntries } from '../../../shared/documents/settings-board.ts';
import { asId } from '../../../shared/kernel/ids.ts';

const entriesOf = (record: Record<string, EntryValue>): Map<string, EntryValue> => new Map(Object.entries(record));
const backwards = (record: Record<string, EntryValue>): Map<string, EntryValue> => new Map(Object.entries(record).reverse());
const name = { en: 'Plov', ru: 'Плов', uz: 'Osh' };
const catalogue = {
  categories: [{ id: 'mains', name, colour: '#c33', order: 1 }, { id: 'drinks', name, colour: '#33c', order: 2 }],
  items: [{
    id: asId<never>('plov'), code: '101', categoryId: 'mains', name, price: 45_000, unit: 'piece' as const, station: 'hot', course: 'main', targetMinutes: 12, taxClass: 'vat',
    modifierGroups: ['meat'], barcode: '', favourite: true, available: true, order: 1,
  }],
  modifierGroups: [{ id: 'meat', name, min: 0, max: 2, free: 1, order: 1 }],
  modifierOptions: [{ id: 'extra', groupId: 'meat', name, price: 8_000, order: 1 }],
  taxClasses: [{ id: 'vat', basisPoints: 1_200, included: true }],
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
  expect(catalogueOf(entries).items).toMatchObject([{ id: 'plov', price: 0, unit: 'piece' }]);
});
