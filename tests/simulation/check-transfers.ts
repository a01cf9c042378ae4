import type { Journal, Op } from '../../shared/crdt/journal.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import type { Line, OrderState, Transfer } from '../../shared/domain/order/state.ts';
import { knownOrders, type Known } from './states.ts';
import { must } from './violation.ts';

const linesOf = ({ lines, movedLines }: OrderState): readonly Line[] => [...lines, ...movedLines];
const workMilli = (line: Line): number => line.work.reduce((all, piece) => all + piece.deltaMilli, 0);

type Half = { readonly order: Known<OrderState>; readonly transfer: Transfer };

function halvesById(orders: readonly Known<OrderState>[]): Map<string, Half[]> {
  const halves = new Map<string, Half[]>();
  for (const order of orders) for (const transfer of order.state.transfers) halves.set(transfer.transfer, [...(halves.get(transfer.transfer) ?? []), { order, transfer }]);
  return halves;
}

const counted = (doc: Journal): OrderOp[] => Object.values(doc.ops as Readonly<Record<string, Op>>).filter(({ id }) => !Object.hasOwn(doc.refused, id)) as unknown as OrderOp[];

/** What people ordered of each line: what a transfer adds anew was ordered before, unless it was cooked although the transfer was refused. */
function orderedByLine(docs: readonly Journal[], refused: ReadonlySet<string>, fired: ReadonlySet<string>): Map<string, number> {
  const ordered = new Map<string, number>();
  const add = (lineId: string, milli: number): void => void ordered.set(lineId, (ordered.get(lineId) ?? 0) + milli);
  for (const op of docs.flatMap(counted)) {
    if (op.type === 'line.changed') {
      if (op.data.transfer === undefined || (refused.has(op.data.transfer) && fired.has(op.id))) add(op.data.lineId, op.data.deltaMilli);
    } else if (op.type === 'line.added' && (op.data.transfer === undefined || (refused.has(op.data.transfer) && fired.has(op.id)))) add(op.data.lineId, op.data.quantityMilli);
  }
  return ordered;
}

/**
 * What was moved is on exactly one check, and the kitchen was told of it once: over all checks a line
 * is what people ordered of it, and both checks of a transfer agree whether it counts. `isLost`:
 * lines of which a restored backup took a half with it.
 */
export function checkTransfersAtRest(docs: readonly Journal[], isLost: (lineId: string) => boolean): void {
  const orders = knownOrders(docs);
  const halves = halvesById(orders);
  const lost = new Set<string>();
  const refused = new Set<string>();
  for (const [id, both] of halves) {
    const [a, b] = both;
    if (a?.transfer.refused && a.transfer.direction === 'out') refused.add(id);
    if (b?.transfer.refused && b.transfer.direction === 'out') refused.add(id);
    if (a === undefined || b === undefined) {
      for (const lineId of both.flatMap(({ transfer }) => transfer.lineIds)) {
        must(isLost(lineId), 'a moved line is on exactly one check', () => `transfer ${id} of ${lineId} has one half only, in ${a?.order.id}`);
        lost.add(lineId);
      }
      continue;
    }
    must(both.length === 2 && a.transfer.direction !== b.transfer.direction, 'a moved line is on exactly one check', () => `transfer ${id} is in ${both.map(({ order }) => order.id).join()}`);
    must(a.transfer.refused === b.transfer.refused, 'a moved line is on exactly one check', () => `transfer ${id} counts in one of ${a.order.id}, ${b.order.id} only`);
  }
  checkQuantities(docs, orders, refused, (lineId) => lost.has(lineId) || isLost(lineId));
}

function checkQuantities(docs: readonly Journal[], orders: readonly Known<OrderState>[], refused: ReadonlySet<string>, isLost: (lineId: string) => boolean): void {
  const moved = new Set(orders.flatMap(({ state }) => state.transfers.flatMap(({ lineIds }) => lineIds.map(String))));
  if (moved.size === 0) return;
  const fired = new Set(orders.flatMap(({ state }) => state.fires.flatMap(({ covers }) => covers.map(String))));
  const ordered = orderedByLine(docs, refused, fired);
  const changed = new Set(docs.flatMap(counted).flatMap((op) => (op.type === 'line.changed' ? [String(op.data.lineId)] : [])));
  const reduced = new Map<string, number>();
  for (const op of docs.flatMap(counted)) if (op.type === 'line.changed' && op.data.deltaMilli < 0) reduced.set(op.data.lineId, (reduced.get(op.data.lineId) ?? 0) - op.data.deltaMilli);
  const refusedLines = new Set(orders.flatMap(({ state }) => state.transfers.flatMap((one) => (one.refused ? one.lineIds.map(String) : []))));
  const deleted = new Set(docs.flatMap(counted).flatMap((op) => (op.type === 'line.deleted' ? [String(op.data.lineId)] : [])));
  const anew = new Set(docs.flatMap(counted).flatMap((op) => (op.type === 'line.added' && op.data.transfer !== undefined ? [String(op.data.lineId)] : [])));
  for (const lineId of moved) {
    if (isLost(lineId)) continue;
    const places = orders.flatMap(({ id, state }) => linesOf(state).filter((line) => line.lineId === lineId).map((line) => ({ id, line })));
    const standsAt = places.filter(({ line }) => workMilli(line) > 0);
    const all = places.reduce((sum, { line }) => sum + workMilli(line), 0);
    const wanted = ordered.get(lineId) ?? 0;
    // Whoever deleted it took all of it away, though somebody took some off as well; whoever took some off
    // took it off wherever it went, unless it stood where a move had brought it that was refused.
    const least = deleted.has(lineId) ? Math.min(0, wanted) - (reduced.get(lineId) ?? 0) : wanted;
    const most = refusedLines.has(lineId) ? wanted + (reduced.get(lineId) ?? 0) : Math.max(0, wanted);
    must(all >= least && all <= most, 'a moved line is on exactly one check',
      () => `${all} of ${lineId} stand in ${standsAt.map(({ id, line }) => `${id} (${workMilli(line)})`).join()}, ${wanted} were ordered`);
    // The kitchen: what was fired anywhere of the line is what the checks say was sent of it, moves aside.
    const told = places.reduce((sum, { line }) => sum + line.work.reduce((milli, piece) => (piece.fire !== null && (piece.kind === 'added' || piece.kind === 'changed') ? milli + piece.deltaMilli : milli), 0), 0);
    const wasSent = places.reduce((sum, { line }) => sum + line.work.reduce((milli, piece) => (piece.fire === null ? milli : milli + piece.deltaMilli), 0), 0);
    must(told === wasSent, 'moved food is told to the kitchen once', () => `${lineId}: told ${told}, sent ${wasSent}`);
    if (!changed.has(lineId) && !anew.has(lineId)) must(told === 0 || told === wanted, 'moved food is told to the kitchen once', () => `${lineId}: told ${told} of ${wanted}`);
  }
}
