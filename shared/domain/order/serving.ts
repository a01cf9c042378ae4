import type { LineId, OpId } from '../../kernel/ids.ts';
import type { Stamp } from '../../kernel/stamp.ts';
import { deedOf, factsOf, type Facts } from './facts.ts';
import type { ServedLine } from './ops.ts';
import type { Deed, Line, OrderState, Work } from './state.ts';

/** Who said that the guests asked for the bill; null when nobody did, or it was taken back. */
export function foldBillAsked(facts: Facts): Deed | null {
  const said = facts['bill.asked']?.at(-1);
  return said?.data.asked ? deedOf(said) : null;
}

/** What was brought to the guests, in (stamp, op id) order; of a piece that several name the last stands. */
export const foldServings = (facts: Facts): OrderState['servings'] =>
  factsOf(facts, 'lines.served').map((op) => ({ ...deedOf(op), served: op.data.served, lines: op.data.lines.map(({ lineId, work }) => ({ lineId, work: [...work] })) }));

/** A piece that one transfer brought shares its op id with those of other lines. */
export const pieceKey = (lineId: LineId, work: OpId): string => `${lineId} ${work}`;

/** When each piece was brought to the guests, by `pieceKey`; what was taken back is not in it. */
export function servedAt({ servings }: Pick<OrderState, 'servings'>): ReadonlyMap<string, Stamp> {
  const at = new Map<string, Stamp>();
  for (const { served, stamp, lines } of servings) {
    for (const { lineId, work } of lines) {
      for (const id of work) {
        if (served) at.set(pieceKey(lineId, id), stamp);
        else at.delete(pieceKey(lineId, id));
      }
    }
  }
  return at;
}

/** What can be carried: food that the kitchen was told of and that is still wanted here. */
const isFood = ({ fire, deltaMilli }: Work): boolean => fire !== null && deltaMilli > 0;

const wantedLines = (state: OrderState): readonly Line[] => state.lines.filter((line) => line.voided === null && line.quantityMilli > 0);

/** What was sent and not yet brought; `ready`: only what the kitchen has finished. */
export function unserved(state: OrderState, ready = false): readonly ServedLine[] {
  const at = servedAt(state);
  return wantedLines(state).flatMap(({ lineId, work }): readonly ServedLine[] => {
    const left = work.filter((piece) => isFood(piece) && (piece.bumped || !ready) && !at.has(pieceKey(lineId, piece.opId)));
    return left.length === 0 ? [] : [{ lineId, work: left.map(({ opId }) => opId) }];
  });
}

/** When the last of what was sent was brought; null while something is still to be, or nothing was sent. */
export function allServedAt(state: OrderState): Stamp | null {
  if (state.servings.length === 0) return null;
  const at = servedAt(state);
  let last: Stamp | null = null;
  for (const { lineId, work } of wantedLines(state)) {
    for (const piece of work) {
      if (!isFood(piece)) continue;
      const stamp = at.get(pieceKey(lineId, piece.opId));
      if (stamp === undefined) return null;
      if (last === null || stamp > last) last = stamp;
    }
  }
  return last;
}

/** Whether all of a line that was sent has been brought: who takes it over need not be told again. */
export function isServed(line: Line, at: ReadonlyMap<string, Stamp>): boolean {
  const food = line.work.filter(isFood);
  return food.length > 0 && food.every(({ opId }) => at.has(pieceKey(line.lineId, opId)));
}
