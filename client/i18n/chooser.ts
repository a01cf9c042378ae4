import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of choosing sizes, options and the parts of a combo. */
export const chooserTexts = dictionary({
  en: {
    size: 'Size', one: 'Choose one', exactly: (count: number) => `Choose ${count}`, optional: 'As you like', upTo: (most: number) => `Up to ${most}`, range: (least: number, most: number) => `From ${least} to ${most}`, least: (least: number) => plural('en', least, { one: 'At least #', other: 'At least #' }),
    firstFree: (count: number) => plural('en', count, { one: 'the first one is free', other: 'the first # are free' }), missing: (count: number) => plural('en', count, { one: '# more to choose', other: '# more to choose' }), free: 'free',
    price: 'Price', weight: 'Weight', add: 'Add', save: 'Change', choose: (name: string) => `Choose: ${name}`, enterPrice: 'Enter the price', fewer: (name: string) => `Less: ${name}`, more: (name: string) => `More: ${name}`, out: 'out', note: 'Note for the kitchen', changed: 'The menu has changed meanwhile. Choose again.', tooMany: (name: string) => `Too many: ${name}`,
  },
  ru: {
    size: 'Размер', one: 'Выберите одно', exactly: (count: number) => `Выберите ${count}`, optional: 'По желанию', upTo: (most: number) => `До ${most}`, range: (least: number, most: number) => `От ${least} до ${most}`, least: (least: number) => plural('ru', least, { one: 'Не меньше #', few: 'Не меньше #', many: 'Не меньше #' }),
    firstFree: (count: number) => plural('ru', count, { one: 'первая бесплатно', few: 'первые # бесплатно', many: 'первые # бесплатно' }), missing: (count: number) => plural('ru', count, { one: 'выберите ещё #', few: 'выберите ещё #', many: 'выберите ещё #' }), free: 'бесплатно',
    price: 'Цена', weight: 'Вес', add: 'Добавить', save: 'Изменить', choose: (name: string) => `Выберите: ${name}`, enterPrice: 'Введите цену', fewer: (name: string) => `Меньше: ${name}`, more: (name: string) => `Больше: ${name}`, out: 'нет', note: 'Заметка для кухни', changed: 'Меню тем временем изменилось. Выберите заново.', tooMany: (name: string) => `Слишком много: ${name}`,
  },
  uz: {
    size: 'O‘lcham', one: 'Bittasini tanlang', exactly: (count: number) => `${count} ta tanlang`, optional: 'Ixtiyoriy', upTo: (most: number) => `${most} tagacha`, range: (least: number, most: number) => `${least} tadan ${most} tagacha`, least: (least: number) => `Kamida ${least} ta`,
    firstFree: (count: number) => `dastlabki ${count} tasi bepul`, missing: (count: number) => `yana ${count} ta tanlang`, free: 'bepul',
    price: 'Narx', weight: 'Vazn', add: 'Qo‘shish', save: 'O‘zgartirish', choose: (name: string) => `Tanlang: ${name}`, enterPrice: 'Narxni kiriting', fewer: (name: string) => `Kamroq: ${name}`, more: (name: string) => `Ko‘proq: ${name}`, out: 'tugagan', note: 'Oshxona uchun izoh', changed: 'Menyu shu orada o‘zgardi. Qaytadan tanlang.', tooMany: (name: string) => `Juda ko‘p: ${name}`,
  },
});
