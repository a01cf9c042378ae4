import { expect, test } from 'vitest';
import { checkChoice, choose, defaultChoice, groupsAsked, needsChoice, noChoice, offersChoice, type Choice } from '../../../../shared/domain/catalogue/choice.ts';
import { openGroups, optionById } from '../../../../shared/domain/catalogue/menu-index.ts';
import { card, cardItem } from './menu-card.ts';

const pizza = cardItem('pizza');
const pick = (choice: Choice, groupId: string, optionId: string, count: number, parent: string | null = null): Choice =>
  choose(card, choice, openGroups(card, [groupId])[0]!, parent, optionById(card, optionId)!, count);
const chosen = (choice: Choice): string[] => choice.options.map(({ parent, optionId, count }) => `${parent ? `${parent}>` : ''}${optionId}×${count}`);

test('a choice begins with the first size and what is preselected', () => {
  const choice = defaultChoice(card, pizza);
  expect([choice.sizeId, chosen(choice)]).toEqual(['pizza-s', ['thin×1']]);
  expect(checkChoice(card, pizza, choice)).toEqual([]);
});

test('only a size, a price, a missing choice or a combo makes a tap ask', () => {
  expect(['pizza', 'cola', 'gift', 'set', 'cheese'].map((id) => needsChoice(card, cardItem(id)))).toEqual([true, false, true, true, false]);
  expect(['pizza', 'cola', 'gift'].map((id) => offersChoice(card, cardItem(id)))).toEqual([true, false, true]);
});

test('in a group that takes one, the other goes', () => {
  expect(chosen(pick(defaultChoice(card, pizza), 'base', 'thick', 1))).toEqual(['thick×1']);
});

test('a nested group is asked for under the option that opened it, comes with its default and goes with it', () => {
  const withHam = pick(defaultChoice(card, pizza), 'topping', 'ham', 1);
  expect(groupsAsked(card, pizza, withHam).map(({ group, parent }) => [group.id, parent])).toEqual([['base', null], ['topping', null], ['sauce', 'ham']]);
  expect(chosen(withHam)).toEqual(['thin×1', 'ham×1', 'ham>mild×1']);
  const hot = pick(withHam, 'sauce', 'hot', 1, 'ham');
  expect(chosen(hot)).toEqual(['thin×1', 'ham×1', 'ham>hot×1']);
  expect(checkChoice(card, pizza, hot)).toEqual([]);
  expect(chosen(pick(hot, 'topping', 'ham', 0))).toEqual(['thin×1']);
});

test('counts change in place, so that what was chosen first stays first', () => {
  const two = pick(pick(defaultChoice(card, pizza), 'topping', 'olives', 1), 'topping', 'ham', 1);
  expect(chosen(pick(two, 'topping', 'olives', 2))).toEqual(['thin×1', 'olives×2', 'ham×1', 'ham>mild×1']);
});

test('too few, too many, too often and what is gone are said with their numbers', () => {
  const types = (choice: Choice): string[] => checkChoice(card, pizza, choice).map(({ type }) => type);
  expect(checkChoice(card, pizza, noChoice)).toMatchObject([{ type: 'size-missing' }, { type: 'too-few', groupId: 'base', min: 1, chosen: 0 }]);
  const many = pick(pick(defaultChoice(card, pizza), 'topping', 'olives', 3), 'topping', 'ham', 1);
  expect(checkChoice(card, pizza, many)).toMatchObject([{ type: 'too-many', groupId: 'topping', max: 3, chosen: 4 }]);
  expect(checkChoice(card, pizza, pick(defaultChoice(card, pizza), 'topping', 'ham', 2))).toMatchObject([{ type: 'option-too-often', optionId: 'ham', most: 1, chosen: 2 }]);
  expect(types({ ...defaultChoice(card, pizza), options: [{ optionId: 'thin', groupId: 'base', parent: null, count: 1 }, { optionId: 'x', groupId: 'gone', parent: null, count: 1 }] })).toEqual(['option-gone']);
});

test('an open price is asked for and has at most 15 digits', () => {
  const types = (openPrice: number | null): string[] => checkChoice(card, cardItem('gift'), { ...noChoice, openPrice }).map(({ type }) => type);
  expect([types(null), types(-1), types(1e15), types(2.5), types(25_000)]).toEqual([['price-missing'], ['price-invalid'], ['price-invalid'], ['price-invalid'], []]);
});

test('a group that asks for more than it has can still be sold', () => {
  const narrow = { ...card, modifierGroups: card.modifierGroups.map((group) => (group.id === 'sauce' ? { ...group, min: 5, max: 9 } : group)) };
  const item = { ...cardItem('cola'), modifierGroups: ['sauce'] };
  const both: Choice = { ...noChoice, options: ['hot', 'mild'].map((optionId) => ({ optionId, groupId: 'sauce', parent: null, count: 1 })) };
  expect(checkChoice(narrow, item, both)).toEqual([]);
});
