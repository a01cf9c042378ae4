import type { DocId, OpId } from '../../kernel/ids.ts';
import type { OrderState, Payment, Refund } from '../order/state.ts';
import { grossOf } from '../order/gross.ts';
import { addFields, addRows, methodKey, noFigures, noSales, sumRows, taxKey, type MethodFigures, type SalesFigures, type ShiftFigures } from './figures.ts';
import type { MethodSum } from './cash-count.ts';
import type { ShiftState } from './state.ts';
import type { Covers } from './z-report.ts';

/** A check as the report reads it. */
export type KnownOrder = { readonly id: DocId; readonly state: OrderState };

const nothingOf = (method: string, kind: MethodFigures['kind']): MethodFigures =>
  ({ method, kind, payments: 0, taken: 0, tips: 0, change: 0, rounding: 0, refunds: 0, refunded: 0, tipsRefunded: 0 });

const ofPayment = ({ method, kind, amount, tip, change, rounding }: Payment): MethodFigures => ({ ...nothingOf(method, kind), payments: 1, taken: amount, tips: tip, change, rounding });
const ofRefund = ({ method, kind, amount, tip }: Refund): MethodFigures => ({ ...nothingOf(method, kind), refunds: 1, refunded: amount, tipsRefunded: tip });

/**
 * What settled a check: its last payment before its first closing, or that closing when nobody had to
 * pay anything until then; undefined while it was never closed. The shift that it names counts the
 * sales: paid over two shifts, reopened or refunded later, the check stays there, in one report.
 */
export function settledBy({ closes, payments }: OrderState): Payment | OrderState['closes'][number] | undefined {
  const [close] = closes;
  return close && (payments.filter(({ stamp }) => stamp <= close.stamp).at(-1) ?? close);
}

/** Closings name a shift as well: it counts checks on which nobody had to pay anything. */
function settlingIn(shiftId: DocId, state: OrderState): readonly { readonly opId: OpId }[] {
  const settling = settledBy(state);
  return settling?.shift === shiftId ? [settling] : [];
}

/** Whether the sales of a check are counted in this shift. */
export const countsIn = (shiftId: DocId, order: OrderState): boolean => order.status !== 'merged' && settledBy(order)?.shift === shiftId;

function salesOf({ guests, totals, lines }: OrderState): SalesFigures {
  const { gross, discount, comp, charges, fee, tax, addedTax, total } = totals;
  const voided = lines.filter((line) => line.voided !== null && line.voided.quantityMilli > 0)
    .map((line) => ({ waste: line.voided!.waste, amount: grossOf(line.item, line.voided!.quantityMilli) }));
  const sum = (waste: boolean) => voided.filter((line) => line.waste === waste).reduce((all, { amount }) => all + amount, 0);
  return {
    checks: 1, covers: guests, gross, discount, comp, charges, fees: fee, tax, addedTax, total,
    voids: voided.filter(({ waste }) => !waste).length, voided: sum(false), wastes: voided.filter(({ waste }) => waste).length, wasted: sum(true),
  };
}

/** What should be there of each method: what came in less what went out; the drawer's cash with its float and movements. */
function expectedOf(methods: readonly MethodFigures[], shift: Pick<ShiftFigures, 'float' | 'paidIn' | 'paidOut' | 'drops'>): MethodSum[] {
  const cash: MethodSum = { method: 'cash', kind: 'cash', amount: shift.float + shift.paidIn - shift.paidOut };
  const taken = methods.map(({ method, kind, taken: amount, tips, refunded, tipsRefunded }): MethodSum => ({ method, kind, amount: amount + tips - refunded - tipsRefunded }));
  return addRows(addRows(taken, [cash], methodKey), shift.drops, methodKey, -1);
}

const paymentsIn = (shiftId: DocId, state: OrderState): readonly Payment[] => state.payments.filter(({ shift }) => shift === shiftId);
const refundsIn = (shiftId: DocId, state: OrderState): readonly Refund[] => state.refunds.filter(({ shift }) => shift === shiftId);

/**
 * The account of a shift from what is known now: what payments and refunds that name it did by
 * method, the sales of the checks it settled, and the movements of its drawer. Sums of facts, so that
 * any order of arrival gives the same money; `orders` may hold checks of other shifts too.
 */
export function shiftFigures(shiftId: DocId, shift: ShiftState, orders: readonly KnownOrder[]): ShiftFigures {
  const money = orders.flatMap(({ state }) => [...paymentsIn(shiftId, state).map(ofPayment), ...refundsIn(shiftId, state).map(ofRefund)]);
  const methods = sumRows(money, methodKey);
  const settled = orders.filter(({ state }) => countsIn(shiftId, state)).map(({ state }) => state);
  const total = settled.map(salesOf).reduce((all, one) => addFields(all, one, 1), noSales);
  const taxes = sumRows(settled.flatMap(({ totals }) => totals.taxes), taxKey);
  const movedBy = (direction: 'in' | 'out'): number => shift.movements.filter((move) => move.direction === direction).reduce((all, { amount }) => all + amount, 0);
  const drops = sumRows(shift.movements.filter(({ direction }) => direction === 'drop').map(({ method, kind, amount }): MethodSum => ({ method, kind, amount })), methodKey);
  const drawer = { float: shift.float, paidIn: movedBy('in'), paidOut: movedBy('out'), drops };
  return { ...noFigures, methods, sales: total, taxes, ...drawer, expected: expectedOf(methods, drawer) };
}

/** The money ops of a shift, as far as they are known. */
export function shiftCovers(shiftId: DocId, shift: ShiftState, orders: readonly KnownOrder[]): Covers {
  const checks = orders
    .map(({ id, state }) => ({
      order: id, counts: countsIn(shiftId, state),
      ops: [...new Set([...paymentsIn(shiftId, state), ...refundsIn(shiftId, state), ...settlingIn(shiftId, state)].map(({ opId }): OpId => opId))].sort(),
    }))
    .filter(({ ops, counts }) => ops.length > 0 || counts)
    .map(({ order, ops }) => ({ order, ops }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return { checks, movements: shift.movements.map(({ opId }) => opId) };
}
