import { expect, test } from 'vitest';
import { optionWords } from '../../../../client/screens/order-parts/line-words.ts';
import type { FrozenModifier } from '../../../../shared/domain/order/frozen.ts';

const named = (en: string) => ({ en, ru: '', uz: '' });
const modifier = (optionId: string, count = 1, change: Partial<FrozenModifier> = {}): FrozenModifier =>
  ({ optionId, groupId: 'extras', name: named(optionId), price: 1_000, count, parent: null, ...change });
const words = (modifiers: readonly FrozenModifier[], size?: string): readonly string[] =>
  optionWords({ modifiers, ...(size && { size: { id: size, name: named(size) } }) }, ({ en }) => en);

test('a plain line has none', () => expect(words([])).toEqual([]));

test('size first, then options in the order they were chosen', () => {
  expect(words([modifier('No onion'), modifier('Cheese', 2)], 'Large')).toEqual(['Large', 'No onion', 'Cheese ×2']);
});

test('one that was free in part counts once', () => {
  expect(words([modifier('Lemon', 1, { price: 0 }), modifier('Lemon', 2)])).toEqual(['Lemon ×3']);
});

test('what was chosen inside an option stands in brackets after it', () => {
  expect(words([modifier('Fries'), modifier('Garlic sauce', 1, { parent: 'Fries', groupId: 'sauces' })])).toEqual(['Fries (Garlic sauce)']);
});
