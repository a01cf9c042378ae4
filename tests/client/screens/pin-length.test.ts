import { expect, test } from 'vitest';
import { rememberedPinLength, rememberPinLength, type LengthStore } from '../../../client/screens/sign-in/pin-length.ts';

const memory = (): LengthStore => {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => { values.set(key, value); } };
};

test('the length of a right PIN is remembered by person', () => {
  const store = memory();
  expect(rememberedPinLength(store, 'aziza')).toBeNull();
  rememberPinLength(store, 'aziza', 6);
  expect(rememberedPinLength(store, 'aziza')).toBe(6);
  expect(rememberedPinLength(store, 'kamola')).toBeNull();
});

test('forbidden storage and nonsense count as not remembered', () => {
  const forbidden: LengthStore = { getItem: () => { throw new Error('denied'); }, setItem: () => { throw new Error('denied'); } };
  rememberPinLength(forbidden, 'aziza', 4);
  expect(rememberedPinLength(forbidden, 'aziza')).toBeNull();
  expect(rememberedPinLength({ getItem: () => 'four', setItem: () => undefined }, 'aziza')).toBeNull();
});
