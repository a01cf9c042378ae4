import { blankComboChoice, blankGroup, blankItem, blankOption, blankSize, blankSlot, blankTaxClass, emptyCatalogue, type Catalogue, type CatalogueItem, type ModifierOption } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { LocalName } from '../../../../shared/domain/order/frozen.ts';
import { asId } from '../../../../shared/kernel/ids.ts';

export const named = (en: string): LocalName => ({ en, ru: '', uz: '' });
const item = (id: string, change: Partial<CatalogueItem>): CatalogueItem => ({ ...blankItem, id: asId(id), name: named(id), ...change });
const option = (id: string, groupId: string, price: number, change: Partial<ModifierOption> = {}): ModifierOption => ({ ...blankOption, id, groupId, price, name: named(id), ...change });

/** A small menu that has one of everything. */
export const card: Catalogue = {
  ...emptyCatalogue,
  items: [
    item('pizza', {
      categoryId: 'pizzas', station: 'oven', taxClass: 'food', modifierGroups: ['base', 'topping'], price: 0,
      sizes: [{ ...blankSize, id: 'pizza-s', name: named('S'), price: 40_000, order: 1 }, { ...blankSize, id: 'pizza-l', name: named('L'), price: 70_000, order: 2 }],
    }),
    item('cola', { categoryId: 'drinks', station: 'bar', taxClass: 'drink', price: 10_000 }),
    item('beer', { categoryId: 'drinks', station: 'bar', taxClass: 'drink', price: 30_000 }),
    item('cheese', { categoryId: 'shop', unit: 'kg', price: 120_000 }),
    item('gift', { openPrice: true }),
    item('set', {
      categoryId: 'sets', price: 60_001,
      slots: [
        { ...blankSlot, id: 'set-pizza', name: named('Pizza'), choices: [{ ...blankComboChoice, id: 'set-pizza-s', itemId: asId('pizza'), sizeId: 'pizza-s' }] },
        {
          ...blankSlot, id: 'set-drink', name: named('Drink'), max: 2, choices: [
            { ...blankComboChoice, id: 'set-cola', itemId: asId('cola'), preselected: true }, { ...blankComboChoice, id: 'set-beer', itemId: asId('beer'), extra: 15_000 },
          ],
        },
      ],
    }),
  ],
  modifierGroups: [
    { ...blankGroup, id: 'base', name: named('Base'), min: 1, max: 1 },
    { ...blankGroup, id: 'topping', name: named('Topping'), max: 3, free: 2 },
    { ...blankGroup, id: 'sauce', name: named('Sauce'), min: 1, max: 1 },
  ],
  modifierOptions: [
    option('thin', 'base', 0, { preselected: 1 }), option('thick', 'base', 3_000),
    option('olives', 'topping', 4_000, { most: 3 }), option('ham', 'topping', 6_000, { nestedGroups: ['sauce'] }),
    option('hot', 'sauce', 1_000), option('mild', 'sauce', 0, { preselected: 1 }),
  ],
  taxClasses: [
    { ...blankTaxClass, id: 'food', basisPoints: 1_200 },
    { ...blankTaxClass, id: 'drink', name: named('VAT'), basisPoints: 1_200, more: [{ id: 'excise', name: named('Excise'), basisPoints: 500, included: false }] },
  ],
};
export const cardItem = (id: string): CatalogueItem => card.items.find((known) => known.id === id)!;
