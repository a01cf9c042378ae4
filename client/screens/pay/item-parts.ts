import type { SplitPlan } from '../../../shared/domain/order/frozen.ts';
import type { Line, OrderState } from '../../../shared/domain/order/state.ts';

/** By line, how much of it each part holds; index 0 is part 1. What no part holds is the rest. */
export type ItemParts = Readonly<Record<string, readonly number[]>>;

export const leftOf = (parts: ItemParts, line: Line): number => line.quantityMilli - (parts[line.lineId] ?? []).reduce((all, milli) => all + milli, 0);

/** One piece more for a part; everything weighed goes at once. With nothing left to take, one piece goes back from this part. */
export function tapLine(parts: ItemParts, line: Line, part: number): ItemParts {
  const left = leftOf(parts, line);
  const held = parts[line.lineId] ?? [];
  const mine = held[part] ?? 0;
  const piece = (milli: number): number => (line.item.unit === 'kg' ? milli : Math.min(1_000, milli));
  const next = left > 0 ? mine + piece(left) : mine - piece(mine);
  return { ...parts, [line.lineId]: Array.from({ length: Math.max(held.length, part + 1) }, (_, index) => (index === part ? next : held[index] ?? 0)) };
}

/** The plan these parts make; parts that hold nothing are left out, and keep the number they were shown under. */
export function itemPlan(parts: ItemParts, count: number): Extract<SplitPlan, { kind: 'items' }> {
  return {
    kind: 'items',
    parts: Array.from({ length: count }, (_, index) => ({
      key: String(index + 1),
      lines: Object.entries(parts).flatMap(([lineId, held]) => ((held[index] ?? 0) > 0 ? [{ lineId, quantityMilli: held[index]! }] : [])),
    })).filter(({ lines }) => lines.length > 0),
  };
}

/** What a plan says, as far as the check still has it. */
export function partsOfPlan(order: OrderState): { readonly parts: ItemParts; readonly count: number } {
  const plan = order.plan?.kind === 'items' ? order.plan : null;
  const parts: Record<string, number[]> = {};
  let count = 1;
  for (const { key, lines } of plan?.parts ?? []) {
    const index = Number(key) - 1;
    if (!Number.isSafeInteger(index) || index < 0 || index > 98) continue;
    count = Math.max(count, index + 1);
    for (const { lineId, quantityMilli } of lines) {
      const held = (parts[lineId] ??= []);
      while (held.length <= index) held.push(0);
      held[index]! += quantityMilli;
    }
  }
  return { parts, count };
}
