import { stampMs } from '../../kernel/stamp.ts';
import type { StampedOp } from '../op.ts';
import { foldAdjustments } from './adjustments.ts';
import { approvalsOf, deedOf, factsOf, sortIntoFacts, type FactOf, type Facts } from './facts.ts';
import { foldKitchen } from './fold-kitchen.ts';
import { foldHeld, foldLabels } from './fold-labels.ts';
import { foldLines } from './fold-lines.ts';
import { foldAttempts, foldPayments } from './fold-money.ts';
import { foldTransfers } from './fold-transfers.ts';
import { defaultTaxProfile } from './frozen.ts';
import { ownPlan } from './own.ts';
import { foldPlans } from './plans.ts';
import { foldBillAsked, foldServings } from './serving.ts';
import type { Line, OrderState, OrderTotals } from './state.ts';
import { priceCheck } from './totals.ts';

function foldCloses(facts: Facts): OrderState['closes'] {
  const closed = factsOf(facts, 'order.closed');
  if (closed.length === 0) return [];
  const reopened = new Set(factsOf(facts, 'order.reopened').flatMap((op) => op.data.closes));
  return closed.map((op) => ({ ...deedOf(op), closedAtMs: op.data.closedAtMs, shift: op.data.shift ?? null, reopened: reopened.has(op.id) }));
}

/** A check stays merged only while nothing stands on it: what somebody added to it elsewhere meanwhile is owed here. */
function mergedOf(facts: Facts, lines: readonly Line[], totals: OrderTotals): OrderState['mergedInto'] {
  const merged = factsOf(facts, 'order.merged').at(-1);
  if (merged === undefined || totals.paid !== 0 || lines.some((line) => line.quantityMilli > 0)) return null;
  return { id: merged.data.into, name: merged.data.intoName };
}

/** A check that was opened by mistake: what somebody sent, took or ordered elsewhere meanwhile brings it back. */
function discardOf(facts: Facts, lines: readonly Line[], payments: OrderState['payments']): FactOf<'order.discarded'> | undefined {
  if (facts['order.discarded'] === undefined || payments.length > 0) return undefined;
  const work = lines.flatMap((line) => line.work);
  return work.some(({ fire }) => fire !== null) ? undefined : facts['order.discarded'].find(({ data: { covers } }) => work.every(({ opId }) => covers.includes(opId)));
}

/**
 * The state of an order, from ops in (stamp, op id) order. Total: unknown types, ops of newer
 * versions and malformed data are passed over. Everything but labels is a set of facts or a sum, so
 * the result hardly depends on the order in which devices did things. Every list in it is its own:
 * a store may change them in place.
 */
export function foldOrder(ops: Iterable<StampedOp>): OrderState {
  const { facts, firstStamp, lastStamp } = sortIntoFacts(ops);
  const opened = factsOf(facts, 'order.opened')[0];
  const said = opened?.data;
  const labels = foldLabels(facts);
  const kitchen = foldKitchen(facts);
  const transfers = foldTransfers(facts, kitchen.fireByWork);
  const approvals = facts['approval.granted'] === undefined ? [] : approvalsOf(facts);
  const { lines, movedLines, shortfalls } = foldLines(facts, kitchen, transfers, approvals);
  const adjustments = foldAdjustments(facts, approvals, transfers);
  const { payments, refunds } = foldPayments(facts, approvals);
  const taxProfile = said?.taxProfile ?? defaultTaxProfile;
  const { totals, charges } = priceCheck({ facts, transfers, lines, adjustments, occasion: labels, delivery: labels.delivery, taxProfile, payments });
  const closes = foldCloses(facts);
  const cancel = factsOf(facts, 'order.cancelled')[0] ?? discardOf(facts, lines, payments);
  const mergedInto = mergedOf(facts, lines, totals);
  const { plans, current } = foldPlans(factsOf(facts, 'split.planned'));
  const resolved = facts['anomaly.resolved'];
  return {
    number: said?.number ?? '?',
    orderType: labels.orderType, tableId: labels.tableId, tableName: labels.tableName, areaId: labels.areaId, guests: labels.guests,
    note: labels.note, guestNote: labels.guestNote, waiter: labels.waiter, customer: labels.customer, delivery: labels.delivery,
    businessDate: said?.businessDate ?? '',
    openedAtMs: said?.openedAtMs ?? (lastStamp === '' ? 0 : stampMs(lastStamp)),
    openedBy: opened?.by ?? null,
    openedOn: opened?.device ?? null,
    currency: said?.currency ?? '',
    bookingId: said?.bookingId ?? null,
    taxProfile: { rounding: taxProfile.rounding, mode: taxProfile.mode },
    held: foldHeld(facts),
    status: cancel ? 'cancelled' : mergedInto ? 'merged' : closes.some((close) => !close.reopened) ? 'closed' : 'open',
    closes,
    cancelled: cancel ? { ...deedOf(cancel), reason: cancel.data.reason } : null,
    mergedInto: cancel ? null : mergedInto,
    lines, movedLines, fires: kitchen.fires, bumps: kitchen.bumps, servings: foldServings(facts), billAsked: foldBillAsked(facts),
    adjustments, charges,
    plan: ownPlan(current?.plan ?? null), planId: current?.opId ?? null, plans,
    attempts: facts['attempt.started'] === undefined ? [] : foldAttempts(facts, payments),
    payments, refunds,
    transfers: transfers?.transfers ?? [], shortfalls,
    approvals, totals,
    resolved: resolved === undefined ? {} : Object.fromEntries(resolved.map((op) => [op.data.key, op.data.resolution])),
    firstStamp, lastStamp,
  };
}
