import type { Journal } from '../../shared/crdt/journal.ts';
import { reviewOrder } from '../../shared/domain/order/review.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import { grossOf } from '../../shared/domain/order/gross.ts';
import type { SplitPlan } from '../../shared/domain/order/frozen.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { ticketsOf, type TicketContext } from '../../shared/projections/kitchen-tickets.ts';
import { must } from './violation.ts';

/* What is true of every check on every screen at any moment. */

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

/** Every piece of work the kitchen was told of by this check is on exactly one ticket; food that came from another check is on none. */
export function checkTickets(docId: string, state: OrderState, stateById: TicketContext['stateOf']): void {
  const onTickets = ticketsOf({ orderId: asId(docId), state, defaultStation: 'hot', ...(stateById ? { stateOf: stateById } : {}) })
    .flatMap((ticket) => ticket.lines.flatMap((line) => line.pieces.map((piece) => String(piece.opId))));
  const sent = [...state.lines, ...state.movedLines].flatMap((line) =>
    line.work.filter((piece) => piece.fire !== null && (piece.kind === 'added' || piece.kind === 'changed')).map((piece) => String(piece.opId)));
  must(onTickets.sort().join() === sent.sort().join(), 'every sent line is on exactly one ticket', () => `${docId}: sent ${sent.join()}; on tickets ${onTickets.join()}`);
}

/** Lines, discounts, comps, charges, taxes, payments and tips sum to the totals. */
export function checkSums(docId: string, { totals, lines, charges, payments }: OrderState): void {
  const equal = (what: string, found: number, wanted: number): void =>
    must(found === wanted, 'parts sum to the totals', () => `${docId}: ${what} ${found}, not ${wanted}; ${JSON.stringify(totals)}`);
  for (const line of lines) {
    equal(`gross of ${line.lineId}`, line.gross, grossOf(line.item, line.quantityMilli));
    must(line.gross >= line.total && line.total >= line.net && line.net >= 0, 'parts sum to the totals', () => `${docId}: ${line.lineId} ${line.gross}, ${line.total}, ${line.net}`);
  }
  equal('gross of the lines', sum(lines, ({ gross }) => gross), totals.gross);
  equal('nets of the lines', sum(lines, ({ net }) => net), totals.gross - totals.discount - totals.comp);
  equal('charges', sum(charges, ({ amount }) => amount), totals.charges);
  equal('taxes', sum(totals.taxes, ({ amount }) => amount), totals.tax);
  equal('added taxes', sum(totals.taxes.filter(({ included }) => !included), ({ amount }) => amount), totals.addedTax);
  equal('total', totals.gross - totals.discount - totals.comp + totals.charges + totals.fee + totals.addedTax, totals.total);
  equal('paid', sum(payments, ({ amount, refunded }) => amount - refunded), totals.paid);
  equal('tips', sum(payments, ({ tip, tipRefunded }) => tip - tipRefunded), totals.tips);
  equal('balance', totals.total + totals.rounding - totals.paid, totals.balance);
}

const splitsOf = ({ plan }: OrderState): readonly SplitPlan[] => [...(plan ? [plan] : []), { kind: 'equal', ways: 3 }, { kind: 'seats' }];

/** However a check is split, its parts come to the whole, and hold all that is on it. */
export function checkSplits(docId: string, state: OrderState, partsOf = splitParts): void {
  for (const plan of splitsOf(state)) {
    const parts = partsOf({ ...state, plan });
    const due = sum(parts, (part) => part.due);
    must(due === state.totals.total, 'parts of a split sum to the total', () => `${docId}: ${JSON.stringify(plan)} comes to ${due}, not ${state.totals.total}`);
    if (plan.kind !== 'seats' && plan.kind !== 'items') continue;
    const held = sum(parts.flatMap(({ lines }) => lines), ({ quantityMilli }) => quantityMilli);
    const ordered = sum(state.lines, ({ quantityMilli }) => quantityMilli);
    must(held === ordered, 'parts of a split sum to the total', () => `${docId}: ${JSON.stringify(plan)} holds ${held} of ${ordered}`);
  }
}

/** Money that should not be is on a card, or was settled. */
export function checkCards(doc: Journal, state: OrderState): void {
  const id = doc.id as DocId;
  const cards = new Set([...reviewOrder(id, { ...state, resolved: {} }).map(({ type }) => type)]);
  const shown = (what: string, ...types: readonly string[]): void => must(types.some((type) => cards.has(type as never)), 'wrong money is on a card', () => `${id}: ${what}; cards: ${[...cards].join()}`);
  const { totals, status, payments, attempts, refunds } = state;
  if (status === 'cancelled') { if (totals.paid > 0) shown('paid though cancelled', 'paid-after-cancel'); }
  else if (totals.paid > totals.total + totals.rounding) shown(`paid ${totals.paid} of ${totals.total}`, 'paid-twice', 'overpaid');
  for (const { opId, amount, refunded, tip, tipRefunded } of payments) if (refunded > amount || tipRefunded > tip) shown(`${opId} refunded above what was paid`, 'refunded-too-much');
  for (const refund of refunds) must(payments.some(({ opId }) => opId === refund.payment) || Object.hasOwn(doc.refused, refund.payment), 'wrong money is on a card', () => `${id}: refund ${refund.opId} gives back ${refund.payment}, which does not count`);
  const counted = attempts.map(({ opId }) => payments.filter(({ attempt }) => attempt === opId).length);
  must(counted.every((count) => count <= 1), 'no attempt is charged twice', () => `${id}: ${counted.join()}`);
}

export function checkOrder(doc: Journal, state: OrderState, stateById: TicketContext['stateOf']): void {
  checkTickets(doc.id, state, stateById);
  checkSums(doc.id, state);
  checkSplits(doc.id, state);
  checkCards(doc, state);
}
