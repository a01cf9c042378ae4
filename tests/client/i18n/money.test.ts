import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { formatAmount, formatMoney, formatQuantity, parseAmount } from '../../../client/i18n/money.ts';
import { languages } from '../../../shared/domain/branch/branch.ts';
import { currencyByCode } from '../../../shared/kernel/currency.ts';

const plainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  test.each([
    [45_000, 'UZS', 'uz', '45 000 so‘m'],
    [45_000, 'UZS', 'ru', '45 000 сум'],
    [1_234_567, 'UZS', 'en', '1,234,567 UZS'],
    [990, 'EUR', 'en', '€9.90'],
    [-990, 'EUR', 'en', '−€9.90'],
    [5, 'EUR', 'ru', '0,05 €'],
    [-123_456, 'RUB', 'ru', '−1 234,56 ₽'],
    [0, 'TRY', 'uz', '0,00 ₺'],
    [100, 'GBP', 'en', '1.00 GBP'],
  ] as const)('%d of %s in %s is %s', (amount, code, language, text) => {
    expect(plainSpaces(formatMoney(amount, code, language))).toBe(text);
  });

  test('what is shown can be typed back, for every currency and language', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom(...Object.keys(currencyByCode)), fc.constantFrom(...languages), (amount, code, language) => {
      const shown = formatAmount(amount, code, language);
      expect(parseAmount(language === 'en' ? shown.replaceAll(',', '') : shown, code)).toBe(amount);
    }));
  });

  test('what is no amount is none', () => {
    for (const text of ['', 'abc', '-5', '1.234', '1.2.3', '.5', '9999999999999']) expect(parseAmount(text, 'EUR')).toBeNull();
    expect(parseAmount('10.5', 'UZS')).toBeNull();
    expect(parseAmount('9,9', 'EUR')).toBe(990);
  });
});

test('quantities lose needless zeros', () => {
  expect(formatQuantity(2_000, 'ru')).toBe('2');
  expect(formatQuantity(350, 'ru')).toBe('0,35');
  expect(formatQuantity(1_005, 'en')).toBe('1.005');
  expect(plainSpaces(formatQuantity(-1_500_000, 'uz'))).toBe('−1 500');
});
