import type { Money } from '../../../shared/kernel/money.ts';

/** As many notes of one kind as a guest would still count out. */
const mostNotes = 20;

/**
 * What a guest is likely to hand over for `owed`: the exact amount, then round sums above it that
 * can be made of a few notes of one kind: nobody counts out coins to 33,400. At most `most`, ascending.
 */
export function quickAmounts(owed: Money, denominations: readonly Money[], most = 5): readonly Money[] {
  if (owed <= 0) return [];
  const above = denominations.filter((note) => owed / note <= mostNotes).map((note) => Math.ceil(owed / note) * note).filter((amount) => amount > owed);
  return [owed, ...[...new Set(above)].sort((a, b) => a - b).slice(0, most - 1)];
}
