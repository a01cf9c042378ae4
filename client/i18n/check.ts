import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of a check as it is shown: its lines, courses and what they come to. */
export const checkTexts = dictionary({
  en: {
    rows: { gross: 'Items', discount: 'Discount', comp: 'On the house', charges: 'Service', fee: 'Delivery', tax: 'Tax', included: (name: string, rate: string) => `incl. ${name} ${rate}`, added: (name: string, rate: string) => `${name} ${rate}`, total: 'Total', rounding: 'Cash rounding', paid: 'Paid', tips: 'Tips', due: 'To pay', tooMuch: 'Paid too much' },
    seat: (seat: number) => `Seat ${seat}`, seatShort: (seat: number) => `S${seat}`, wholeTable: 'Whole table', guestNote: (note: string) => `For the guest: ${note}`,
    comped: 'On the house', discountOf: (value: string) => `Discount ${value}`, noCourse: 'Without a course',
    held: 'Held', hold: 'Hold', holdCourse: (name: string) => `Hold ${name}`, fire: 'Fire', fireCourse: (name: string) => `Fire ${name}`, nextFire: (name: string) => `Next: ${name}`,
    heldLines: (count: number) => plural('en', count, { one: '# line waits', other: '# lines wait' }),
    from: (name: string) => `from ${name}`,
  },
  ru: {
    rows: { gross: 'Позиции', discount: 'Скидка', comp: 'За счёт заведения', charges: 'Обслуживание', fee: 'Доставка', tax: 'Налог', included: (name: string, rate: string) => `в т. ч. ${name} ${rate}`, added: (name: string, rate: string) => `${name} ${rate}`, total: 'Итого', rounding: 'Округление', paid: 'Оплачено', tips: 'Чаевые', due: 'К оплате', tooMuch: 'Переплата' },
    seat: (seat: number) => `Место ${seat}`, seatShort: (seat: number) => `М${seat}`, wholeTable: 'Весь стол', guestNote: (note: string) => `Для гостя: ${note}`,
    comped: 'За счёт заведения', discountOf: (value: string) => `Скидка ${value}`, noCourse: 'Без курса',
    held: 'Ждёт', hold: 'Придержать', holdCourse: (name: string) => `Придержать: ${name}`, fire: 'Готовить', fireCourse: (name: string) => `Готовить: ${name}`, nextFire: (name: string) => `Дальше: ${name}`,
    heldLines: (count: number) => plural('ru', count, { one: '# позиция ждёт', few: '# позиции ждут', many: '# позиций ждут' }),
    from: (name: string) => `с ${name}`,
  },
  uz: {
    rows: { gross: 'Mahsulotlar', discount: 'Chegirma', comp: 'Muassasa hisobidan', charges: 'Xizmat haqi', fee: 'Yetkazish', tax: 'Soliq', included: (name: string, rate: string) => `shu jumladan ${name} ${rate}`, added: (name: string, rate: string) => `${name} ${rate}`, total: 'Jami', rounding: 'Yaxlitlash', paid: 'To‘langan', tips: 'Choychaqa', due: 'To‘lash kerak', tooMuch: 'Ortiqcha to‘langan' },
    seat: (seat: number) => `${seat}-o‘rin`, seatShort: (seat: number) => `O${seat}`, wholeTable: 'Butun stol', guestNote: (note: string) => `Mehmon uchun: ${note}`,
    comped: 'Muassasa hisobidan', discountOf: (value: string) => `Chegirma ${value}`, noCourse: 'Navbatsiz',
    held: 'Kutmoqda', hold: 'Ushlab turish', holdCourse: (name: string) => `Ushlab turish: ${name}`, fire: 'Tayyorlash', fireCourse: (name: string) => `Tayyorlash: ${name}`, nextFire: (name: string) => `Keyingisi: ${name}`,
    heldLines: (count: number) => plural('uz', count, { other: '# ta mahsulot kutmoqda' }),
    from: (name: string) => `${name} dan`,
  },
});
