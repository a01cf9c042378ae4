import type { Money } from '../../kernel/money.ts';
import { chargesOf, type Occasion } from './charges.ts';
import type { Facts } from './facts.ts';
import type { LineDraft } from './fold-lines.ts';
import type { TransferFacts } from './fold-transfers.ts';
import type { DeliveryDetails, TaxProfile } from './frozen.ts';
import type { Adjustment, Charge, OrderTotals, Payment } from './state.ts';
import { takeOff } from './taken-off.ts';
import { taxesOfItem, taxesOn, type Taxed } from './taxes.ts';

/** What cash rounding adds: it was agreed for one payment, so it goes when all of that payment is given back. */
export const roundingOf = (payment: Payment): Money => (payment.refunded > 0 && payment.refunded >= payment.amount ? 0 : payment.rounding);

/** All that decides what a check comes to. */
export type Pricing = {
  readonly facts: Facts;
  readonly transfers: TransferFacts | null;
  readonly lines: readonly LineDraft[];
  readonly adjustments: readonly Adjustment[];
  readonly occasion: Occasion;
  readonly delivery: DeliveryDetails | null;
  readonly taxProfile: TaxProfile;
  readonly payments: readonly Payment[];
};

/**
 * Sums of facts, never stored as truth: the one function that prices a check, as docs/money.md says.
 * Fills in what the lines come to on the way.
 */
export function priceCheck({ facts, transfers, lines, adjustments, occasion, delivery, taxProfile, payments }: Pricing): { readonly totals: OrderTotals; readonly charges: readonly Charge[] } {
  const off = takeOff(lines, adjustments);
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
  const charges = chargesOf(facts, transfers, occasion, lines, off.comped, lineTaxes, taxProfile);
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
