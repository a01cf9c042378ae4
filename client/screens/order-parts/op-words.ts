import type { DiscountValue, LocalName } from '../../../shared/domain/order/frozen.ts';
import type { OrderLabel, OrderOp } from '../../../shared/domain/order/ops.ts';
import { readOrderOp } from '../../../shared/domain/order/read-op.ts';
import type { Op } from '../../../shared/crdt/journal.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { approvalTexts } from '../../i18n/approval.ts';
import { checkTexts } from '../../i18n/check.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { stationName } from '../../i18n/kitchen.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { opTexts } from '../../i18n/op-words.ts';
import { formatRate } from '../../i18n/rate.ts';
import { till } from '../../i18n/till.ts';
import { linesOf } from './check-steps.ts';
import { optionWords } from './line-words.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';

/** What the words of an op need to know beside it. */
export type OpWordsContext = {
  /** The check with everything that happened: names of lines that an op only points at. */
  readonly order: OrderState;
  /** Names of lines that are no longer on the check. */
  readonly nameByLine: ReadonlyMap<string, LocalName>;
  readonly money: (amount: Money) => string;
  readonly person: (id: string) => string;
  readonly course: (id: string) => string;
  readonly method: (id: string) => string;
};

/** Names of all lines there ever were, by line id. */
export function namesOfLines(ops: readonly Op[]): ReadonlyMap<string, LocalName> {
  const names = new Map<string, LocalName>();
  for (const raw of ops) {
    const op = readOrderOp(raw);
    if (op?.type === 'line.added') names.set(op.data.lineId, op.data.item.name);
    if (op?.type === 'lines.moved-in') for (const line of op.data.lines) names.set(line.lineId, line.item.name);
  }
  return names;
}

function labelWords(data: OrderLabel, { person }: OpWordsContext): string {
  const texts = opTexts();
  switch (data.label) {
    case 'table': return data.value.tableName === '' ? texts.noTable : texts.table(data.value.tableName);
    case 'order-type': return texts.type(till().types[data.value]);
    case 'guests': return texts.guests(data.value);
    case 'note': return data.value === '' ? texts.noNote : texts.note(data.value);
    case 'guest-note': return data.value === '' ? texts.noNote : texts.guestNote(data.value);
    case 'waiter': return texts.waiter(person(data.value));
    case 'customer': return data.value === null ? texts.noCustomer : texts.customer(data.value.name || data.value.phone);
    case 'delivery': return data.value === null ? texts.noDelivery : texts.delivery(data.value.address);
  }
}

/** What an op did, in the page's language; one that this build does not know is said to be newer. */
export function opWords(raw: Op, context: OpWordsContext): string {
  const op: OrderOp | null = readOrderOp(raw);
  const texts = opTexts();
  if (op === null) return texts.unknownStep;
  const { money, nameByLine, course, method } = context;
  const line = (id: string): string => {
    const name = nameByLine.get(id);
    return name ? nameIn(name) : '?';
  };
  const lines = (): string => [...linesOf(raw, context.order)].map(line).join(', ');
  const quantity = (milli: number): string => formatQuantity(milli, language());
  const value = (given: DiscountValue): string => (given.kind === 'percent' ? formatRate(given.basisPoints, language()) : money(given.amount));
  const target = (of: { readonly kind: string; readonly lineId?: string }): string => (of.lineId === undefined ? texts.whole : line(of.lineId));
  switch (op.type) {
    case 'order.opened': return texts.opened([op.data.number, till().types[op.data.orderType], op.data.tableName === '' ? '' : till().tableNamed(op.data.tableName)].filter(Boolean).join(', '));
    case 'order.labelled': return labelWords(op.data, context);
    case 'line.added': return texts.added(quantity(op.data.quantityMilli), [nameIn(op.data.item.name), ...optionWords(op.data.item, nameIn), op.data.note].filter(Boolean).join(', '));
    case 'line.changed': return texts.changed(`${op.data.deltaMilli > 0 ? '+' : ''}${quantity(op.data.deltaMilli)}`, line(op.data.lineId));
    case 'line.noted': return texts.lineNote(line(op.data.lineId), op.data.note || '–');
    case 'line.labelled': {
      const name = line(op.data.lineId);
      if (op.data.label === 'seat') return texts.seat(name, op.data.value === 0 ? checkTexts().wholeTable : checkTexts().seat(op.data.value));
      return op.data.label === 'course' ? texts.course(name, course(op.data.value)) : texts.lineNote(name, checkTexts().guestNote(op.data.value));
    }
    case 'line.deleted': return texts.deleted(line(op.data.lineId));
    case 'line.voided': return op.data.reason === '' ? texts.deleted(line(op.data.lineId)) : texts.voided(line(op.data.lineId), op.data.reason);
    case 'order.fired': return texts.fired(lines());
    case 'course.held': return op.data.held ? texts.held(course(op.data.course)) : texts.released(course(op.data.course));
    case 'kitchen.seen': return texts.seen(stationName(op.data.station));
    case 'kitchen.bumped': return texts.bumped(lines());
    case 'kitchen.recalled': return texts.recalled;
    case 'lines.served': return op.data.served ? texts.served(lines()) : texts.notServed(lines());
    case 'bill.asked': return op.data.asked ? texts.billAsked : texts.billNotAsked;
    case 'discount.given': return texts.discount(value(op.data.value), target(op.data.target), op.data.reason);
    case 'comp.given': return texts.comp(target(op.data.target), op.data.reason);
    case 'adjustment.removed': return texts.adjustmentRemoved;
    case 'charge.removed': {
      const { chargeId, reason } = op.data;
      const charge = context.order.charges.find(({ rule }) => rule.id === chargeId);
      return texts.chargeRemoved(charge ? nameIn(charge.rule.name) : approvalTexts().actions.charge, reason);
    }
    case 'charge.restored': return texts.chargeRestored;
    case 'split.planned': {
      const { plan } = op.data;
      if (plan === null) return texts.split.none;
      if (plan.kind === 'seats') return texts.split.seats;
      if (plan.kind === 'equal') return texts.split.equal(plan.ways);
      return plan.kind === 'items' ? texts.split.items(plan.parts.length) : texts.split.amounts(plan.amounts.length);
    }
    case 'attempt.started': return texts.attempt(money(op.data.amount + op.data.tip), method(op.data.method));
    case 'attempt.ended': return texts.attemptEnded[op.data.outcome];
    case 'payment.taken': return texts.paid(money(op.data.amount + (op.data.tip ?? 0)), method(op.data.method));
    case 'payment.refunded': return texts.refunded(money(op.data.amount + (op.data.tip ?? 0)), op.data.reason);
    case 'order.closed': return texts.closed;
    case 'order.reopened': return texts.reopened(op.data.reason);
    case 'order.cancelled': case 'order.discarded': return texts.cancelled(op.data.reason);
    case 'lines.moved-out': return (op.data.follows === undefined ? texts.movedOut : texts.lessThere)(op.data.toName, lines());
    case 'lines.moved-in': return op.data.lines.length === 0 ? texts.lessHere(op.data.fromName) : texts.movedIn(op.data.fromName, lines());
    case 'transfer.refused': return texts.transferRefused;
    case 'order.merged': return texts.merged(op.data.intoName);
    case 'approval.granted': return texts.approved([approvalTexts().actions[op.data.action], op.data.amount === 0 ? '' : money(op.data.amount)].filter(Boolean).join(', '));
    case 'anomaly.resolved': return texts.settled(op.data.resolution);
  }
}
