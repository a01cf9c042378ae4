import { isMoney, type Money } from '../../kernel/money.ts';
import { isAmount, isFields, isId, isWhole } from '../field-checks.ts';
import type { PaymentKind } from '../order/ops.ts';

/** A count sheet: how many there are of each note and coin. What is not named is not there. */
export type CashCount = readonly { readonly denomination: Money; readonly count: number }[];

/** A sum of one method of payment; may be below zero. */
export type MethodSum = { readonly method: string; readonly kind: PaymentKind; readonly amount: Money };

/** A million of one coin: a slip of the finger, never a drawer. */
export const maxPieces = 999_999;

/** What a count sheet comes to. */
export const countTotal = (count: CashCount): Money => count.reduce((all, { denomination, count: pieces }) => all + denomination * pieces, 0);

export const isCashCount = (value: unknown): value is CashCount =>
  Array.isArray(value) && value.length <= 60 && value.every((row) => isFields(row) && isAmount(row['denomination']) && row['denomination'] > 0 && isWhole(row['count'], 0, maxPieces))
  && isMoney(countTotal(value as CashCount));

export const isMethodSums = (value: unknown): value is readonly MethodSum[] =>
  Array.isArray(value) && value.length <= 200 && value.every((row) =>
    isFields(row) && isId(row['method']) && ['cash', 'card', 'wallet', 'custom'].some((kind) => kind === row['kind']) && isMoney(row['amount']));

/** The sum of one method; zero where it is not named. */
export const sumOf = (sums: readonly MethodSum[], method: string): Money => sums.find((sum) => sum.method === method)?.amount ?? 0;
