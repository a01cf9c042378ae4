import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of the lists of orders, one order's details and what managers settle. */
export const ordersTexts = dictionary({
  en: {
    filters: { all: 'All', mine: 'Mine', 'dine-in': 'Dine-in', takeaway: 'Takeaway', delivery: 'Delivery', unsent: 'Not sent' },
    none: 'No open orders', noneHint: 'Orders of all devices appear here.', noneMatch: 'No order matches', minutes: (count: number) => `${count} min`, hours: (h: number, m: number) => `${h} h ${m} min`,
    owed: 'owed', paidUp: 'paid', notSent: (count: number) => plural('en', count, { one: '# not sent', other: '# not sent' }), by: (name: string) => `by ${name}`, from: (device: string) => `from ${device}`,
    settle: 'To settle', settled: 'Mark as settled', settleHow: 'How was it settled?', show: 'Show order', givenBack: 'Money given back', tip: 'Guest left it as a tip', writtenOff: 'Written off', collected: 'Collected from the guest', bothRight: 'Both orders are right', merged: 'One of them was cancelled', told: 'Guests and kitchen were told',
    anomalies: {
      'paid-twice': (number: string, money: string) => `${number} was paid on two devices: ${money} too much. Refund one payment.`,
      overpaid: (number: string, money: string) => `${number} was overpaid by ${money}.`,
      'owed-after-close': (number: string, money: string) => `${number} is closed, but ${money} is still owed.`,
      'paid-after-cancel': (number: string, money: string) => `${number} was cancelled, but ${money} was taken for it.`,
      'table-opened-twice': (table: string, numbers: string) => `Table ${table} was opened on two devices: ${numbers}.`,
      'number-clash': (number: string) => `The number ${number} was given to two orders.`,
    },
    timeMachine: 'Step by step', showMore: 'Show more', search: 'Number, table, guest or product', anyDay: 'All days', anyStatus: 'All', statuses: { open: 'Open', closed: 'Closed', cancelled: 'Cancelled', merged: 'Merged' }, noHistory: 'No orders in the history', loadFailed: 'The history could not be read.',
    opened: 'Opened', closedAt: 'Closed', cancelledBecause: (reason: string) => `Cancelled: ${reason}`, payments: 'Payments', refunds: 'Refunds', refund: 'Refund', refunded: (money: string) => `${money} refunded`, reopen: 'Reopen', reopenWhy: 'Why is the order reopened?', reopenReasons: { mistake: 'Closed by mistake', more: 'Guest orders more', payment: 'Wrong payment method' }, change: 'change', lines: 'Items', goToTill: 'Open at the till',
  },
  ru: {
    filters: { all: 'Все', mine: 'Мои', 'dine-in': 'В зале', takeaway: 'С собой', delivery: 'Доставка', unsent: 'Не отправлены' },
    none: 'Открытых заказов нет', noneHint: 'Здесь видны заказы всех устройств.', noneMatch: 'Ничего не подходит', minutes: (count: number) => `${count} мин`, hours: (h: number, m: number) => `${h} ч ${m} мин`,
    owed: 'к оплате', paidUp: 'оплачен', notSent: (count: number) => plural('ru', count, { one: '# не отправлена', few: '# не отправлены', many: '# не отправлено' }), by: (name: string) => `${name}`, from: (device: string) => `с ${device}`,
    settle: 'Требует решения', settled: 'Отметить решённым', settleHow: 'Как решили?', show: 'Показать заказ', givenBack: 'Деньги возвращены', tip: 'Гость оставил на чай', writtenOff: 'Списано', collected: 'Получено с гостя', bothRight: 'Оба заказа верны', merged: 'Один из них отменён', told: 'Гости и кухня предупреждены',
    anomalies: {
      'paid-twice': (number: string, money: string) => `${number} оплатили на двух устройствах: лишние ${money}. Верните один платёж.`,
      overpaid: (number: string, money: string) => `По заказу ${number} переплата ${money}.`,
      'owed-after-close': (number: string, money: string) => `${number} закрыт, но не оплачено ${money}.`,
      'paid-after-cancel': (number: string, money: string) => `${number} отменён, но за него взяли ${money}.`,
      'table-opened-twice': (table: string, numbers: string) => `Стол ${table} открыт на двух устройствах: ${numbers}.`,
      'number-clash': (number: string) => `Номер ${number} получили два заказа.`,
    },
    timeMachine: 'Ход заказа', showMore: 'Показать ещё', search: 'Номер, стол, гость или товар', anyDay: 'Все дни', anyStatus: 'Все', statuses: { open: 'Открыт', closed: 'Закрыт', cancelled: 'Отменён', merged: 'Объединён' }, noHistory: 'В истории нет заказов', loadFailed: 'Не удалось прочитать историю.',
    opened: 'Открыт', closedAt: 'Закрыт', cancelledBecause: (reason: string) => `Отменён: ${reason}`, payments: 'Платежи', refunds: 'Возвраты', refund: 'Вернуть', refunded: (money: string) => `Возвращено ${money}`, reopen: 'Открыть снова', reopenWhy: 'Почему открываем снова?', reopenReasons: { mistake: 'Закрыт по ошибке', more: 'Гость дозаказывает', payment: 'Не тот способ оплаты' }, change: 'сдача', lines: 'Позиции', goToTill: 'Открыть в кассе',
  },
  uz: {
    filters: { all: 'Hammasi', mine: 'Meniki', 'dine-in': 'Zalda', takeaway: 'Olib ketish', delivery: 'Yetkazish', unsent: 'Yuborilmagan' },
    none: 'Ochiq buyurtmalar yo‘q', noneHint: 'Bu yerda barcha qurilmalarning buyurtmalari ko‘rinadi.', noneMatch: 'Mos buyurtma yo‘q', minutes: (count: number) => `${count} daq`, hours: (h: number, m: number) => `${h} soat ${m} daq`,
    owed: 'to‘lanmagan', paidUp: 'to‘langan', notSent: (count: number) => plural('uz', count, { other: '# ta yuborilmagan' }), by: (name: string) => `${name}`, from: (device: string) => `${device} dan`,
    settle: 'Hal qilish kerak', settled: 'Hal qilindi', settleHow: 'Qanday hal qilindi?', show: 'Buyurtmani ko‘rsatish', givenBack: 'Pul qaytarildi', tip: 'Mehmon choychaqa qoldirdi', writtenOff: 'Hisobdan chiqarildi', collected: 'Mehmondan olindi', bothRight: 'Ikkala buyurtma ham to‘g‘ri', merged: 'Biri bekor qilindi', told: 'Mehmonlar va oshxona ogohlantirildi',
    anomalies: {
      'paid-twice': (number: string, money: string) => `${number} ikki qurilmada to‘landi: ${money} ortiqcha. Bitta to‘lovni qaytaring.`,
      overpaid: (number: string, money: string) => `${number} bo‘yicha ${money} ortiqcha to‘langan.`,
      'owed-after-close': (number: string, money: string) => `${number} yopilgan, ammo ${money} to‘lanmagan.`,
      'paid-after-cancel': (number: string, money: string) => `${number} bekor qilingan, ammo ${money} olingan.`,
      'table-opened-twice': (table: string, numbers: string) => `${table}-stol ikki qurilmada ochilgan: ${numbers}.`,
      'number-clash': (number: string) => `${number} raqami ikki buyurtmaga berilgan.`,
    },
    timeMachine: 'Buyurtma yo‘li', showMore: 'Yana ko‘rsatish', search: 'Raqam, stol, mehmon yoki mahsulot', anyDay: 'Barcha kunlar', anyStatus: 'Hammasi', statuses: { open: 'Ochiq', closed: 'Yopilgan', cancelled: 'Bekor qilingan', merged: 'Birlashtirilgan' }, noHistory: 'Tarixda buyurtmalar yo‘q', loadFailed: 'Tarixni o‘qib bo‘lmadi.',
    opened: 'Ochilgan', closedAt: 'Yopilgan', cancelledBecause: (reason: string) => `Bekor qilingan: ${reason}`, payments: 'To‘lovlar', refunds: 'Qaytarilganlar', refund: 'Qaytarish', refunded: (money: string) => `${money} qaytarildi`, reopen: 'Qayta ochish', reopenWhy: 'Nega qayta ochilyapti?', reopenReasons: { mistake: 'Xato yopilgan', more: 'Mehmon yana buyurtma qiladi', payment: 'To‘lov turi noto‘g‘ri' }, change: 'qaytim', lines: 'Mahsulotlar', goToTill: 'Kassada ochish',
  },
});
