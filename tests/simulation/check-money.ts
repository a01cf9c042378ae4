import type { Journal } from '../../shared/crdt/journal.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import { reviewOrder } from '../../shared/domain/order/review.ts';
import { asId } from '../../shared/kernel/ids.ts';
import type { Deed } from './invariants.ts';
import { isOrder, stateOf } from './states.ts';
import type { Charge } from './terminal.ts';
import { must } from './violation.ts';

const counts = (doc: Journal | undefined, opId: string): doc is Journal => doc !== undefined && Object.hasOwn(doc.ops, opId) && !Object.hasOwn(doc.refused, opId);

/** What people took and gave back is what the checks count, tips apart; refused deeds aside. An attempt that two tills tell of is one payment. */
export function checkMoney(docs: ReadonlyMap<string, Journal>, deeds: readonly Deed[], charges: readonly Charge[]): void {
  const told = new Set<string>();
  let [taken, tips] = [0, 0];
  for (const { docId, op: raw } of deeds) {
    const op = raw as unknown as OrderOp;
    const doc = docs.get(docId);
    if (!counts(doc, op.id)) continue;
    if (op.type === 'payment.taken') {
      const attempt = op.data.attempt ?? null;
      if (attempt !== null && told.has(attempt)) continue;
      if (attempt !== null) told.add(attempt);
      taken += op.data.amount;
      tips += op.data.tip ?? 0;
    }
    // A refund counts with the payment it gives back.
    if (op.type === 'payment.refunded' && !Object.hasOwn(doc.refused, op.data.payment)) {
      taken -= op.data.amount;
      tips -= op.data.tip ?? 0;
    }
  }
  const states = [...docs.values()].filter(isOrder).map(stateOf);
  const counted = states.reduce((all, { totals }) => all + totals.paid, 0);
  const countedTips = states.reduce((all, { totals }) => all + totals.tips, 0);
  must(taken === counted, 'money in is money counted', () => `taken ${taken}, counted ${counted}`);
  must(tips === countedTips, 'money in is money counted', () => `tips ${tips}, counted ${countedTips}`);
  checkCharges(docs, deeds, charges);
}

/** What payment terminals charged is counted once or waits on a card; what they did not charge is not counted. */
function checkCharges(docs: ReadonlyMap<string, Journal>, deeds: readonly Deed[], charges: readonly Charge[]): void {
  const lost = new Set(deeds.filter((deed) => deed.lost).map(({ op }) => String(op.id)));
  for (const { docId, attempt: id, charged, amount, tip } of charges) {
    const doc = docs.get(docId);
    if (lost.has(id) || Object.hasOwn(doc?.refused ?? {}, id)) continue;
    const state = doc && stateOf(doc);
    const attempt = state?.attempts.find(({ opId }) => opId === id);
    must(doc !== undefined && state !== undefined && attempt !== undefined, 'an attempt is written before anything is charged', () => `${id} of ${docId}, ${amount}`);
    const payments = state!.payments.filter((payment) => payment.attempt === id);
    must(charged || payments.length === 0, 'nothing is counted that was not charged', () => `${id} of ${docId}`);
    if (!charged) continue;
    const settled = payments.length === 1 && payments[0]!.amount === amount && payments[0]!.tip === tip;
    const refusedPayment = Object.values(doc!.ops).some((op) => Object.hasOwn(doc!.refused, op.id) && (op.data as { attempt?: unknown }).attempt === id);
    const waits = payments.length === 0 && (refusedPayment || reviewOrder(asId(docId), { ...state!, resolved: {} }).some((card) => card.type === 'attempt-unresolved' && card.attempt === id) || attempt!.outcome === 'pending');
    must(settled || waits, 'what was charged is counted or on a card', () => `${id} of ${docId}: charged ${amount}, ${payments.length} payments, ${attempt!.outcome}`);
  }
}
