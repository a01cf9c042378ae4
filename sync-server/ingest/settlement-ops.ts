import { opsInOrder, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import { orderOpVersion } from '../../shared/domain/order/ops.ts';
import { settleTransfers } from '../../shared/domain/order/settle-transfers.ts';
import type { Check } from '../../shared/domain/order/transfer.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import { zCorrection } from '../../shared/domain/shift/make-z.ts';
import { shiftOpVersion } from '../../shared/domain/shift/ops.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { sha256Of } from '../../shared/kernel/sha256.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';
import { serverActor } from './server-actor.ts';

/*
 * What the server adds on its own, as ops: pure, so that the simulation runs the same. Ids are derived
 * from what is written, the moment included: a server put back to an older backup refuses what
 * terminals bring of its own former words, and says it anew under another id.
 */

const byServer = { by: asId<never>(serverActor), device: asId<never>(serverActor) };

/** The orders that the reports of a shift speak of. */
export const coveredOrders = ({ zReports, corrections }: ShiftState): ReadonlySet<string> =>
  new Set([...zReports, ...corrections].flatMap(({ covers }) => covers.checks.map(({ order }) => order as string)));

/** The correction of a shift's Z report; null when there is nothing to correct. `orders`: those that name the shift and those that its reports cover. */
export function correctionOp(journal: Journal, orders: readonly Journal[], nowMs: number, newStamp: () => Stamp): Op | null {
  const shift = foldShift(opsInOrder(journal));
  const [z] = shift.zReports;
  if (z === undefined) return null;
  const byId = new Map(orders.map((order) => [order.id, order]));
  const knows = (order: DocId, op: string): boolean => {
    const known = byId.get(order);
    return known !== undefined && (Object.hasOwn(known.ops, op) || Object.hasOwn(known.refused, op));
  };
  const correction = zCorrection(journal.id, shift, orders.map((order) => ({ id: order.id, state: orderStateOf(order) })), knows, nowMs);
  if (correction === null) return null;
  return {
    id: asId(`zc-${sha256Of([journal.id, correction.hash]).slice(0, 40)}`), type: 'shift.z-corrected', v: shiftOpVersion['shift.z-corrected'],
    ...byServer, stamp: newStamp(), data: correction,
  };
}

/** What transfers between these checks call for, by the order it goes into. */
export function transferOps(checks: readonly Check[], newStamp: () => Stamp): ReadonlyMap<DocId, readonly Op[]> {
  const opsById = new Map<DocId, Op[]>();
  for (const { orderId, op: { type, data } } of settleTransfers(checks)) {
    const stamp = newStamp();
    const op: Op = { id: asId(`tr-${sha256Of([orderId, type, data, stamp]).slice(0, 40)}`), type, v: orderOpVersion[type], ...byServer, stamp, data };
    opsById.set(orderId, [...(opsById.get(orderId) ?? []), op]);
  }
  return opsById;
}
