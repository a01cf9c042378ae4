import type { LocalName } from '../order/frozen.ts';

/** What a reason is given for. */
export type ReasonKind = 'void' | 'comp' | 'discount' | 'refund' | 'pay-out';
export const reasonKinds: readonly ReasonKind[] = ['void', 'comp', 'discount', 'refund', 'pay-out'];

/** A usual reason, offered for one tap; ops keep the words, not the id. */
export type Reason = { readonly id: string; readonly kind: ReasonKind; readonly name: LocalName; readonly order: number };

const reason = (id: string, kind: ReasonKind, order: number, en: string, ru: string, uz: string): Reason => ({ id, kind, order, name: { en, ru, uz } });

/** What a branch offers until it says otherwise. */
export const defaultReasons: readonly Reason[] = [
  reason('void-1', 'void', 1, 'Guest changed their mind', 'Гость передумал', 'Mehmon fikridan qaytdi'),
  reason('void-2', 'void', 2, 'Entered by mistake', 'Ошибка ввода', 'Xato kiritilgan'),
  reason('void-3', 'void', 3, 'Kitchen is out of it', 'Закончилось на кухне', 'Oshxonada tugagan'),
  reason('void-4', 'void', 4, 'Quality', 'Качество', 'Sifati yaxshi emas'),
  reason('comp-1', 'comp', 5, 'Complaint', 'Жалоба гостя', 'Mehmon shikoyati'),
  reason('comp-2', 'comp', 6, 'Guest of the house', 'Гость заведения', 'Uy mehmoni'),
  reason('comp-3', 'comp', 7, 'Staff meal', 'Питание персонала', 'Xodimlar ovqati'),
  reason('discount-1', 'discount', 8, 'Regular guest', 'Постоянный гость', 'Doimiy mehmon'),
  reason('discount-2', 'discount', 9, 'Birthday', 'День рождения', 'Tug‘ilgan kun'),
  reason('discount-3', 'discount', 10, 'Long wait', 'Долгое ожидание', 'Uzoq kutish'),
  reason('refund-1', 'refund', 11, 'Paid twice', 'Оплачено дважды', 'Ikki marta to‘langan'),
  reason('refund-2', 'refund', 12, 'Not good enough', 'Качество', 'Sifati yaxshi emas'),
  reason('refund-3', 'refund', 13, 'Wrong amount', 'Неверная сумма', 'Summa noto‘g‘ri'),
  reason('pay-out-1', 'pay-out', 14, 'Supplies', 'Закупка', 'Xarid'),
  reason('pay-out-2', 'pay-out', 15, 'Courier', 'Курьер', 'Kuryer'),
  reason('pay-out-3', 'pay-out', 16, 'Advance on wages', 'Аванс сотруднику', 'Xodimga avans'),
];

/** The reasons of one kind, in the branch's order. */
export const reasonsFor = (reasons: readonly Reason[], kind: ReasonKind): readonly Reason[] => reasons.filter((candidate) => candidate.kind === kind);
