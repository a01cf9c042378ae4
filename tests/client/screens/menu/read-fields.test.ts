import { describe, expect, test } from 'vitest';
import { minuteText, percentText, priceText, readBarcode, readChange, readCode, readMinute, readName, readPrice, readRate, readWhole } from '../../../../client/screens/menu/read-fields.ts';
import { moved } from '../../../../client/screens/menu/ordered-rows.tsx';
import { blankItem, blankSize, emptyCatalogue, type Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import { asId } from '../../../../shared/kernel/ids.ts';

const name = (en: string) => ({ en, ru: '', uz: '' });
const menu: Catalogue = {
  ...emptyCatalogue,
  items: [
    { ...blankItem, id: asId('plov'), name: name('Plov'), code: 'P1', barcode: '4006381333931' },
    { ...blankItem, id: asId('latte'), name: name('Latte'), code: 'L1', sizes: [{ ...blankSize, id: 'latte-l', name: name('L'), code: 'L2', barcode: '5901234123457' }] },
  ],
};
const value = (result: { readonly ok: boolean; readonly value?: unknown; readonly error?: unknown }): unknown => (result.ok ? result.value : `! ${String(result.error)}`);

describe('prices', () => {
  test('are read as people write them', () => {
    expect(['42000', '42 000', '42\u00a0000', '0'].map((text) => value(readPrice('UZS')(text)))).toEqual([42_000, 42_000, 42_000, 0]);
    expect(['9.9', '9,90', '10'].map((text) => value(readPrice('EUR')(text)))).toEqual([990, 990, 1_000]);
    expect(value(readPrice('UZS', true)('-12000'))).toBe(-12_000);
    expect(value(readPrice('UZS')('999999999999999'))).toBe(999_999_999_999_999);
  });
  test('that are none are refused in words', () => {
    const number = '! Write the price as a number: digits only.';
    expect(['many', '', '1e5', '12..5', '42 000 UZS'].map((text) => value(readPrice('UZS')(text)))).toEqual(Array.from({ length: 5 }, () => number));
    expect(value(readPrice('UZS')('1234567890123456'))).toBe('! A price has at most 15 digits.');
    expect(value(readPrice('UZS')('99.5'))).toBe('! That is finer than the smallest coin.');
    expect(value(readPrice('UZS')('-5'))).toBe('! A price is not below zero.');
  });
  test('come back as they are shown', () => {
    for (const price of [0, 5, 99, 12_345, -700, 999_999_999_999_999]) {
      expect(value(readPrice('EUR', true)(priceText(price, 'EUR')))).toBe(price);
      expect(value(readPrice('UZS', true)(priceText(price, 'UZS')))).toBe(price);
    }
  });
});

test('codes and barcodes are one of a kind, over products and sizes', () => {
  expect([value(readCode(menu, 'plov')('P1')), value(readCode(menu, 'latte')('p1')), value(readCode(menu, 'plov')('l2')), value(readCode(menu, 'plov')(''))])
    .toEqual(['P1', '! Plov has this code already.', '! Latte, L has this code already.', '']);
  expect([value(readBarcode(menu, 'latte')('4006381333931')), value(readBarcode(menu, 'latte-l')('5901234123457')), value(readBarcode(menu, 'plov')('123'))])
    .toEqual(['! Plov has this barcode already.', '5901234123457', '! 13 digits, of which the last one checks the others.']);
});

test('rates, changes, counts, times and names', () => {
  expect(['12', '12.5', '0,25', '101', 'x'].map((text) => value(readRate(text)))).toEqual([1_200, 1_250, 25, '! Write a number from 0 to 100.', '! Write a number from 0 to 100.']);
  expect(['-20', '\u221220', '', '+5', '-101'].map((text) => value(readChange(text)))).toEqual([-2_000, -2_000, 0, 500, '! Write a number from −100 to 1,000.']);
  expect([value(readWhole(1, 9)('5')), value(readWhole(1, 9)('')), value(readWhole(1, 9)('10'))]).toEqual([5, 1, '! Write a whole number from 1 to 9.']);
  expect([value(readMinute('17:30')), minuteText(1_050), value(readMinute('25:00')), percentText(1_250)]).toEqual([1_050, '17:30', '! Write a time like 17:30.', '12.5']);
  expect([value(readName(name('Plov'), 'en')('')), value(readName({ en: 'Plov', ru: 'Плов', uz: '' }, 'en')(''))]).toEqual(['! Give it a name in one language at least.', '']);
});

test('moving a record changes only the places that change', () => {
  const at = (...orders: number[]) => orders.map((order, index) => ({ id: `r${index}`, order }));
  expect(moved('group', at(1, 5, 9), 0, 1)).toEqual({ 'group:r1:order': 1, 'group:r0:order': 5 });
  // Two on one place are numbered anew.
  expect(moved('group', at(0, 0), 0, 1)).toEqual({ 'group:r1:order': 1, 'group:r0:order': 2 });
});
