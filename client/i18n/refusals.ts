import { documentRefusalOf, opRefusals, type DocumentRefusal, type OpRefusal } from '../../shared/protocol/refusals.ts';
import { isOrderOpType, type OrderOpType } from '../../shared/domain/order/ops.ts';
import { dictionary } from './dictionary.ts';

type Reason = OpRefusal | DocumentRefusal;
type ByReason = Readonly<Record<Reason, string>>;
type ByDeed = Readonly<Record<OrderOpType, string>>;

const en: { readonly reasons: ByReason; readonly deeds: ByDeed } = {
  reasons: {
    malformed: 'The server could not read it. Export it below and report it.', 'too-large': 'It is larger than the server keeps. Close this order and go on with a new one.',
    'unknown-type': 'The server does not know this kind of entry. Update the server, then send again.', 'unknown-version': 'The server is older than this app. Update the server, then send again.',
    'unknown-device': 'The server does not know this device. Pair it again.', 'device-revoked': 'A manager removed this device before this was sent. Show it to a manager.',
    'unknown-staff': 'The server does not know who did this. Show it to a manager.', 'staff-left': 'Who did this had left already. Show it to a manager.', 'not-allowed': 'The role of who did this does not allow it. A manager can do it again.',
    'unknown-collection': 'This server keeps no such data. Update the server, then send again.', 'not-pushable': 'Only the server writes this. Make the change on the page of staff or devices.',
    'bad-id': 'It cannot be stored under its name. Export it below and report it.', 'foreign-scope': 'It belongs to another branch. Send it from a device of that branch.', 'wrong-scope': 'It lives in another place of the server. Export it below and report it.',
    'unknown-board': 'This server knows no such page. Update the server, then send again.', 'unreadable-board': 'The edit is damaged. Reload the page and make it again.', 'incomplete-board': 'The edit builds on one the server never got. Reload the page and make it again.',
    'unknown-editor': 'The server does not know who made this edit. Sign in again and make it once more.',
  },
  deeds: {
    'order.opened': 'order opened', 'order.labelled': 'order details changed', 'line.added': 'line added', 'line.changed': 'quantity changed', 'line.noted': 'note written', 'line.voided': 'line cancelled', 'order.fired': 'sent to the kitchen',
    'kitchen.seen': 'seen by the kitchen', 'kitchen.bumped': 'finished in the kitchen', 'kitchen.recalled': 'recalled in the kitchen', 'lines.served': 'served', 'bill.asked': 'bill asked for', 'payment.taken': 'payment', 'payment.refunded': 'refund',
    'order.closed': 'order closed', 'order.reopened': 'order reopened', 'order.cancelled': 'order cancelled', 'order.discarded': 'order cancelled', 'anomaly.resolved': 'problem settled',
    'line.labelled': 'line details changed', 'line.deleted': 'line taken off', 'course.held': 'course held', 'discount.given': 'discount', 'comp.given': 'on the house', 'adjustment.removed': 'discount taken back',
    'charge.removed': 'service charge removed', 'charge.restored': 'service charge restored', 'split.planned': 'check split', 'attempt.started': 'card payment started', 'attempt.ended': 'card payment answered',
    'lines.moved-out': 'moved to another order', 'lines.moved-in': 'moved from another order', 'transfer.refused': 'move not possible', 'order.merged': 'merged into another order', 'approval.granted': 'allowed by a manager',
  },
};

const ru: typeof en = {
  reasons: {
    malformed: 'Сервер не смог это прочитать. Выгрузите ниже и сообщите.', 'too-large': 'Больше, чем хранит сервер. Закройте заказ и продолжите в новом.',
    'unknown-type': 'Сервер не знает такой записи. Обновите сервер и отправьте снова.', 'unknown-version': 'Сервер старше этого приложения. Обновите сервер и отправьте снова.',
    'unknown-device': 'Сервер не знает это устройство. Подключите его снова.', 'device-revoked': 'Менеджер отключил устройство до отправки. Покажите это менеджеру.',
    'unknown-staff': 'Сервер не знает, кто это сделал. Покажите менеджеру.', 'staff-left': 'Этот сотрудник тогда уже не работал. Покажите менеджеру.', 'not-allowed': 'Роль сделавшего этого не позволяет. Менеджер может повторить.',
    'unknown-collection': 'Сервер не хранит такие данные. Обновите сервер и отправьте снова.', 'not-pushable': 'Это пишет только сервер. Измените на странице сотрудников или устройств.',
    'bad-id': 'Под таким именем это не сохранить. Выгрузите ниже и сообщите.', 'foreign-scope': 'Это относится к другому филиалу. Отправьте с его устройства.', 'wrong-scope': 'Это хранится в другом месте сервера. Выгрузите ниже и сообщите.',
    'unknown-board': 'Сервер не знает такой страницы. Обновите сервер и отправьте снова.', 'unreadable-board': 'Правка повреждена. Обновите страницу и сделайте её снова.', 'incomplete-board': 'Правка опирается на ту, которой у сервера нет. Обновите страницу и сделайте её снова.',
    'unknown-editor': 'Сервер не знает, кто сделал правку. Войдите снова и повторите её.',
  },
  deeds: {
    'order.opened': 'заказ открыт', 'order.labelled': 'данные заказа изменены', 'line.added': 'позиция добавлена', 'line.changed': 'количество изменено', 'line.noted': 'заметка', 'line.voided': 'позиция отменена', 'order.fired': 'отправлено на кухню',
    'kitchen.seen': 'кухня увидела', 'kitchen.bumped': 'кухня приготовила', 'kitchen.recalled': 'кухня вернула', 'lines.served': 'подача', 'bill.asked': 'просьба о счёте', 'payment.taken': 'оплата', 'payment.refunded': 'возврат',
    'order.closed': 'заказ закрыт', 'order.reopened': 'заказ открыт снова', 'order.cancelled': 'заказ отменён', 'order.discarded': 'заказ отменён', 'anomaly.resolved': 'вопрос решён',
    'line.labelled': 'данные позиции изменены', 'line.deleted': 'позиция убрана', 'course.held': 'курс придержан', 'discount.given': 'скидка', 'comp.given': 'за счёт заведения', 'adjustment.removed': 'скидка снята',
    'charge.removed': 'обслуживание снято', 'charge.restored': 'обслуживание возвращено', 'split.planned': 'чек разделён', 'attempt.started': 'оплата картой начата', 'attempt.ended': 'ответ по оплате картой',
    'lines.moved-out': 'перенесено в другой заказ', 'lines.moved-in': 'перенесено из другого заказа', 'transfer.refused': 'перенос невозможен', 'order.merged': 'объединён с другим заказом', 'approval.granted': 'разрешено менеджером',
  },
};

const uz: typeof en = {
  reasons: {
    malformed: 'Server buni o‘qiy olmadi. Pastda faylga olib, xabar bering.', 'too-large': 'Server saqlaydiganidan katta. Buyurtmani yopib, yangisida davom eting.',
    'unknown-type': 'Server bunday yozuvni bilmaydi. Serverni yangilab, qayta yuboring.', 'unknown-version': 'Server bu ilovadan eski. Serverni yangilab, qayta yuboring.',
    'unknown-device': 'Server bu qurilmani tanimaydi. Uni qayta ulang.', 'device-revoked': 'Yuborilishidan oldin menejer qurilmani uzgan. Menejerga ko‘rsating.',
    'unknown-staff': 'Buni kim qilganini server bilmaydi. Menejerga ko‘rsating.', 'staff-left': 'Buni qilgan odam allaqachon ketgan edi. Menejerga ko‘rsating.', 'not-allowed': 'Buni qilgan odamning roli ruxsat bermaydi. Menejer qayta qilishi mumkin.',
    'unknown-collection': 'Server bunday ma’lumotni saqlamaydi. Serverni yangilab, qayta yuboring.', 'not-pushable': 'Buni faqat server yozadi. Xodimlar yoki qurilmalar sahifasida o‘zgartiring.',
    'bad-id': 'Bunday nom bilan saqlab bo‘lmaydi. Pastda faylga olib, xabar bering.', 'foreign-scope': 'Bu boshqa filialniki. O‘sha filial qurilmasidan yuboring.', 'wrong-scope': 'Bu serverning boshqa joyida turadi. Pastda faylga olib, xabar bering.',
    'unknown-board': 'Server bunday sahifani bilmaydi. Serverni yangilab, qayta yuboring.', 'unreadable-board': 'Tahrir buzilgan. Sahifani yangilab, qayta qiling.', 'incomplete-board': 'Tahrir serverda yo‘q tahrirga tayanadi. Sahifani yangilab, qayta qiling.',
    'unknown-editor': 'Tahrirni kim qilganini server bilmaydi. Qayta kirib, yana bir bor qiling.',
  },
  deeds: {
    'order.opened': 'buyurtma ochildi', 'order.labelled': 'buyurtma ma’lumotlari o‘zgardi', 'line.added': 'mahsulot qo‘shildi', 'line.changed': 'miqdor o‘zgardi', 'line.noted': 'izoh yozildi', 'line.voided': 'mahsulot bekor qilindi', 'order.fired': 'oshxonaga yuborildi',
    'kitchen.seen': 'oshxona ko‘rdi', 'kitchen.bumped': 'oshxona tayyorladi', 'kitchen.recalled': 'oshxona qaytardi', 'lines.served': 'taom berildi', 'bill.asked': 'hisob so‘raldi', 'payment.taken': 'to‘lov', 'payment.refunded': 'pul qaytarish',
    'order.closed': 'buyurtma yopildi', 'order.reopened': 'buyurtma qayta ochildi', 'order.cancelled': 'buyurtma bekor qilindi', 'order.discarded': 'buyurtma bekor qilindi', 'anomaly.resolved': 'masala hal qilindi',
    'line.labelled': 'mahsulot ma’lumotlari o‘zgardi', 'line.deleted': 'mahsulot olib tashlandi', 'course.held': 'navbat ushlab turildi', 'discount.given': 'chegirma', 'comp.given': 'muassasa hisobidan', 'adjustment.removed': 'chegirma olib tashlandi',
    'charge.removed': 'xizmat haqi olib tashlandi', 'charge.restored': 'xizmat haqi qaytarildi', 'split.planned': 'chek bo‘lindi', 'attempt.started': 'karta to‘lovi boshlandi', 'attempt.ended': 'karta to‘loviga javob',
    'lines.moved-out': 'boshqa buyurtmaga ko‘chirildi', 'lines.moved-in': 'boshqa buyurtmadan ko‘chirildi', 'transfer.refused': 'ko‘chirib bo‘lmadi', 'order.merged': 'boshqa buyurtmaga qo‘shildi', 'approval.granted': 'menejer ruxsat berdi',
  },
};

const words = dictionary({ en, ru, uz });

/** Why the server did not take something, in words; a code of a newer server as it came. */
export function refusalText(reason: string): string {
  const code: Reason | null = opRefusals.find((known) => known === reason) ?? documentRefusalOf(reason);
  return code === null ? reason : words().reasons[code];
}

/** What was done, in words: `payment`; the technical name of what this build does not know. */
export const deedText = (opType: string): string => (isOrderOpType(opType) ? words().deeds[opType] : opType);
