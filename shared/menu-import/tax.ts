import { blankTaxClass, type TaxClass } from '../domain/catalogue/catalogue.ts';

/**
 * What a menu that names no rate is taxed with, tax included in the price: the value added tax of
 * Uzbekistan, 12 %. Elsewhere the rate depends on the house's own tax scheme, so it starts at
 * nothing until a person (or the column `tax_rate`) says otherwise.
 */
const defaultBasisPointsByCurrency: Readonly<Record<string, number>> = { UZS: 1_200 };

export const defaultTaxClassId = 'food';

export const defaultTaxClass = (id: string, currency: string): TaxClass =>
  ({ ...blankTaxClass, id, basisPoints: defaultBasisPointsByCurrency[currency] ?? 0, included: true });

/** Per cent as text (`12`, `12.5`, `12,5 %`) in basis points; null for anything else. */
export function readTaxRate(text: string): number | null {
  const parts = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
  if (parts === null) return null;
  const basisPoints = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return basisPoints <= 10_000 ? basisPoints : null;
}
