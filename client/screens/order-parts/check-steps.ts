import { opsInOrder, type Journal, type Op } from '../../../shared/crdt/journal.ts';
import { foldOrder } from '../../../shared/domain/order/fold.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';

/** One op of a check. `refused`: the server's reason; such an op changed nothing. */
export type CheckStep = { readonly op: Op; readonly refused: string | null; /** How many ops had counted up to and with this one. */ readonly counted: number };

/** Every op of a check, the refused ones in their place, in the order in which they count. */
export function checkSteps(journal: Journal): readonly CheckStep[] {
  const counts = opsInOrder(journal);
  const counting = new Set(counts.map(({ id }) => id));
  const isWhole = (op: Op | undefined): op is Op => op !== undefined && typeof op.stamp === 'string' && typeof op.type === 'string';
  const refused = Object.entries(journal.refused).flatMap(([id, reason]) => {
    const op = journal.ops[id];
    return isWhole(op) && !counting.has(op.id) ? [{ op, reason }] : [];
  });
  const all = [...counts.map((op) => ({ op, reason: null as string | null })), ...refused]
    .sort((a, b) => (a.op.stamp < b.op.stamp ? -1 : a.op.stamp > b.op.stamp ? 1 : a.op.id < b.op.id ? -1 : 1));
  let counted = 0;
  return all.map(({ op, reason }) => {
    if (reason === null) counted += 1;
    return { op, refused: reason, counted };
  });
}

/** The check as it was after a step: the fold of what had counted by then. */
export function makeCheckAt(journal: Journal): (step: CheckStep) => OrderState {
  const ops = opsInOrder(journal);
  const known = new Map<number, OrderState>();
  return ({ counted }) => {
    const before = known.get(counted);
    if (before) return before;
    const state = foldOrder(ops.slice(0, counted));
    known.set(counted, state);
    return state;
  };
}

/** The lines an op is about, so that they can be marked; pieces of work are looked up in the finished check. */
export function linesOf(op: Op, order: OrderState): ReadonlySet<string> {
  const data = op.data as Readonly<Record<string, unknown>> | null;
  const found = new Set<string>();
  if (typeof data?.['lineId'] === 'string') found.add(data['lineId']);
  const target = data?.['target'] as { readonly lineId?: unknown } | undefined;
  if (typeof target?.lineId === 'string') found.add(target.lineId);
  const pieces = data?.['covers'] ?? data?.['work'];
  if (Array.isArray(pieces)) {
    const wanted = new Set(pieces);
    for (const line of [...order.lines, ...order.movedLines]) if (line.work.some(({ opId }) => wanted.has(opId))) found.add(line.lineId);
  }
  const moved = data?.['lines'];
  if (Array.isArray(moved)) for (const line of moved as readonly { readonly lineId?: unknown }[]) if (typeof line?.lineId === 'string') found.add(line.lineId);
  return found;
}
