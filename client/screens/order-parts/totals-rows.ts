import type { OrderTotals, TaxTotal } from '../../../shared/domain/order/state.ts';
import type { Money } from '../../../shared/kernel/money.ts';

/** A row of what a check comes to. `soft`: it explains another row and is not added up by the reader. */
export type TotalsRow =
  | { readonly type: 'gross' | 'discount' | 'comp' | 'charges' | 'fee' | 'rounding' | 'paid' | 'tips'; readonly amount: Money; readonly soft: boolean }
  | { readonly type: 'tax'; readonly tax: TaxTotal; readonly amount: Money; readonly soft: boolean }
  | { readonly type: 'total'; readonly amount: Money; readonly soft: boolean }
  | { readonly type: 'due' | 'tooMuch'; readonly amount: Money; readonly soft: boolean };

/**
 * What to show of the sums, top to bottom: only what is not zero, and nothing above the total where
 * the items alone make it up. Amounts that take away are below zero. Taxes inside the prices are
 * left out unless asked for: a guest does not add them up.
 */
export function totalsRows(totals: OrderTotals, { includedTaxes = false }: { readonly includedTaxes?: boolean } = {}): readonly TotalsRow[] {
  const row = (type: 'gross' | 'discount' | 'comp' | 'charges' | 'fee' | 'rounding' | 'paid' | 'tips', amount: Money): TotalsRow[] =>
    (amount === 0 ? [] : [{ type, amount, soft: type !== 'paid' }]);
  const taxes = totals.taxes.filter((tax) => tax.amount !== 0 && (includedTaxes || !tax.included));
  const parts: readonly TotalsRow[] = [
    ...row('discount', -totals.discount), ...row('comp', -totals.comp), ...row('charges', totals.charges), ...row('fee', totals.fee),
    ...taxes.filter((tax) => !tax.included).map((tax): TotalsRow => ({ type: 'tax', tax, amount: tax.amount, soft: true })),
  ];
  const settled = totals.paid !== 0 || totals.rounding !== 0;
  return [
    ...(parts.length > 0 ? row('gross', totals.gross) : []), ...parts,
    { type: 'total', amount: totals.total, soft: settled },
    ...taxes.filter((tax) => tax.included).map((tax): TotalsRow => ({ type: 'tax', tax, amount: tax.amount, soft: true })),
    ...row('rounding', totals.rounding), ...row('paid', totals.paid),
    ...(settled && totals.balance !== 0 ? [{ type: totals.balance > 0 ? 'due' as const : 'tooMuch' as const, amount: Math.abs(totals.balance), soft: false }] : []),
    ...row('tips', totals.tips),
  ];
}
