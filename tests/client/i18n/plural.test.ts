import { afterEach, expect, test } from 'vitest';
import { speak } from '../../../client/i18n/dictionary.ts';
import { plural } from '../../../client/i18n/plural.ts';
import { shell } from '../../../client/i18n/shell.ts';
import { formatDate, formatMoment, formatTime } from '../../../client/i18n/time.ts';

afterEach(() => speak('en'));

test('Russian has three forms, by the last digits', () => {
  const orders = (count: number): string => plural('ru', count, { one: '# заказ', few: '# заказа', many: '# заказов' });
  expect([1, 2, 5, 11, 12, 21, 22, 25, 101, 111].map(orders)).toEqual([
    '1 заказ', '2 заказа', '5 заказов', '11 заказов', '12 заказов', '21 заказ', '22 заказа', '25 заказов', '101 заказ', '111 заказов',
  ]);
});

test('Uzbek keeps the singular after a number, English does not', () => {
  expect(plural('uz', 7, { other: '# ta buyurtma' })).toBe('7 ta buyurtma');
  expect([1, 2].map((count) => plural('en', count, { one: '# order', other: '# orders' }))).toEqual(['1 order', '2 orders']);
});

test('a dictionary follows the language', () => {
  speak('ru');
  expect(shell().unsent(3)).toBe('3 заказа не отправлены');
  speak('uz');
  expect(shell().unsent(3)).toBe('3 ta buyurtma hali yuborilmagan');
});

test('dates and times are those of the branch, in words the browser does not know', () => {
  const evening = Date.UTC(2026, 10, 22, 19, 30);
  expect(formatTime(evening, 'Asia/Tashkent')).toBe('00:30');
  expect(formatDate('2026-11-22', 'uz')).toBe('22-noyabr');
  expect(formatDate('2026-11-22', 'uz', true)).toBe('yakshanba, 22-noyabr');
  expect(formatDate('2026-11-22', 'ru')).toBe('22 ноября');
  expect(formatMoment(evening, evening + 60_000, 'Asia/Tashkent', 'en')).toBe('00:30');
  expect(formatMoment(evening, evening + 86_400_000, 'Asia/Tashkent', 'en')).toBe('23 November, 00:30');
  expect(formatTime(evening, 'No/Where')).toBe('19:30');
});
