import { priceTimes, rateOf, taxInside, type Money } from '../../kernel/money.ts';
import type { FrozenItem } from './frozen.ts';
import type { Line, OrderTotals, Payment } from './state.ts';

/** What a line costs, tax included when its price includes it. */
export const lineTotal = (item: FrozenItem, quantityMilli: number): Money => priceTimes(item.unitPrice, quantityMilli);

const taxOf = (line: Line): Money =>
  line.item.taxIncluded ? taxInside(line.total, line.item.taxBasisPoints) : rateOf(line.total, line.item.taxBasisPoints);

/** What cash rounding adds: it was agreed for one payment, so it goes when all of that payment is given back. */
const roundingOf = (payment: Payment): Money => (payment.refunded > 0 && payment.refunded >= payment.amount ? 0 : payment.rounding);

/** Sums of facts; never stored as truth. */
export function orderTotals(lines: readonly Line[], payments: readonly Payment[]): OrderTotals {
  const tax = lines.reduce((all, line) => all + taxOf(line), 0);
  const addedTax = lines.reduce((all, line) => all + (line.item.taxIncluded ? 0 : taxOf(line)), 0);
  const total = lines.reduce((all, line) => all + line.total, 0) + addedTax;
  const rounding = payments.reduce((all, payment) => all + roundingOf(payment), 0);
  const paid = payments.reduce((all, payment) => all + payment.amount - payment.refunded, 0);
  return { gross: total - addedTax, discount: 0, comp: 0, charges: 0, fee: 0, taxes: [], addedTax, tips: 0, total, tax, rounding, paid, balance: total + rounding - paid };
}
