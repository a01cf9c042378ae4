import { describe, expect, test } from 'vitest';
import { findItems, itemByCode } from '../../../../client/screens/till/find-items.ts';
import { lineStateOf } from '../../../../client/screens/till/line-state.ts';
import { quickAmounts } from '../../../../client/screens/pay/quick-amounts.ts';
import { milliOf, typeKey } from '../../../../client/ui/typed-number.ts';
import { blankItem, blankSize, emptyCatalogue, type Catalogue, type CatalogueItem } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Line } from '../../../../shared/domain/order/state.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { currencyByCode } from '../../../../shared/kernel/currency.ts';

const item = (id: string, change: Partial<CatalogueItem>): CatalogueItem => ({
  ...blankItem, id: asId(id), code: id.toUpperCase(), categoryId: 'c1', name: { en: id, ru: '', uz: '' }, price: 1_000, station: 'hot', course: 'main', ...change,
});
const menu: Catalogue = {
  ...emptyCatalogue,
  items: [
    item('plov', { name: { en: 'Plov', ru: 'Плов', uz: 'To‘y oshi' }, favourite: true }),
    item('tea', { categoryId: 'c2', name: { en: 'Green tea', ru: 'Зелёный чай', uz: 'Ko‘k choy' }, barcode: '4780001' }),
  ],
};

describe('finding a product', () => {
  const found = (search: string): readonly string[] => findItems(menu, { type: 'all' }, search).map(({ id }) => id);
  test('in any language, whatever apostrophe was typed, by code or barcode', () => {
    expect(found('плов')).toEqual(['plov']);
    expect(found("ko'k")).toEqual(['tea']);
    expect(found('koʻk choy')).toEqual(['tea']);
    expect(found('478')).toEqual(['tea']);
    expect(found('tea green')).toEqual(['tea']);
    expect(found('zzz')).toEqual([]);
  });
  test('shelves hold what belongs to them', () => {
    expect(findItems(menu, { type: 'favourites' }, '').map(({ id }) => id)).toEqual(['plov']);
    expect(findItems(menu, { type: 'category', id: 'c2' }, '').map(({ id }) => id)).toEqual(['tea']);
  });
  test('a scanned code is exact', () => {
    expect(itemByCode(menu, '4780001')?.id).toBe('tea');
    expect(itemByCode(menu, 'plov')?.id).toBe('plov');
    expect(itemByCode(menu, '478')).toBeUndefined();
  });

  test('the code of a size names the product in that size', () => {
    const sizes = ['s', 'l'].map((id) => ({ ...blankSize, id, code: `COF-${id}`, barcode: id === 'l' ? '4780002' : '' }));
    const coffee = { ...menu, items: [...menu.items, item('coffee', { sizes })] };
    expect(itemByCode(coffee, '4780002')).toMatchObject({ id: 'coffee', sizes: [{ id: 'l' }] });
    expect(itemByCode(coffee, 'cof-s')?.sizes.map(({ id }) => id)).toEqual(['s']);
    expect(itemByCode(coffee, 'COFFEE')?.sizes).toHaveLength(2);
    expect(findItems(coffee, { type: 'all' }, '4780002').map(({ id }) => id)).toEqual(['coffee']);
  });
});

test('quick amounts: exact first, then what notes make of it', () => {
  const { denominations } = currencyByCode['UZS']!;
  expect(quickAmounts(63_000, denominations)).toEqual([63_000, 65_000, 70_000, 80_000, 100_000]);
  expect(quickAmounts(33_300, denominations, 4)).toEqual([33_300, 34_000, 35_000, 40_000]);
  expect(quickAmounts(200_000, denominations, 3)[0]).toBe(200_000);
  expect(quickAmounts(0, denominations)).toEqual([]);
});

test('a line tells where it stands with the kitchen', () => {
  const deed = { opId: asId<never>('o'), by: asId<never>('s'), device: asId<never>('d'), stamp: asId<never>('x') };
  const work = (fire: string | null, bumped = false) => ({ ...deed, kind: 'added' as const, deltaMilli: 1_000, fire: fire as never, bumped });
  const line = (change: Partial<Line>): Line => ({ ...deed, lineId: asId('l'), item: {} as Line['item'], note: '', guestNote: '', seat: 0, course: '', combo: null, adjustments: [], gross: 0, net: 0, voided: null, work: [work(null)], quantityMilli: 1_000, sentMilli: 0, unsentMilli: 1_000, total: 0, notedAt: deed.stamp, ...change });
  expect(lineStateOf(line({}))).toBe('new');
  expect(lineStateOf(line({ work: [work('f')], sentMilli: 1_000, unsentMilli: 0 }))).toBe('sent');
  expect(lineStateOf(line({ work: [work('f'), work(null)], sentMilli: 1_000 }))).toBe('changed');
  expect(lineStateOf(line({ work: [work('f', true)], sentMilli: 1_000, unsentMilli: 0 }))).toBe('ready');
  expect(lineStateOf(line({ voided: { ...deed, reason: '', waste: false, approvedBy: null, quantityMilli: 1_000 } }))).toBe('voided');
});

test('the keypad types numbers and nothing else', () => {
  const typed = (keys: readonly Parameters<typeof typeKey>[1][], most = 6): string => keys.reduce((text, key) => typeKey(text, key, most), '');
  expect(typed(['0', '5'])).toBe('5');
  expect(typed(['.', '3', '5', '.'])).toBe('0.35');
  expect(typed(['000'])).toBe('0');
  expect(typed(['5', '000', '000'])).toBe('5000');
  expect(typed(['1', '2', 'back'])).toBe('1');
  expect(milliOf('0.35')).toBe(350);
  expect(milliOf('2')).toBe(2_000);
  expect(milliOf('0')).toBeNull();
  expect(milliOf('')).toBeNull();
});
