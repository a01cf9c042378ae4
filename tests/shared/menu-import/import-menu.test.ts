import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { applyUpdate, emptyBoardState, maxBoardBytes } from '../../../shared/crdt/board.ts';
import { boardEntries, setBoardEntries } from '../../../shared/crdt/board-entries.ts';
import { catalogueOf } from '../../../shared/documents/catalogue-board.ts';
import { catalogueToEntries } from '../../../shared/documents/catalogue-entries.ts';
import { blankItem, blankTaxClass } from '../../../shared/domain/catalogue/catalogue.ts';
import { importMenu, maxMenuRows } from '../../../shared/menu-import/import-menu.ts';
import type { Cell } from '../../../shared/menu-import/sheet.ts';

const cells = (path: string): Cell[][] =>
  Papa.parse<string[]>(readFileSync(new URL(`../../../sync-server/demo/data/${path}`, import.meta.url), 'utf8')).data;

const errorsOf = (menu: Cell[][], modifiers?: Cell[][], currency = 'UZS') => {
  const result = importMenu({ menu, currency, ...(modifiers ? { modifiers } : {}) });
  return result.ok ? [] : result.error.map(({ sheet, row, column, value, reason }) => [sheet, row, column, value, reason]);
};

const menuOf = (menu: Cell[][], modifiers?: Cell[][], currency = 'UZS') => {
  const result = importMenu({ menu, currency, ...(modifiers ? { modifiers } : {}) });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('the menu of a real restaurant', () => {
  const menu = menuOf(cells('menu.csv'), cells('modifiers.csv'));

  test('is read whole, in three languages, with its modifiers', () => {
    expect([menu.items.length, menu.categories.length, menu.modifierGroups.length, menu.modifierOptions.length]).toEqual([174, 20, 23, 76]);
    expect(menu.items.find(({ code }) => code === 'SAL01')).toEqual({
      ...blankItem, id: 'sal01', code: 'SAL01', categoryId: 'salads', name: { en: 'Achichuk (tomato, onion, chilli)', ru: 'Ачичук', uz: 'Achchiq-chuchuk' }, price: 18_000,
      unit: 'piece', station: 'cold', course: 'starter', targetMinutes: 8, taxClass: 'food', modifierGroups: ['onion'], barcode: '', favourite: false, available: true, order: 0,
    });
    expect(menu.modifierOptions.find(({ name }) => name.en === 'Half 0.7')).toMatchObject({ groupId: 'portion', price: -12_000 });
    expect(menu.taxClasses).toEqual([{ ...blankTaxClass, id: 'alcohol', basisPoints: 1_200 }, { ...blankTaxClass, id: 'food', basisPoints: 1_200 }]);
  });

  test('survives being written to a board and read back', () => {
    const update = setBoardEntries(emptyBoardState, 7, catalogueToEntries(menu));
    expect(catalogueOf(boardEntries(update!))).toEqual(menu);
  });

  test('has the same ids on every import, none of which can break a board key', () => {
    const again = menuOf(cells('menu.csv'), cells('modifiers.csv'));
    expect(again).toEqual(menu);
    const ids = [...menu.items, ...menu.categories, ...menu.modifierGroups, ...menu.modifierOptions, ...menu.taxClasses].map(({ id }) => String(id));
    expect(ids.filter((id) => !/^[a-z0-9_-]+$/.test(id))).toEqual([]);
  });
});

test('two columns are enough, whatever language they are named in', () => {
  for (const header of [['name', 'price'], ['Название', 'Цена'], ['nomi', 'narxi'], ['\uFEFFNAME ', ' Price']]) {
    const menu = menuOf([header, ['Choy', '5 000'], ['', ''], ['Чай', 7000]]);
    expect(menu.items.map(({ id, price, unit, order }) => [id, price, unit, order])).toEqual([['choy', 5_000, 'piece', 0], ['chay', 7_000, 'piece', 1]]);
    expect(menu.categories).toHaveLength(1);
  }
});

test('sizes and allergens stand in one cell each, and may be left out', () => {
  const [latte, tea] = menuOf([['code', 'name', 'price', 'Размеры', 'allergens'], ['COF5', 'Latte', 24_000, 'S=24000 | L = 30 000', 'Milk|milk| nuts'], ['', 'Tea', 8_000, '', '']]).items;
  expect(latte).toMatchObject({ allergens: ['milk', 'nuts'], sizes: [{ id: 'cof5-s', name: { en: 'S' }, price: 24_000, order: 0 }, { id: 'cof5-l', price: 30_000, order: 1 }] });
  expect(tea).toMatchObject({ allergens: [], sizes: [] });
  const bad = (cell: string): unknown => errorsOf([['name', 'price', 'sizes'], ['Latte', 1, cell]]).map((error) => error[4]);
  expect([bad('S'), bad('S=1|s=2'), bad('S=ten'), bad('S=-1')]).toEqual([['sizes-invalid'], ['sizes-invalid'], ['price-not-a-number'], ['price-negative']]);
});

test('products of the same name without a code are told apart', () => {
  expect(menuOf([['name', 'price'], ['Tea', 1], ['Tea', 2], ['茶', 3]]).items.map(({ id }) => id)).toEqual(['tea', 'tea-2', 'item']);
});

describe('prices become minor units of the currency', () => {
  const priceOf = (cell: Cell, currency: string) => {
    const result = importMenu({ menu: [['name', 'price'], ['x', cell]], currency });
    return result.ok ? result.value.items[0]!.price : result.error[0]!.reason;
  };
  test.each<[Cell, string, number | string]>([
    ['18000', 'UZS', 18_000], ['18 000', 'UZS', 18_000], ['18\u00A0000', 'UZS', 18_000], [18_000, 'UZS', 18_000], ['18000.00', 'UZS', 18_000],
    ['12.5', 'EUR', 1_250], ['12,50', 'EUR', 1_250], [12.1, 'EUR', 1_210], [0.1 + 0.2, 'EUR', 30], ['0', 'EUR', 0],
    ['18,000', 'UZS', 'price-ambiguous'], ['1,234.50', 'EUR', 'price-ambiguous'], ['18.000', 'EUR', 'price-ambiguous'],
    ['12.345678', 'EUR', 'price-too-precise'], ['100.5', 'UZS', 'price-too-precise'], [0.5, 'UZS', 'price-too-precise'],
    ['-1', 'UZS', 'price-negative'], [-1, 'UZS', 'price-negative'], ['free', 'UZS', 'price-not-a-number'], ['5000 сум', 'UZS', 'price-not-a-number'],
    ['1e9', 'UZS', 'price-not-a-number'], ['', 'UZS', 'price-missing'], [null, 'UZS', 'price-missing'],
    ['1'.padEnd(15, '0'), 'UZS', 100_000_000_000_000], ['1'.padEnd(16, '0'), 'UZS', 'price-too-long'], [1e15, 'UZS', 'price-too-long'], ['1'.padEnd(15, '0'), 'EUR', 'price-too-long'],
  ])('%s %s', (cell, currency, expected) => { expect(priceOf(cell, currency)).toBe(expected); });
});

describe('every bad cell is named, and nothing is taken', () => {
  test('in a menu', () => {
    expect(errorsOf([
      ['code', 'name', 'price', 'unit', 'barcode', 'target_minutes', 'tax_class', 'tax_rate', 'modifier_groups', 'Favourite'],
      ['A1', 'Good', 1000, 'kg', '4006381333931', '5', 'food', '12', '', 'yes'],
      ['a1', '', 'ten', 'barrel', '4006381333932', 'soon', 'food', '15', 'onion', 'perhaps'],
      ['A2', 'x'.repeat(201), -5, '', '4006381333931', '601', 'beer', '101', '', ''],
    ])).toEqual([
      ['menu', 3, 'name', '', 'name-missing'], ['menu', 3, 'price', 'ten', 'price-not-a-number'], ['menu', 3, 'unit', 'barrel', 'unit-unknown'],
      ['menu', 3, 'Favourite', 'perhaps', 'flag-invalid'], ['menu', 3, 'code', 'a1', 'code-twice'], ['menu', 3, 'target_minutes', 'soon', 'minutes-invalid'],
      ['menu', 3, 'tax_rate', '15', 'tax-rate-differs'], ['menu', 3, 'modifier_groups', 'onion', 'group-unknown'], ['menu', 3, 'barcode', '4006381333932', 'barcode-invalid'],
      ['menu', 4, 'name', 'x'.repeat(200), 'text-too-long'], ['menu', 4, 'price', '-5', 'price-negative'], ['menu', 4, 'target_minutes', '601', 'minutes-invalid'],
      ['menu', 4, 'tax_rate', '101', 'tax-rate-invalid'], ['menu', 4, 'barcode', '4006381333931', 'barcode-twice'],
    ]);
  });

  test('in the modifiers, whose faults are not repeated on every product', () => {
    const menu = [['name', 'price', 'modifier_groups'], ['Tea', 1, 'tea|milk']];
    expect(errorsOf(menu, [
      ['group', 'min', 'max', 'free', 'option', 'price'],
      ['tea', '2', '1', '3', 'Lemon', '4000'],
      ['tea', '1', '1', '3', '', 'x'],
      ['', '', '', '', 'Honey', ''],
      ['milk', 'a', '', '', 'Oat', ''],
      ['sugar', '2', '2', '', 'One', ''],
    ])).toEqual([
      ['modifiers', 2, 'min', '2', 'min-above-max'], ['modifiers', 2, 'free', '3', 'free-above-max'], ['modifiers', 3, 'free', '3', 'free-above-max'],
      ['modifiers', 3, 'min', '1', 'group-differs'], ['modifiers', 3, 'option', '', 'name-missing'], ['modifiers', 3, 'price', 'x', 'price-not-a-number'],
      ['modifiers', 4, 'group', '', 'group-missing'], ['modifiers', 5, 'min', 'a', 'count-invalid'], ['modifiers', 6, 'min', '2', 'min-above-options'],
    ]);
  });

  test('in the header', () => {
    expect(errorsOf([])).toEqual([['menu', 1, '', '', 'file-empty']]);
    expect(errorsOf([['name', 'price']])).toEqual([['menu', 1, '', '', 'file-empty']]);
    expect(errorsOf([['title'], ['Tea']])).toEqual([['menu', 1, 'name', '', 'column-missing'], ['menu', 1, 'price', '', 'column-missing']]);
    expect(errorsOf([['name', 'price', 'Цена'], ['Tea', 1, 2]])).toEqual([['menu', 1, 'Цена', 'Цена', 'column-twice']]);
    expect(errorsOf([['name', 'price'], ...Array.from({ length: maxMenuRows + 1 }, (_, index) => [`x${index}`, 1])])).toEqual([['menu', maxMenuRows + 2, '', '3001', 'too-many-rows']]);
  });
});

test('the largest menu that is taken fits on a board', () => {
  const rows = Array.from({ length: maxMenuRows }, (_, index) => [`CODE-${index}`, `Category ${index % 40}`, `A product with a rather long name ${index}`, 'Блюдо с довольно длинным названием', 'Ancha uzun nomli taom', 18_000 + index]);
  const menu = menuOf([['code', 'category', 'name', 'name_ru', 'name_uz', 'price'], ...rows]);
  const update = setBoardEntries(emptyBoardState, 7, catalogueToEntries(menu))!;
  expect(applyUpdate(emptyBoardState, update, maxBoardBytes).ok).toBe(true);
  expect(JSON.stringify({ y: update, view: menu }).length).toBeLessThan(8_000_000);
});
