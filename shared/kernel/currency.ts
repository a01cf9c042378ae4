import type { Money } from './money.ts';

/** What a branch needs to know of its currency. `fractionDigits`: minor units shown after the point. */
export type Currency = {
  readonly code: string;
  readonly fractionDigits: 0 | 2 | 3;
  /** Smallest amount that exists as cash, in minor units. */
  readonly cashStep: Money;
  /** Notes and coins in use, in minor units, largest first: the quick amounts and the count sheet. */
  readonly denominations: readonly Money[];
};

export const currencyByCode: Readonly<Record<string, Currency>> = {
  UZS: { code: 'UZS', fractionDigits: 0, cashStep: 100, denominations: [200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100] },
  KZT: { code: 'KZT', fractionDigits: 0, cashStep: 1, denominations: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5] },
  RUB: { code: 'RUB', fractionDigits: 2, cashStep: 100, denominations: [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 1_000, 500, 200, 100] },
  TRY: { code: 'TRY', fractionDigits: 2, cashStep: 5, denominations: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10, 5] },
  EUR: { code: 'EUR', fractionDigits: 2, cashStep: 1, denominations: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] },
  USD: { code: 'USD', fractionDigits: 2, cashStep: 1, denominations: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5, 1] },
};
