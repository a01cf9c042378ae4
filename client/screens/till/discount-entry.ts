import { rateOf, type Money } from '../../../shared/kernel/money.ts';
import type { DiscountValue } from '../../../shared/domain/order/frozen.ts';

export type DiscountKind = DiscountValue['kind'];

/** Shares offered for one tap, in basis points. */
export const usualShares: readonly number[] = [500, 1_000, 1_500, 2_000, 3_000, 5_000];

/**
 * What was typed as a discount, and what it takes off `base`; null while it is none. Percent up to
 * 100 with two digits after the point; amounts in whole units and the currency's fraction, up to
 * the base.
 */
export function readDiscount(text: string, kind: DiscountKind, base: Money, fractionDigits: number): { readonly value: DiscountValue; readonly takesOff: Money } | null {
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text);
  const digits = kind === 'percent' ? 2 : fractionDigits;
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) return null;
  const whole = Number(match[1]! + fraction.padEnd(digits, '0'));
  if (whole <= 0) return null;
  if (kind === 'percent') return whole > 10_000 ? null : { value: { kind, basisPoints: whole }, takesOff: rateOf(base, whole) };
  return whole > base ? null : { value: { kind, amount: whole }, takesOff: whole };
}
