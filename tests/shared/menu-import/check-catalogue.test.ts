import { expect, test } from 'vitest';
import { emptyCatalogue, type Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../shared/menu-import/check-catalogue.ts';
import { importMenu } from '../../../shared/menu-import/import-menu.ts';

const imported = importMenu({
  currency: 'UZS', menu: [['code', 'name', 'price', 'modifier_groups'], ['T1', 'Tea', 5000, 'sugar'], ['T2', 'Coffee', 9000, '']],
  modifiers: [['group', 'option'], ['sugar', 'One']],
});
const menu: Catalogue = imported.ok ? imported.value : emptyCatalogue;
const faultsOf = (value: unknown) => { const checked = checkCatalogue(value); return checked.ok ? [] : checked.error.map(({ field }) => field); };

test('what the import made and what is empty are taken as they are', () => {
  expect(menu.items).toHaveLength(2);
  expect(checkCatalogue(menu)).toEqual({ ok: true, value: menu });
  expect(checkCatalogue(emptyCatalogue)).toEqual({ ok: true, value: emptyCatalogue });
});

test('what is not a catalogue is refused by field', () => {
  expect(faultsOf(null)).toEqual(['']);
  expect(faultsOf({ ...menu, items: [{ ...menu.items[0]!, price: 1.5 }] })).toEqual(['items.0.price']);
  expect(faultsOf({ ...menu, items: [{ ...menu.items[0]!, id: 'a:b' }] })).toEqual(['items.0.id']);
  expect(faultsOf({ ...menu, items: [{ ...menu.items[0]!, name: { en: ' ', ru: '', uz: '' } }] })).toEqual(['items.0.name.en']);
});

test('what refers to nothing or is there twice is refused by field', () => {
  expect(faultsOf({ ...menu, modifierGroups: [], modifierOptions: [] })).toEqual(['items.0.modifierGroups']);
  expect(faultsOf({ ...menu, categories: [] })).toEqual(['items.0.categoryId', 'items.1.categoryId']);
  expect(faultsOf({ ...menu, taxClasses: [] })).toEqual(['items.0.taxClass', 'items.1.taxClass']);
  expect(faultsOf({ ...menu, items: [menu.items[0]!, menu.items[0]!] })).toEqual(['items.1', 'items.code.1']);
});
