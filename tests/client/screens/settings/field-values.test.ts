import { afterEach, expect, test } from 'vitest';
import { moneyText, percentText, readMoney, readName, readPercent, readPresets, readWhole } from '../../../../client/screens/settings/field-values.ts';
import { speak } from '../../../../client/i18n/dictionary.ts';

afterEach(() => speak('en'));

test('what a setting shows is what it reads back', () => {
  for (const language of ['en', 'ru', 'uz'] as const) {
    speak(language);
    for (const amount of [0, 500, 12_500, 1_234_567]) {
      expect(readMoney('UZS')(moneyText(amount, 'UZS'))).toEqual({ ok: true, value: amount });
      expect(readMoney('USD')(moneyText(amount, 'USD'))).toEqual({ ok: true, value: amount });
    }
    for (const share of [0, 5, 750, 1_250, 10_000]) expect(readPercent(percentText(share))).toEqual({ ok: true, value: share });
  }
});

test('bad input is refused at the field, in words', () => {
  const refused = [
    readMoney('UZS')('ten'), readMoney('UZS')('-5'), readMoney('UZS')('1.5'), readMoney('UZS')('1234567890123456'),
    readPercent('101'), readPercent('12.345'), readPercent('-1'), readWhole(0, 999)('1000'), readWhole(0, 999)('1.5'), readWhole(1, 9)(''),
    readName(false)('   '), readName(true)('x'.repeat(81)), readPresets('5 10 15 20 25'), readPresets('5 much'), readPresets('0'),
  ];
  for (const result of refused) expect(result).toEqual({ ok: false, error: expect.stringMatching(/^(Enter|Choose) .+\.$/) });
  expect(readName(true)('')).toEqual({ ok: true, value: null });
  expect(readPresets('5  7,5 10%')).toEqual({ ok: true, value: ['500', '750', '1000'] });
  expect(readPresets('')).toEqual({ ok: true, value: [] });
});
