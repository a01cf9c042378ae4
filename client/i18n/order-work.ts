import { dictionary } from './dictionary.ts';

/** Texts of what is done to a line or a whole check beyond adding and paying. */
export const workTexts = dictionary({
  en: {
    seat: 'Seat', course: 'Course', kitchenNote: 'Note for the kitchen', guestNote: 'Note for the guest', guestNoteHint: 'The kitchen does not see it', options: 'Change size and options', again: 'Once more, separately',
    discount: 'Discount', comp: 'On the house', compWhy: 'Why is it on the house?', removeNamed: (name: string) => `Remove: ${name}`, remove: 'Remove',
    percent: 'Percent', amount: 'Amount', ofWhat: (money: string) => `of ${money}`, takesOff: (money: string) => `takes ${money} off`, why: 'Why?', apply: 'Give discount', cap: (rate: string) => `You give up to ${rate} yourself; above it a manager enters the PIN.`, capNone: 'A manager enters the PIN for it.', ownReason: 'Another reason', tooMuch: 'More than there is',
    check: 'The order', customer: 'Guest', noCustomer: 'Choose a guest', waiter: 'Waiter', charges: 'Service charge', chargeOff: 'Taken off', chargeWhy: 'Why is the service charge taken off?', restore: 'Restore', courses: 'Courses', timeMachine: 'Step by step', given: 'Discounts',
    delivery: 'Delivery', address: 'Address', courier: 'Courier', fee: 'Fee', promised: 'Promised for', soon: 'As soon as possible', inMinutes: (minutes: number) => `in ${minutes} min`, at: (time: string) => `at ${time}`, phone: 'Phone', name: 'Name', feeFault: 'Enter an amount, or leave it empty.', whole: 'Whole order',
    saved: 'Saved', firstLine: 'Add a product first.',
  },
  ru: {
    seat: 'Место', course: 'Курс подачи', kitchenNote: 'Заметка для кухни', guestNote: 'Заметка для гостя', guestNoteHint: 'Кухня её не видит', options: 'Изменить размер и добавки', again: 'Ещё раз, отдельно',
    discount: 'Скидка', comp: 'За счёт заведения', compWhy: 'Почему за счёт заведения?', removeNamed: (name: string) => `Убрать: ${name}`, remove: 'Убрать',
    percent: 'Процент', amount: 'Сумма', ofWhat: (money: string) => `из ${money}`, takesOff: (money: string) => `снимает ${money}`, why: 'Почему?', apply: 'Дать скидку', cap: (rate: string) => `До ${rate} вы даёте сами, больше – с PIN менеджера.`, capNone: 'Понадобится PIN менеджера.', ownReason: 'Другая причина', tooMuch: 'Больше, чем есть',
    check: 'Заказ', customer: 'Гость', noCustomer: 'Выбрать гостя', waiter: 'Официант', charges: 'Обслуживание', chargeOff: 'Убрано', chargeWhy: 'Почему убираем обслуживание?', restore: 'Вернуть', courses: 'Курсы подачи', timeMachine: 'Ход заказа', given: 'Скидки',
    delivery: 'Доставка', address: 'Адрес', courier: 'Курьер', fee: 'Стоимость доставки', promised: 'Обещали к', soon: 'Как можно скорее', inMinutes: (minutes: number) => `через ${minutes} мин`, at: (time: string) => `в ${time}`, phone: 'Телефон', name: 'Имя', feeFault: 'Введите сумму или оставьте пустым.', whole: 'Весь заказ',
    saved: 'Сохранено', firstLine: 'Сначала добавьте товар.',
  },
  uz: {
    seat: 'O‘rin', course: 'Taom navbati', kitchenNote: 'Oshxona uchun izoh', guestNote: 'Mehmon uchun izoh', guestNoteHint: 'Oshxona uni ko‘rmaydi', options: 'O‘lcham va qo‘shimchalarni o‘zgartirish', again: 'Yana, alohida',
    discount: 'Chegirma', comp: 'Muassasa hisobidan', compWhy: 'Nega muassasa hisobidan?', removeNamed: (name: string) => `Olib tashlash: ${name}`, remove: 'Olib tashlash',
    percent: 'Foiz', amount: 'Summa', ofWhat: (money: string) => `${money} dan`, takesOff: (money: string) => `${money} kamayadi`, why: 'Nega?', apply: 'Chegirma berish', cap: (rate: string) => `${rate} gacha o‘zingiz berasiz, undan ortig‘iga menejer PIN-kod kiritadi.`, capNone: 'Menejer PIN-kod kiritishi kerak.', ownReason: 'Boshqa sabab', tooMuch: 'Bor summadan ko‘p',
    check: 'Buyurtma', customer: 'Mehmon', noCustomer: 'Mehmonni tanlash', waiter: 'Ofitsiant', charges: 'Xizmat haqi', chargeOff: 'Olib tashlangan', chargeWhy: 'Xizmat haqi nega olib tashlanyapti?', restore: 'Qaytarish', courses: 'Taom navbatlari', timeMachine: 'Buyurtma yo‘li', given: 'Chegirmalar',
    delivery: 'Yetkazish', address: 'Manzil', courier: 'Kuryer', fee: 'Yetkazish narxi', promised: 'Va’da qilingan vaqt', soon: 'Imkon qadar tez', inMinutes: (minutes: number) => `${minutes} daqiqadan keyin`, at: (time: string) => `soat ${time} da`, phone: 'Telefon', name: 'Ism', feeFault: 'Summani kiriting yoki bo‘sh qoldiring.', whole: 'Butun buyurtma',
    saved: 'Saqlandi', firstLine: 'Avval mahsulot qo‘shing.',
  },
});
