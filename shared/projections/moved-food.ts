import type { OrderType } from '../domain/order/frozen.ts';
import type { Line, OrderState } from '../domain/order/state.ts';
import type { LineId, OrderId } from '../kernel/ids.ts';

/** Where some of a line's food is wanted now: on the check that sent it or on one it was moved to. */
export type FoodPlace = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly orderType: OrderType;
  readonly tableName: string;
  readonly quantityMilli: number;
  /** Why that check does not want it any more; null while it does. */
  readonly struck: { readonly reason: string } | null;
  /** The line as that check has it; null where that check is not on this device. */
  readonly line: Line | null;
};

export type StateOf = (orderId: OrderId) => OrderState | null;

/** A line may be there more than once: voided, and back from another check since. */
const linesIn = (state: OrderState, lineId: LineId): readonly Line[] => [...state.lines, ...state.movedLines].filter((line) => line.lineId === lineId);

/** What a check has of food that was sent elsewhere; what it sent itself of the line has a ticket of its own. */
const broughtMilli = (line: Line): number =>
  line.work.reduce((all, piece) => all + (piece.kind === 'moved-in' || piece.kind === 'moved-out' ? piece.deltaMilli : 0), 0);

const sentMilli = (line: Line): number => line.work.reduce((all, piece) => all + (piece.fire === null ? 0 : piece.deltaMilli), 0);

/**
 * Follows the food of a line that `orderId` sent along all transfers that count. Each check is
 * visited once, so that lines moved there and back end somewhere.
 */
export function placesOf(orderId: OrderId, state: OrderState, lineId: LineId, stateOf: StateOf): FoodPlace[] {
  const places: FoodPlace[] = [];
  const visited = new Set<OrderId>([orderId]);
  /** `cameMilli`: how much was on its way there. */
  const queue: { readonly id: OrderId; readonly state: OrderState; readonly cameMilli: number }[] = [{ id: orderId, state, cameMilli: 0 }];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    // Absent where all of it went on: a check keeps only lines that it has or that it sent itself.
    const lines = linesIn(at.state, lineId);
    for (const line of lines) {
      const quantityMilli = at.id === orderId ? sentMilli(line) : broughtMilli(line);
      if (quantityMilli <= 0) continue;
      const { number, orderType, tableName, cancelled } = at.state;
      places.push({ orderId: at.id, number, orderType, tableName, quantityMilli, struck: line.voided ?? cancelled, line });
    }
    for (const { direction, refused, other, otherName, opId, lineIds } of at.state.transfers) {
      if (direction !== 'out' || refused || visited.has(other) || !lineIds.includes(lineId)) continue;
      visited.add(other);
      const piece = lines.flatMap(({ work }) => work).find((moved) => moved.kind === 'moved-out' && moved.opId === opId);
      const movedMilli = piece === undefined ? at.cameMilli : -piece.deltaMilli;
      const next = stateOf(other);
      if (next?.transfers.some((theirs) => theirs.direction === 'in' && theirs.lineIds.includes(lineId))) queue.push({ id: other, state: next, cameMilli: movedMilli });
      // The other half has not arrived on this device: what was written when it was moved is known.
      else if (movedMilli > 0) places.push({ orderId: other, number: otherName, orderType: at.state.orderType, tableName: otherName, quantityMilli: movedMilli, struck: null, line: null });
    }
  }
  return places;
}
