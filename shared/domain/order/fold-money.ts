import type { OpId } from '../../kernel/ids.ts';
import { approverOf } from './approvals.ts';
import { deedOf, factsOf, type FactOf, type Facts } from './facts.ts';
import type { PaymentKind } from './ops.ts';
import { planFinder } from './plans.ts';
import type { Approval, Attempt, Payment, Refund } from './state.ts';

const walletMethods: readonly string[] = ['payme', 'click'];

/** Version 1 of a payment named a method of a fixed list, and nothing of how it behaves. */
const kindOfMethod = (method: string): PaymentKind => (method === 'cash' ? 'cash' : walletMethods.includes(method) ? 'wallet' : 'card');

/**
 * One attempt charges once: whoever records its payment a second time tells of the same money.
 * `sameAs`: the payment that counts instead, for refunds that name the other one.
 */
function countedPayments(facts: Facts): { readonly taken: readonly FactOf<'payment.taken'>[]; readonly sameAs: ReadonlyMap<OpId, OpId> | null } {
  const all = factsOf(facts, 'payment.taken');
  if (facts['attempt.started'] === undefined) return { taken: all, sameAs: null };
  const first = new Map<OpId, OpId>();
  const sameAs = new Map<OpId, OpId>();
  const taken = all.filter(({ id, data: { attempt } }) => {
    const known = attempt === null || attempt === undefined ? undefined : first.get(attempt);
    if (known !== undefined) sameAs.set(id, known);
    else if (attempt !== null && attempt !== undefined) first.set(attempt, id);
    return known === undefined;
  });
  return { taken, sameAs };
}

export function foldPayments(facts: Facts, approvals: readonly Approval[]): { readonly payments: readonly Payment[]; readonly refunds: readonly Refund[] } {
  const { taken, sameAs } = countedPayments(facts);
  const planOf = planFinder(facts);
  const paymentOf = (id: OpId): OpId => sameAs?.get(id) ?? id;
  const refundOps = factsOf(facts, 'payment.refunded');
  const backByPayment = new Map<OpId, { amount: number; tip: number }>();
  for (const { data } of refundOps) {
    const back = backByPayment.get(paymentOf(data.payment)) ?? { amount: 0, tip: 0 };
    back.amount += data.amount;
    back.tip += data.tip ?? 0;
    backByPayment.set(paymentOf(data.payment), back);
  }
  // Field by field: data that carry a `by` or an `opId` of their own must not pass for the deed's.
  const payments = taken.map((op): Payment => {
    const { data } = op;
    const back = backByPayment.get(op.id);
    return {
      ...deedOf(op), method: data.method, kind: data.kind ?? kindOfMethod(data.method), amount: data.amount, tip: data.tip ?? 0,
      tendered: data.tendered, change: data.change, rounding: data.rounding, part: data.part ?? null, plan: planOf(op), shift: data.shift ?? null,
      attempt: data.attempt ?? null, reference: data.reference ?? '', refunded: back?.amount ?? 0, tipRefunded: back?.tip ?? 0,
    };
  });
  const refunds = refundOps.map((op): Refund => {
    const { data } = op;
    const payment = payments.find(({ opId }) => opId === paymentOf(data.payment));
    const method = data.method ?? payment?.method ?? '';
    return {
      ...deedOf(op), payment: paymentOf(data.payment), amount: data.amount, tip: data.tip ?? 0, reason: data.reason, method,
      kind: data.kind ?? (data.method === undefined ? payment?.kind : undefined) ?? kindOfMethod(method), shift: data.shift ?? null,
      approvedBy: approverOf(approvals, op),
    };
  });
  return { payments, refunds };
}

/** An approval counts whenever it comes; otherwise the last word stands. */
export function foldAttempts(facts: Facts, payments: readonly Payment[]): readonly Attempt[] {
  const planOf = planFinder(facts);
  const ended = factsOf(facts, 'attempt.ended');
  return factsOf(facts, 'attempt.started').map((op): Attempt => {
    const { data } = op;
    const mine = ended.filter((end) => end.data.attempt === op.id);
    const end = mine.find((one) => one.data.outcome === 'approved') ?? mine.at(-1);
    return {
      ...deedOf(op), method: data.method, kind: data.kind, amount: data.amount, tip: data.tip, part: data.part, plan: planOf(op), terminal: data.terminal,
      outcome: end?.data.outcome ?? 'pending', reference: end?.data.reference ?? '',
      payment: payments.find(({ attempt }) => attempt === op.id)?.opId ?? null,
    };
  });
}
