import { describe, expect, test } from 'vitest';
import { codeSigns, isWholeCode, showCode } from '../../../client/screens/pair/pairing-code.ts';
import { changeOf } from '../../../client/screens/staff/person-entry.ts';
import { clockWords } from '../../../client/screens/sync/clock-words.ts';
import { speak } from '../../../client/i18n/dictionary.ts';
import { bytesText } from '../../../client/i18n/sync.ts';

describe('a pairing code', () => {
  test.each([['k7qm-2xhd', 'K7QM2XHD'], [' K7QM 2XHD ', 'K7QM2XHD'], ['K7QM2XHDextra', 'K7QM2XHD'], ['K7', 'K7'], ['', '']])('%j is read as %j', (typed, signs) => {
    expect(codeSigns(typed)).toBe(signs);
  });
  test('shows in two halves and is whole at eight signs', () => {
    expect([showCode('k7q'), showCode('k7qm2x')]).toEqual(['K7Q', 'K7QM-2X']);
    expect([isWholeCode('K7QM-2XH'), isWholeCode('k7qm 2xhd')]).toEqual([false, true]);
  });
});

test('only what differs of a person is sent', () => {
  const before = { name: 'Aziza', role: 'cashier' } as const;
  const entry = { name: 'Aziza', role: 'cashier', pin: '', account: undefined } as const;
  expect(changeOf(before, entry)).toEqual({});
  expect(changeOf(before, { ...entry, pin: '1234', role: 'manager' })).toEqual({ pin: '1234', role: 'manager' });
  expect(changeOf(before, { ...entry, account: { login: 'a', password: '1234567890' } })).toEqual({ account: { login: 'a', password: '1234567890' } });
});

describe('the clock in words', () => {
  test('right, a little off, wrong either way, unknown', () => {
    speak('en');
    expect(clockWords(500)).toMatchObject({ wrong: false, words: 'The clock of this device agrees with the server.' });
    expect(clockWords(-60_000)).toMatchObject({ wrong: false, words: 'Differs from the server by 60 seconds.' });
    expect(clockWords(2 * 86_400_000)).toMatchObject({ wrong: true, words: expect.stringContaining('2 days behind') });
    expect(clockWords(-3 * 60_000)).toMatchObject({ wrong: true, words: expect.stringContaining('3 minutes ahead') });
    expect(clockWords(null).wrong).toBe(false);
  });
  test('Russian counts in its own forms', () => {
    speak('ru');
    expect(clockWords(-3 * 60_000).words).toContain('спешат на 3 минуты');
    speak('en');
  });
});

test.each([[0, '0 kB'], [999, '1 kB'], [12_400_000, '12 MB'], [10_737_418_240, '10.7 GB']])('%s bytes read %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
