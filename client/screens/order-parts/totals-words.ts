import { checkTexts } from '../../i18n/check.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatRate } from '../../i18n/rate.ts';
import type { TotalsRow } from './totals-rows.ts';

/** What a row of the sums is called. */
export function totalsWords(row: TotalsRow): string {
  const texts = checkTexts().rows;
  if (row.type !== 'tax') return texts[row.type];
  const rate = formatRate(row.tax.basisPoints, language());
  // A class that nobody named carries its id, which says nothing to a guest.
  const named = nameIn(row.tax.name);
  const taxName = named === '' || named === row.tax.id ? texts.tax : named;
  return row.tax.included ? texts.included(taxName, rate) : texts.added(taxName, rate);
}
