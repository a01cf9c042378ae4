import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of guests who are known by name. */
export const customerTexts = dictionary({
  en: {
    title: 'Guests', search: 'Name or phone', none: 'No guests yet', noneHint: 'They are written down with their first delivery or booking.', noneMatch: 'Nobody found', add: 'New guest', change: 'Guest', name: 'Name', phone: 'Phone', address: 'Address', note: 'Note', noteHint: 'Allergies, entrance code, wishes',
    choose: 'Choose a guest', without: 'Without a guest', orders: 'Orders', noOrders: 'No orders yet', known: (name: string) => `This phone belongs to ${name}`, useKnown: 'Choose them', saved: 'Saved', unnamed: 'Without a name', visits: (count: number) => plural('en', count, { one: '# order', other: '# orders' }),
    errors: { 'name-and-phone-missing': 'Enter a name or a phone number.', 'too-long': 'One of the texts is too long.', 'not-allowed': 'Your role does not allow this. Ask a manager.', other: 'That did not work. Open it again.' },
    earlier: 'Earlier addresses',
  },
  ru: {
    title: 'Гости', search: 'Имя или телефон', none: 'Гостей пока нет', noneHint: 'Они появятся с первой доставкой или бронью.', noneMatch: 'Никого не найдено', add: 'Новый гость', change: 'Гость', name: 'Имя', phone: 'Телефон', address: 'Адрес', note: 'Заметка', noteHint: 'Аллергии, код домофона, пожелания',
    choose: 'Выберите гостя', without: 'Без гостя', orders: 'Заказы', noOrders: 'Заказов пока нет', known: (name: string) => `Этот телефон у гостя ${name}`, useKnown: 'Выбрать его', saved: 'Сохранено', unnamed: 'Без имени', visits: (count: number) => plural('ru', count, { one: '# заказ', few: '# заказа', many: '# заказов' }),
    errors: { 'name-and-phone-missing': 'Введите имя или телефон.', 'too-long': 'Один из текстов слишком длинный.', 'not-allowed': 'Ваша роль этого не позволяет. Обратитесь к менеджеру.', other: 'Не получилось. Откройте заново.' },
    earlier: 'Прежние адреса',
  },
  uz: {
    title: 'Mehmonlar', search: 'Ism yoki telefon', none: 'Mehmonlar hali yo‘q', noneHint: 'Ular birinchi yetkazish yoki bron bilan yoziladi.', noneMatch: 'Hech kim topilmadi', add: 'Yangi mehmon', change: 'Mehmon', name: 'Ism', phone: 'Telefon', address: 'Manzil', note: 'Izoh', noteHint: 'Allergiya, domofon kodi, istaklar',
    choose: 'Mehmonni tanlang', without: 'Mehmonsiz', orders: 'Buyurtmalar', noOrders: 'Buyurtmalar hali yo‘q', known: (name: string) => `Bu telefon ${name} niki`, useKnown: 'Uni tanlash', saved: 'Saqlandi', unnamed: 'Ismsiz', visits: (count: number) => plural('uz', count, { other: '# ta buyurtma' }),
    errors: { 'name-and-phone-missing': 'Ism yoki telefon kiriting.', 'too-long': 'Matnlardan biri juda uzun.', 'not-allowed': 'Rolingiz bunga ruxsat bermaydi. Menejerga murojaat qiling.', other: 'Bajarilmadi. Qayta oching.' },
    earlier: 'Avvalgi manzillar',
  },
});
