import type { Money } from '../../kernel/money.ts';
import { isComped, discountOn, ofCheck, shareOfCheck, standingByLine } from './adjustments.ts';
import { chargesOf, type Occasion } from './charges.ts';
import type { Facts } from './facts.ts';
import type { LineDraft } from './fold-lines.ts';
import type { DeliveryDetails, TaxProfile } from './frozen.ts';
import type { Adjustment, Charge, OrderTotals, Payment } from './state.ts';
import { taxesOfItem, taxesOn, type Taxed } from './taxes.ts';

/** What cash rounding adds: it was agreed for one payment, so it goes when all of that payment is given back. */
export const roundingOf = (payment: Payment): Money => (payment.refunded > 0 && payment.refunded >= payment.amount ? 0 : payment.rounding);

/** All that decides what a check comes to. */
export type Pricing = {
  readonly facts: Facts;
  readonly lines: readonly LineDraft[];
  readonly adjustments: readonly Adjustment[];
  readonly occasion: Occasion;
  readonly delivery: DeliveryDetails | null;
  readonly taxProfile: TaxProfile;
  readonly payments: readonly Payment[];
};

/** Takes discounts and comps off the lines; what all of them come to, and what of it was given for nothing. */
function takeOff(lines: readonly LineDraft[], adjustments: readonly Adjustment[]): { readonly discount: Money; readonly comp: Money; readonly checkComped: boolean } {
  let discount = 0;
  let comp = 0;
  const byLine = standingByLine(adjustments);
  if (byLine.size > 0) {
    for (const line of lines) {
      const standing = byLine.get(line.lineId);
      if (standing === undefined) continue;
      line.adjustments = standing;
      if (line.gross === 0) continue;
      if (isComped(standing)) {
        comp += line.gross;
        line.total = 0;
      } else {
        const off = discountOn(line.gross, standing);
        discount += off;
        line.total = line.gross - off;
      }
      line.net = line.total;
    }
  }
  const standing = ofCheck(adjustments);
  const checkComped = isComped(standing);
  const shares = shareOfCheck(lines, standing);
  if (shares !== null) {
    for (const line of lines) {
      if (line.total === 0) continue;
      const share = shares.get(line.lineId) ?? 0;
      line.net = line.total - share;
      if (checkComped) comp += share;
      else discount += share;
    }
  }
  return { discount, comp, checkComped };
}

/**
 * Sums of facts, never stored as truth: the one function that prices a check, as docs/money.md says.
 * Fills in what the lines come to on the way.
 */
export function priceCheck({ facts, lines, adjustments, occasion, delivery, taxProfile, payments }: Pricing): { readonly totals: OrderTotals; readonly charges: readonly Charge[] } {
  const off = adjustments.length === 0 ? { discount: 0, comp: 0, checkComped: false } : takeOff(lines, adjustments);
  let gross = 0;
  let net = 0;
  const taxed: Taxed[] = [];
  let taxes: Taxed['taxes'] | undefined;
  for (const line of lines) {
    gross += line.gross;
    net += line.net;
    if (line.net === 0) continue;
    taxes = taxesOfItem(line.item, taxes);
    taxed.push({ amount: line.net, taxes });
  }
  const lineTaxes = taxesOn(taxed, taxProfile);
  const charges = chargesOf(facts, occasion, lines, off.checkComped, lineTaxes, taxProfile);
  let chargesTotal = 0;
  let chargesTaxed = false;
  for (const { amount, rule } of charges) {
    chargesTotal += amount;
    if (amount === 0 || rule.taxes.length === 0) continue;
    chargesTaxed = true;
    taxed.push({ amount, taxes: rule.taxes });
  }
  const all = chargesTaxed ? taxesOn(taxed, taxProfile) : lineTaxes;
  const fee = occasion.orderType === 'delivery' ? delivery?.fee ?? 0 : 0;
  const total = net + chargesTotal + fee + all.added;
  let rounding = 0;
  let paid = 0;
  let tips = 0;
  for (const payment of payments) {
    rounding += roundingOf(payment);
    paid += payment.amount - payment.refunded;
    tips += payment.tip - payment.tipRefunded;
  }
  return {
    charges,
    totals: {
      gross, discount: off.discount, comp: off.comp, charges: chargesTotal, fee, taxes: all.byRate, tax: all.inside + all.added, addedTax: all.added,
      total, rounding, paid, tips, balance: total + rounding - paid,
    },
  };
}
