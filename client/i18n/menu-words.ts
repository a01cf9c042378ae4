import { dictionary } from './dictionary.ts';

/** The few words of the menu that stand on tiles and in the header, apart from its editor's many. */
export const menuWords = dictionary({
  en: { title: 'Menu', from: (price: string) => `from ${price}`, openPrice: 'own price' },
  ru: { title: 'Меню', from: (price: string) => `от ${price}`, openPrice: 'своя цена' },
  uz: { title: 'Menyu', from: (price: string) => `${price} dan`, openPrice: 'erkin narx' },
});
