import type { Money } from '../../../shared/kernel/money.ts';

/**
 * What a guest is likely to hand over for `owed`: the exact amount, then round sums above it that
 * can be made of one kind of note. At most `most`, ascending.
 */
export function quickAmounts(owed: Money, denominations: readonly Money[], most = 5): readonly Money[] {
  if (owed <= 0) return [];
  const above = denominations.map((note) => Math.ceil(owed / note) * note).filter((amount) => amount > owed);
  return [owed, ...[...new Set(above)].sort((a, b) => a - b).slice(0, most - 1)];
}
