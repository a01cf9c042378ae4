import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankPriceList, type Catalogue, type CatalogueItem } from '../../../../shared/domain/catalogue/catalogue.ts';
import { defaultChoice, noChoice, type Choice } from '../../../../shared/domain/catalogue/choice.ts';
import { checkCombo, comboPrice, defaultPicks, freezeCombo, pickOf } from '../../../../shared/domain/catalogue/combo.ts';
import { freezeItem } from '../../../../shared/domain/catalogue/freeze.ts';
import { card, cardItem, named } from './menu-card.ts';

const now = { orderType: 'dine-in' as const, nowMs: 1_760_000_000_000, zone: 'Asia/Tashkent' };
const pizza = cardItem('pizza');
const set = cardItem('set');

test('a line keeps size, category, modifiers and every tax rate', () => {
  const choice: Choice = { ...defaultChoice(card, pizza), sizeId: 'pizza-l' };
  expect(freezeItem(card, pizza, choice, now)).toEqual({
    itemId: 'pizza', name: named('pizza'), unitPrice: 70_000, unit: 'piece', station: 'oven', course: '', taxClass: 'food', taxBasisPoints: 1_200, taxIncluded: true,
    category: 'pizzas', size: { id: 'pizza-l', name: named('L') },
    modifiers: [{ optionId: 'thin', groupId: 'base', name: named('thin'), price: 0, count: 1, parent: null }],
  });
  expect(freezeItem(card, cardItem('cola')).taxes).toEqual([
    { id: 'drink', name: named('VAT'), basisPoints: 1_200, included: true }, { id: 'excise', name: named('Excise'), basisPoints: 500, included: false },
  ]);
});

test('the first choices of a group are free, and one option may be partly free', () => {
  const options = [{ optionId: 'olives', groupId: 'topping', parent: null, count: 3 }, { optionId: 'ham', groupId: 'topping', parent: null, count: 1 }];
  const frozen = freezeItem(card, pizza, { ...noChoice, options });
  expect(frozen.modifiers?.map(({ optionId, price, count }) => [optionId, price, count])).toEqual([['olives', 0, 2], ['olives', 4_000, 1], ['ham', 6_000, 1]]);
});

test('an open price is what was typed, whatever a list says', () => {
  const priced = { ...card, priceLists: [{ ...blankPriceList, id: 'all', name: named('all'), percent: -5_000 }] };
  expect(freezeItem(priced, cardItem('gift'), { ...noChoice, openPrice: 12_345 }, now)).toMatchObject({ unitPrice: 12_345 });
  expect(freezeItem(priced, cardItem('beer'), noChoice, now)).toMatchObject({ unitPrice: 15_000, priceList: 'all' });
  expect(freezeItem(priced, cardItem('beer'))).toMatchObject({ unitPrice: 30_000 });
});

test('a combo begins with the only choice of a place and what is preselected', () => {
  expect(defaultPicks(card, set).map(({ choiceId }) => choiceId)).toEqual(['set-pizza-s', 'set-cola']);
  expect(checkCombo(card, set, defaultPicks(card, set))).toEqual([]);
  expect(checkCombo(card, set, [])).toMatchObject([{ type: 'too-few', slotId: 'set-pizza', min: 1 }, { type: 'too-few', slotId: 'set-drink', min: 1 }]);
  expect(checkCombo(card, set, [{ slotId: 'set-drink', choiceId: 'gone', choice: noChoice, note: '' }, ...defaultPicks(card, set)])).toMatchObject([{ type: 'pick-gone', choiceId: 'gone' }]);
  const bare = defaultPicks(card, set).map((pick) => ({ ...pick, choice: noChoice }));
  expect(checkCombo(card, set, bare)).toMatchObject([{ type: 'component', pick: 0, fault: { type: 'too-few', groupId: 'base' } }]);
});

test('components keep station and tax, share the price exactly and carry their own extra', () => {
  const [pizzaPick, cola] = defaultPicks(card, set);
  const drinks = set.slots[1]!;
  const picks = [pizzaPick!, cola!, pickOf(card, drinks, drinks.choices[1]!)];
  const { combo, lines } = freezeCombo(card, set, picks, now, 2_000);
  expect(combo).toEqual({ itemId: 'set', name: named('set') });
  // 60,001 over 40,000 : 10,000 : 30,000 is 30,000.5 : 7,500.125 : 22,500.375; the odd one goes to the largest remainder. Beer adds 15,000.
  expect(lines.map(({ item, quantityMilli }) => [item.itemId, item.station, item.unitPrice, quantityMilli])).toEqual([
    ['pizza', 'oven', 30_001, 2_000], ['cola', 'bar', 7_500, 2_000], ['beer', 'bar', 37_500, 2_000],
  ]);
  expect(lines[0]!.item).toMatchObject({ size: { id: 'pizza-s' }, modifiers: [{ optionId: 'thin' }] });
  expect(comboPrice(card, set, picks, now)).toBe(75_001);
});

test('whatever a combo costs, its lines sum to it', () => {
  fc.assert(fc.property(fc.nat(1_000_000_000), fc.array(fc.nat(500_000), { minLength: 1, maxLength: 8 }), (price, componentPrices) => {
    const items = componentPrices.map((component, index): CatalogueItem => ({ ...cardItem('cola'), id: `c${index}` as never, price: component }));
    const choices = items.map(({ id }, index) => ({ id: `x${index}`, itemId: id, sizeId: '', extra: index * 7, preselected: true, order: index }));
    const combo: CatalogueItem = { ...set, price, slots: [{ id: 's', name: named('s'), min: 0, max: 99, order: 0, choices }] };
    const menu: Catalogue = { ...card, items: [...items, combo] };
    const picks = defaultPicks(menu, combo);
    const sum = freezeCombo(menu, combo, picks, now).lines.reduce((all, { item }) => all + item.unitPrice, 0);
    expect(sum).toBe(comboPrice(menu, combo, picks, now));
    expect(sum).toBe(price + choices.reduce((all, { extra }) => all + extra, 0));
  }));
});
