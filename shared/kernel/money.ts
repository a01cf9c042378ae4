/**
 * Money is a whole number of minor units of the branch's one currency (so'm have none in use, so
 * 1 is one so'm; for EUR 1 is one cent). Up to 15 digits, which a double holds exactly.
 */
export type Money = number;

export const maxMoney = 999_999_999_999_999;

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= maxMoney;

/** Half away from zero: the rounding every tax office we know of accepts; the one place that rounds. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (n * 2n + d) / (d * 2n);
  return negative ? -rounded : rounded;
}

/** `unitPrice` per whole unit times a quantity in thousandths. */
export const priceTimes = (unitPrice: Money, quantityMilli: number): Money =>
  Number.isInteger(quantityMilli / 1000)
    ? unitPrice * (quantityMilli / 1000)
    : Number(divideRounded(BigInt(unitPrice) * BigInt(quantityMilli), 1000n));

/** A rate in basis points (1 % = 100) of an amount. */
export const rateOf = (amount: Money, basisPoints: number): Money =>
  Number(divideRounded(BigInt(amount) * BigInt(basisPoints), 10_000n));

/** The part of a tax-inclusive amount that is tax. */
export const taxInside = (gross: Money, basisPoints: number): Money =>
  Number(divideRounded(BigInt(gross) * BigInt(basisPoints), BigInt(10_000 + basisPoints)));

/** Nearest multiple of `step` (cash rounding), half away from zero. */
export const roundToStep = (amount: Money, step: Money): Money =>
  step <= 1 ? amount : Number(divideRounded(BigInt(amount), BigInt(step))) * step;

/**
 * Splits `total` by `weights` (largest remainder; ties go to the lower key), so that the parts
 * always sum to the whole. No weight above zero: the first key by order takes all.
 */
export function allocate(total: Money, weights: readonly { readonly key: string; readonly weight: number }[]): Map<string, Money> {
  const sorted = [...weights].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const parts = new Map<string, Money>();
  if (sorted.length === 0) return parts;
  const sum = sorted.reduce((all, { weight }) => all + BigInt(Math.max(0, Math.trunc(weight))), 0n);
  if (sum === 0n) {
    sorted.forEach(({ key }, index) => parts.set(key, index === 0 ? total : 0));
    return parts;
  }
  const sign = total < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(total));
  let given = 0n;
  const remainders = sorted.map(({ key, weight }) => {
    const share = whole * BigInt(Math.max(0, Math.trunc(weight)));
    const floor = share / sum;
    given += floor;
    parts.set(key, Number(floor));
    return { key, remainder: share % sum };
  });
  remainders.sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.key < b.key ? -1 : 1));
  for (let left = Number(whole - given), index = 0; left > 0; left -= 1, index += 1) {
    const { key } = remainders[index]!;
    parts.set(key, parts.get(key)! + 1);
  }
  if (sign < 0) for (const [key, part] of parts) parts.set(key, part === 0 ? 0 : -part);
  return parts;
}
