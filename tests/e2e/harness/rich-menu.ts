import {
  blankComboChoice, blankGroup, blankItem, blankOption, blankPriceList, blankSlot, type Catalogue, type ModifierGroup, type ModifierOption,
} from '../../../shared/domain/catalogue/catalogue.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { menu } from './restaurant.ts';

const named = (en: string): LocalName => ({ en, ru: '', uz: '' });
const group = (id: string, name: string, rule: Partial<ModifierGroup>, order: number): ModifierGroup => ({ ...blankGroup, id, name: named(name), order, ...rule });
const option = (id: string, groupId: string, name: string, price: number, change: Partial<ModifierOption> = {}): ModifierOption => ({ ...blankOption, id, groupId, name: named(name), price, ...change });

/** The small menu with a burger to be chosen in every way there is, and a set that two stations make. */
export const richMenu: Catalogue = {
  ...menu,
  items: [
    ...menu.items,
    {
      ...blankItem, id: asId('burger'), name: named('Burger'), categoryId: 'mains', price: 40_000, station: 'hot', course: 'main', taxClass: 'food',
      modifierGroups: ['bun', 'done', 'extras'], order: 10,
    },
    {
      ...blankItem, id: asId('set'), name: named('Lunch set'), categoryId: 'mains', price: 45_000, station: 'hot', course: 'main', taxClass: 'food', order: 11,
      slots: [
        { ...blankSlot, id: 'set-main', name: named('Main dish'), order: 1, choices: [
          { ...blankComboChoice, id: 'set-plov', itemId: asId('item-1'), order: 1 }, { ...blankComboChoice, id: 'set-burger', itemId: asId('burger'), extra: 5_000, order: 2 },
        ] },
        { ...blankSlot, id: 'set-drink', name: named('Drink'), order: 2, choices: [{ ...blankComboChoice, id: 'set-tea', itemId: asId('item-4'), preselected: true }] },
      ],
    },
  ],
  modifierGroups: [
    group('bun', 'Bun', { min: 1, max: 1 }, 1), group('done', 'Doneness', { min: 1, max: 1 }, 2), group('extras', 'Extras', { max: 3, free: 1 }, 3), group('sauce', 'Sauce', { min: 1, max: 1 }, 4),
  ],
  modifierOptions: [
    option('sesame', 'bun', 'Sesame', 0), option('rye', 'bun', 'Rye', 2_000, { order: 1 }),
    option('medium', 'done', 'Medium', 0, { preselected: 1 }), option('well', 'done', 'Well done', 0, { order: 1 }),
    option('cheese', 'extras', 'Cheese', 5_000, { most: 2 }), option('fries', 'extras', 'Fries', 6_000, { nestedGroups: ['sauce'], order: 1 }), option('bacon', 'extras', 'Bacon', 7_000, { order: 2 }),
    option('ketchup', 'sauce', 'Ketchup', 0), option('garlic', 'sauce', 'Garlic', 1_000, { order: 1 }),
  ],
};

/** The same with a price for plov that begins at a moment to come. */
export const menuWithLaterPrice = (startsAtMs: number): Catalogue => ({
  ...menu, priceLists: [{ ...blankPriceList, id: 'evening', name: named('Evening'), startsAtMs, prices: { 'item-1': 50_000 } }],
});
