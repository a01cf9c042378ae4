/**
 * Money is a whole number of minor units of the branch's one currency (so'm have none in use, so
 * 1 is one so'm; for EUR 1 is one cent). Up to 15 digits, which a double holds exactly.
 */
export type Money = number;

export const maxMoney = 999_999_999_999_999;

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= maxMoney;

/** What happens to a half, or to any rest: half-up and up go away from zero, down goes towards it. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up';

function roundedUp(quotient: bigint, rest: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const twice = rest * 2n;
  const more = mode === 'up' ? rest > 0n : mode === 'down' ? false : twice === divisor ? mode === 'half-up' || quotient % 2n === 1n : twice > divisor;
  return more ? quotient + 1n : quotient;
}

/** Half away from zero unless said otherwise: the rounding every tax office we know of accepts; with `timesOver` the one place that rounds. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode = 'half-up'): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = roundedUp(n / d, n % d, d, mode);
  return negative ? -rounded : rounded;
}

/** `amount × times / by`, rounded; exact for any whole numbers. In plain numbers where those suffice: a tap prices every line. */
export function timesOver(amount: number, times: number, by: number, mode: RoundingMode = 'half-up'): Money {
  const product = amount * times;
  if (product < 0 || by <= 0 || !Number.isSafeInteger(product * 2)) return Number(divideRounded(BigInt(amount) * BigInt(times), BigInt(by), mode));
  const rest = product % by;
  const quotient = (product - rest) / by;
  if (rest === 0 || mode === 'down') return quotient;
  const twice = rest * 2;
  return mode === 'up' || twice > by || (twice === by && (mode === 'half-up' || quotient % 2 === 1)) ? quotient + 1 : quotient;
}

/** `unitPrice` per whole unit times a quantity in thousandths. */
export const priceTimes = (unitPrice: Money, quantityMilli: number): Money =>
  timesOver(unitPrice, quantityMilli, 1000);

/** A rate in basis points (1 % = 100) of an amount. */
export const rateOf = (amount: Money, basisPoints: number): Money =>
  timesOver(amount, basisPoints, 10_000);

/** The part of a tax-inclusive amount that is tax. */
export const taxInside = (gross: Money, basisPoints: number): Money =>
  timesOver(gross, basisPoints, 10_000 + basisPoints);

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
