import {
  blankComboChoice, blankPriceList, blankSize, blankSlot,
  type Catalogue, type CatalogueItem, type ComboChoice, type ComboSlot, type ItemSize, type PriceList,
} from '../../shared/domain/catalogue/catalogue.ts';
import type { LocalName } from '../../shared/domain/order/frozen.ts';
import { asId } from '../../shared/kernel/ids.ts';

/* What a table of products cannot say: sizes, combos, price lists, allergens. */

const local = (en: string, ru: string, uz: string): LocalName => ({ en, ru, uz });

/** Coffee and juices are sold in sizes: the group that asked for one becomes them. */
function withSizes(menu: Catalogue): Catalogue {
  const sizes = menu.modifierOptions.filter(({ groupId }) => groupId === 'size');
  const items = menu.items.map((item): CatalogueItem => {
    if (!item.modifierGroups.includes('size')) return item;
    return {
      ...item, modifierGroups: item.modifierGroups.filter((group) => group !== 'size'),
      sizes: sizes.map((option, order): ItemSize => ({ ...blankSize, id: `${item.id}-${option.id}`, name: option.name, price: item.price + option.price, order })),
    };
  });
  return {
    ...menu, items,
    modifierGroups: menu.modifierGroups.filter(({ id }) => id !== 'size'), modifierOptions: menu.modifierOptions.filter(({ groupId }) => groupId !== 'size'),
  };
}

/** Plov is served whole unless somebody asks; fries come with a sauce to choose. */
const withHabits = (menu: Catalogue): Catalogue => ({
  ...menu,
  modifierOptions: menu.modifierOptions.map((option) => {
    if (option.groupId === 'portion' && option.name.en === 'Full') return { ...option, preselected: 1 };
    return option.groupId === 'side_one' && option.name.en === 'French fries' ? { ...option, nestedGroups: ['sauce_one'] } : option;
  }),
});

type Place = { readonly name: LocalName; readonly codes: readonly (readonly [code: string, extra: number])[] };
const soup: Place = { name: local('Soup', 'Суп', 'Suyuq taom'), codes: [['SOU02', 0], ['SOU06', 0], ['SOU07', 0]] };
const main: Place = { name: local('Main', 'Горячее', 'Issiq taom'), codes: [['PLO01', 0], ['MAI10', 0], ['MAI01', 4_000]] };
const salad: Place = { name: local('Salad', 'Салат', 'Salat'), codes: [['SAL01', 0], ['SAL02', 0], ['SAL07', 2_000]] };
const drink: Place = { name: local('Drink', 'Напиток', 'Ichimlik'), codes: [['TEA01', 0], ['SOF04', 3_000], ['COF03', 6_000]] };
const placesByCombo: Readonly<Record<string, readonly Place[]>> = { BUS01: [soup, main, salad, drink], BUS02: [soup, salad, drink] };

function withCombos(menu: Catalogue): Catalogue {
  const byCode = new Map(menu.items.map((item) => [item.code, item]));
  const slotOf = (combo: CatalogueItem, { name, codes }: Place, order: number): ComboSlot => {
    const id = `${combo.id}-${order + 1}`;
    const choices = codes.flatMap(([code, extra], at): ComboChoice[] => {
      const item = byCode.get(code);
      return item ? [{ ...blankComboChoice, id: `${id}-${item.id}`, itemId: item.id, sizeId: item.sizes[0]?.id ?? '', extra, preselected: at === 0, order: at }] : [];
    });
    return { ...blankSlot, id, name, order, choices };
  };
  const isLunch = (id: string): boolean => id.startsWith('lunch_');
  return {
    ...menu,
    items: menu.items.map((item) => {
      const places = placesByCombo[item.code];
      return places ? { ...item, modifierGroups: item.modifierGroups.filter((id) => !isLunch(id)), slots: places.map((place, order) => slotOf(item, place, order)) } : item;
    }),
    modifierGroups: menu.modifierGroups.filter(({ id }) => !isLunch(id)), modifierOptions: menu.modifierOptions.filter(({ groupId }) => !isLunch(groupId)),
  };
}

const priceLists: readonly PriceList[] = [
  {
    ...blankPriceList, id: 'happy-hour', name: local('Happy hour', 'Счастливые часы', 'Chegirma soatlari'), weekdays: [1, 2, 3, 4, 5], fromMinute: 15 * 60, toMinute: 17 * 60,
    orderTypes: ['dine-in'], percent: -2_000, categories: ['coffee', 'lemonades', 'beer', 'desserts'], step: 500, priority: 20, order: 0,
  },
  { ...blankPriceList, id: 'takeaway', name: local('Takeaway', 'С собой', 'Olib ketish'), orderTypes: ['takeaway'], percent: -500, categories: ['plov', 'soups', 'shashlik-and-grill', 'bread-and-samsa'], step: 500, priority: 10, order: 1 },
];

const allergensByWord: readonly (readonly [RegExp, readonly string[]])[] = [
  [/samsa|manti|chuchvara|lagman|norin|bread|non\b|napoleon|baklava|burger|kiev|pancake|pasta|cake|medovik/i, ['gluten']],
  [/caesar|olivier|egg|napoleon|medovik|cake|burger|pancake|kiev/i, ['eggs']],
  [/cheese|caesar|greek|latte|cappuccino|raf|cocoa|flat white|ice cream|napoleon|medovik|cream|katyk|butter/i, ['milk']],
  [/shrimp/i, ['crustaceans']], [/fish|carp|salmon|trout/i, ['fish']], [/baklava|walnut|pistachio|halva|nut/i, ['nuts']], [/halva|sesame|samsa/i, ['sesame']], [/beer|lager|draught|wheat 0/i, ['gluten']], [/wine|champagne/i, ['sulphites']],
];

const withAllergens = (menu: Catalogue): Catalogue => ({
  ...menu,
  items: menu.items.map((item) => ({ ...item, allergens: [...new Set(allergensByWord.flatMap(([word, codes]) => (word.test(item.name.en) ? codes : [])))] })),
});

/** Something the till types the price of, as every restaurant has. */
const withOpenPrice = (menu: Catalogue): Catalogue => {
  const last = menu.items.at(-1);
  return last === undefined ? menu : {
    ...menu,
    items: [...menu.items, {
      ...last, id: asId('banquet'), code: 'BAN01', name: local('Banquet dish to order', 'Банкетное блюдо под заказ', 'Buyurtma asosida banket taomi'), price: 0, openPrice: true, barcode: '',
      categoryId: 'main-dishes', station: 'hot', course: 'main', modifierGroups: [], slots: [], sizes: [], allergens: [], favourite: false, order: last.order + 1,
    }],
  };
};

/** The menu with all that its files cannot say. */
export const withOffers = (menu: Catalogue): Catalogue => ({ ...withOpenPrice(withAllergens(withCombos(withHabits(withSizes(menu))))), priceLists });
