import { maxMoney, priceTimes, type Money } from '../../kernel/money.ts';
import type { FrozenItem, FrozenModifier } from './frozen.ts';

const priceOf = (modifiers: readonly FrozenModifier[]): Money => {
  let all = 0;
  for (const { price, count } of modifiers) all += price * count;
  return all;
};

/** What a quantity costs before anything is taken off: steps 1 and 2 of docs/money.md. */
export function grossOf(item: FrozenItem, quantityMilli: number): Money {
  if (quantityMilli <= 0) return 0;
  const modifiers = item.modifiers === undefined || item.modifiers.length === 0 ? 0 : priceOf(item.modifiers);
  const gross = item.unit === 'kg' ? priceTimes(item.unitPrice, quantityMilli) + modifiers : priceTimes(Math.max(0, item.unitPrice + modifiers), quantityMilli);
  return Math.min(maxMoney, Math.max(0, gross));
}
