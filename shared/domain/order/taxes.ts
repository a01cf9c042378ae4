import { divideRounded, timesOver, type Money } from '../../kernel/money.ts';
import type { FrozenItem, FrozenTax, TaxProfile } from './frozen.ts';
import { ownName } from './own.ts';
import type { TaxTotal } from './state.ts';

/** Something that bears taxes: a line or a charge. */
export type Taxed = { readonly amount: Money; readonly taxes: readonly FrozenTax[] };

/** Whole units: `inside` the amounts, `added` to them, and each rate. */
export type Taxes = { readonly inside: Money; readonly added: Money; readonly byRate: readonly TaxTotal[] };

const untaxed: readonly FrozenTax[] = [];

/**
 * Every rate that a frozen item bears; version 1 of a line knew one. `before`: those of the line
 * before, which are mostly the same and then used again.
 */
export function taxesOfItem(item: FrozenItem, before: readonly FrozenTax[] = untaxed): readonly FrozenTax[] {
  if (item.taxes !== undefined) return item.taxes;
  if (item.taxBasisPoints === 0) return untaxed;
  const same = before[0];
  if (before.length === 1 && same!.id === item.taxClass && same!.basisPoints === item.taxBasisPoints && same!.included === item.taxIncluded) return before;
  const name = item.taxClass;
  return [{ id: name, name: { en: name, ru: name, uz: name }, basisPoints: item.taxBasisPoints, included: item.taxIncluded }];
}

const includedRate = (taxes: readonly FrozenTax[]): number => {
  let rate = 0;
  for (const tax of taxes) if (tax.included) rate += tax.basisPoints;
  return rate;
};

type Sum = { readonly tax: FrozenTax; base: Money; amount: Money };

/** The running total of one rate; there are few, so a list is quicker than a map. */
function sumOf<T extends { readonly tax: FrozenTax }>(sums: readonly T[], tax: FrozenTax): T | undefined {
  for (const sum of sums) if (sum.tax === tax || (sum.tax.id === tax.id && sum.tax.basisPoints === tax.basisPoints && sum.tax.included === tax.included)) return sum;
  return undefined;
}

function add(sums: Sum[], tax: FrozenTax, base: Money, amount: Money): void {
  const sum = sumOf(sums, tax);
  if (sum === undefined) {
    sums.push({ tax, base, amount });
    return;
  }
  sum.base += base;
  sum.amount += amount;
}

/** The taxes inside `net`, shared over the included rates by largest remainder; ties go to the lower tax id. */
function shareInside(inside: Money, rate: number, taxes: readonly FrozenTax[], add: (tax: FrozenTax, amount: Money) => void): void {
  const shares = taxes.filter((tax) => tax.included).map((tax) => {
    const product = BigInt(inside) * BigInt(tax.basisPoints);
    return { tax, whole: Number(product / BigInt(rate)), rest: product % BigInt(rate) };
  });
  let left = inside - shares.reduce((all, share) => all + share.whole, 0);
  shares.sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.tax.id < b.tax.id ? -1 : 1));
  for (const share of shares) {
    add(share.tax, share.whole + (left > 0 ? 1 : 0));
    left -= 1;
  }
}

function taxesByLine(parts: readonly Taxed[], mode: TaxProfile['mode']): Taxes {
  const sums: Sum[] = [];
  let allInside = 0;
  let allAdded = 0;
  for (const { amount, taxes } of parts) {
    if (taxes.length === 0) continue;
    const rate = includedRate(taxes);
    const inside = rate === 0 ? 0 : timesOver(amount, rate, 10_000 + rate, mode);
    const base = amount - inside;
    allInside += inside;
    if (taxes.length === 1 && rate > 0) add(sums, taxes[0]!, base, inside);
    else if (rate > 0) shareInside(inside, rate, taxes, (tax, share) => add(sums, tax, base, share));
    for (const tax of taxes) {
      if (tax.included) continue;
      const taken = timesOver(base, tax.basisPoints, 10_000, mode);
      allAdded += taken;
      add(sums, tax, base, taken);
    }
  }
  return { inside: allInside, added: allAdded, byRate: inOrder(sums.map(({ tax, base, amount }) => ({ ...rateOf(tax), base, amount }))) };
}

const rateOf = ({ id, name, basisPoints, included }: FrozenTax): Omit<TaxTotal, 'base' | 'amount'> => ({ id, name: ownName(name), basisPoints, included });

/** By id: not in the order in which lines came, which differs between devices that were apart. */
const inOrder = (rates: TaxTotal[]): TaxTotal[] => (rates.length < 2 ? rates : rates.sort((a, b) =>
  (a.id < b.id ? -1 : a.id > b.id ? 1 : a.basisPoints - b.basisPoints || Number(a.included) - Number(b.included))));

type ExactSum = { readonly tax: FrozenTax; readonly amountByDivisor: Map<number, bigint> };

/** Exact: every part's share of a rate is `amount × basisPoints / (10,000 + included rates of that part)`. */
function taxesByCheck(parts: readonly Taxed[], mode: TaxProfile['mode']): Taxes {
  const sums: ExactSum[] = [];
  for (const { amount, taxes } of parts) {
    if (taxes.length === 0) continue;
    const divisor = 10_000 + includedRate(taxes);
    for (const tax of taxes) {
      let sum = sumOf(sums, tax);
      if (sum === undefined) sums.push(sum = { tax, amountByDivisor: new Map() });
      const { amountByDivisor } = sum;
      amountByDivisor.set(divisor, (amountByDivisor.get(divisor) ?? 0n) + BigInt(amount));
    }
  }
  const byRate = sums.map(({ tax, amountByDivisor }): TaxTotal => {
    let numerator = 0n;
    let denominator = 1n;
    for (const [divisor, amount] of amountByDivisor) {
      numerator = numerator * BigInt(divisor) + amount * denominator;
      denominator *= BigInt(divisor);
    }
    return {
      ...rateOf(tax),
      base: Number(divideRounded(numerator * 10_000n, denominator, mode)),
      amount: Number(divideRounded(numerator * BigInt(tax.basisPoints), denominator, mode)),
    };
  });
  const total = (included: boolean): Money => byRate.reduce((all, tax) => all + (tax.included === included ? tax.amount : 0), 0);
  return { inside: total(true), added: total(false), byRate: inOrder(byRate) };
}

/** Steps 6 and 9 of docs/money.md. */
export function taxesOn(parts: readonly Taxed[], profile: TaxProfile): Taxes {
  if (parts.length === 0) return { inside: 0, added: 0, byRate: [] };
  return profile.rounding === 'line' ? taxesByLine(parts, profile.mode) : taxesByCheck(parts, profile.mode);
}
