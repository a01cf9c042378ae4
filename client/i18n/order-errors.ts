import type { ActError } from '../session/session.ts';
import { dictionary, language } from './dictionary.ts';
import { formatMoney, formatQuantity } from './money.ts';
import { plural } from './plural.ts';
import { shell } from './shell.ts';

const errors = dictionary({
  en: {
    closed: 'This order is closed. Reopen it from the history to change it.', cancelled: 'This order was cancelled. Start a new one.',
    noLine: 'This line is no longer there: somebody else took it off.', quantity: (text: string) => `The quantity ${text} is not possible.`,
    amount: (most: string) => `Enter an amount up to ${most}.`, long: (most: number) => `The text is too long: up to ${most} characters.`,
    nothingToSend: 'Everything is already with the kitchen.', nothingToDo: 'That is already done.', nothingOwed: 'Nothing is owed on this order.',
    owed: (money: string) => `${money} is still owed.`, unsent: (count: number) => plural('en', count, { one: 'Send # line to the kitchen first.', other: 'Send # lines to the kitchen first.' }),
    paid: (money: string) => `${money} was already paid. Refund it first.`, reason: 'Say why.', notPaired: 'This device is not paired.', signIn: 'Sign in first.',
    number: 'No order number could be reserved. Check the storage of this device and try again.', unknown: 'That did not work. Open the order again.',
    merged: 'This order was merged into another one. Open that one.', percent: 'Enter a percentage from 0.01 to 100.', seat: 'There is no such seat.', part: 'The check is split differently now. Choose a part again.',
    split: (most: number) => `Split the check into 2 to ${most} parts.`, attempt: (money: string) => `A card payment of ${money} has no answer yet. Check the terminal first.`,
    noAttempt: 'This card payment is no longer open.', sameCheck: 'Choose another order.', approval: 'A manager must allow this.',
  },
  ru: {
    closed: 'Заказ закрыт. Чтобы изменить его, откройте снова из истории.', cancelled: 'Заказ отменён. Начните новый.',
    noLine: 'Этой позиции уже нет: её убрал другой сотрудник.', quantity: (text: string) => `Количество ${text} невозможно.`,
    amount: (most: string) => `Введите сумму до ${most}.`, long: (most: number) => `Текст слишком длинный: не больше ${most} знаков.`,
    nothingToSend: 'Всё уже на кухне.', nothingToDo: 'Это уже сделано.', nothingOwed: 'По этому заказу ничего не должны.',
    owed: (money: string) => `Осталось оплатить ${money}.`, unsent: (count: number) => plural('ru', count, { one: 'Сначала отправьте на кухню # позицию.', few: 'Сначала отправьте на кухню # позиции.', many: 'Сначала отправьте на кухню # позиций.' }),
    paid: (money: string) => `Уже оплачено ${money}. Сначала верните деньги.`, reason: 'Укажите причину.', notPaired: 'Устройство не подключено.', signIn: 'Сначала войдите.',
    number: 'Не удалось взять номер заказа. Проверьте память устройства и повторите.', unknown: 'Не получилось. Откройте заказ заново.',
    merged: 'Этот заказ объединён с другим. Откройте тот.', percent: 'Введите процент от 0,01 до 100.', seat: 'Такого места нет.', part: 'Чек теперь разделён иначе. Выберите часть снова.',
    split: (most: number) => `Разделите чек на части: от 2 до ${most}.`, attempt: (money: string) => `Оплата картой на ${money} ещё без ответа. Сначала проверьте терминал.`,
    noAttempt: 'Эта оплата картой уже не ждёт ответа.', sameCheck: 'Выберите другой заказ.', approval: 'Нужно разрешение менеджера.',
  },
  uz: {
    closed: 'Buyurtma yopilgan. O‘zgartirish uchun tarixdan qayta oching.', cancelled: 'Buyurtma bekor qilingan. Yangisini boshlang.',
    noLine: 'Bu mahsulot endi yo‘q: uni boshqa xodim olib tashlagan.', quantity: (text: string) => `${text} miqdor bo‘lishi mumkin emas.`,
    amount: (most: string) => `${most} gacha summa kiriting.`, long: (most: number) => `Matn juda uzun: ${most} belgigacha.`,
    nothingToSend: 'Hammasi oshxonada.', nothingToDo: 'Bu allaqachon bajarilgan.', nothingOwed: 'Bu buyurtmada qarz yo‘q.',
    owed: (money: string) => `Yana ${money} to‘lanishi kerak.`, unsent: (count: number) => plural('uz', count, { other: 'Avval # ta mahsulotni oshxonaga yuboring.' }),
    paid: (money: string) => `${money} allaqachon to‘langan. Avval qaytaring.`, reason: 'Sababini yozing.', notPaired: 'Qurilma ulanmagan.', signIn: 'Avval kiring.',
    number: 'Buyurtma raqamini olib bo‘lmadi. Qurilma xotirasini tekshirib, qayta urinib ko‘ring.', unknown: 'Bajarilmadi. Buyurtmani qayta oching.',
    merged: 'Bu buyurtma boshqasiga qo‘shilgan. O‘shasini oching.', percent: '0,01 dan 100 gacha foiz kiriting.', seat: 'Bunday o‘rin yo‘q.', part: 'Chek endi boshqacha bo‘lingan. Qismni qayta tanlang.',
    split: (most: number) => `Chekni 2 tadan ${most} tagacha qismga bo‘ling.`, attempt: (money: string) => `${money} karta to‘lovi hali javobsiz. Avval terminalni tekshiring.`,
    noAttempt: 'Bu karta to‘lovi endi kutilmayapti.', sameCheck: 'Boshqa buyurtmani tanlang.', approval: 'Menejer ruxsati kerak.',
  },
});

/** What to tell the person whose command was not carried out. `currency`: code of the branch's. */
export function actErrorText(error: ActError, currency: string): string {
  const money = (amount: number): string => formatMoney(amount, currency, language());
  const texts = errors();
  switch (error.type) {
    case 'not-open': return error.status === 'cancelled' ? texts.cancelled : error.status === 'merged' ? texts.merged : texts.closed;
    case 'no-such-line': return texts.noLine;
    case 'quantity-invalid': return texts.quantity(formatQuantity(error.quantityMilli, language()));
    case 'amount-invalid': return texts.amount(money(error.most));
    case 'text-too-long': return texts.long(error.most);
    case 'nothing-to-send': return texts.nothingToSend;
    case 'nothing-to-do': return texts.nothingToDo;
    case 'nothing-owed': return texts.nothingOwed;
    case 'still-owed': return texts.owed(money(error.balance));
    case 'not-sent': return texts.unsent(error.unsentLines);
    case 'has-payments': return texts.paid(money(error.paid));
    case 'reason-missing': return texts.reason;
    case 'percent-invalid': return texts.percent;
    case 'seat-invalid': return texts.seat;
    case 'no-such-part': return texts.part;
    case 'split-invalid': return texts.split(error.most);
    case 'attempt-pending': return texts.attempt(money(error.amount));
    case 'no-such-attempt': return texts.noAttempt;
    case 'same-check': return texts.sameCheck;
    case 'approval-needed': return texts.approval;
    case 'not-paired': return texts.notPaired;
    case 'not-signed-in': return texts.signIn;
    case 'not-allowed': return shell().notAllowed;
    case 'no-number': return texts.number;
    case 'already-open': case 'not-opened': case 'no-such-payment': return texts.unknown;
  }
}
