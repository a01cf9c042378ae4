import { blankSize, type ItemSize } from '../domain/catalogue/catalogue.ts';
import { readPrice } from './price.ts';
import type { ImportReason } from './reasons.ts';
import { slugOf } from './record-id.ts';
import type { SheetRow } from './sheet.ts';

const mostSizes = 30;

/** `S=24000|M=28000`: the sizes of a product in one cell, each with its price. Ids come from the product's, the same on every import. */
export function readSizes(row: SheetRow, itemId: string, fractionDigits: number, bad: (column: string, reason: ImportReason) => void): readonly ItemSize[] {
  const parts = row.text('sizes').split('|').map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length > mostSizes) bad('sizes', 'sizes-invalid');
  const taken = new Set<string>();
  return parts.slice(0, mostSizes).flatMap((part, order): ItemSize[] => {
    const at = part.lastIndexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    const slug = slugOf(name) || String(order + 1);
    if (name === '' || name.length > 60 || taken.has(slug)) { bad('sizes', 'sizes-invalid'); return []; }
    taken.add(slug);
    const price = readPrice(part.slice(at + 1).trim(), fractionDigits);
    if (!price.ok) bad('sizes', price.error);
    else if (price.value < 0) bad('sizes', 'price-negative');
    return [{ ...blankSize, id: `${itemId}-${slug}`, name: { en: name, ru: '', uz: '' }, price: price.ok ? price.value : 0, order }];
  });
}

/** `milk|eggs` in one cell. */
export function readAllergens(row: SheetRow, bad: (column: string, reason: ImportReason) => void): readonly string[] {
  const codes = [...new Set(row.text('allergens').split('|').map((code) => code.trim().toLowerCase()).filter((code) => code !== ''))];
  if (codes.length > 40 || codes.some((code) => code.length > 40)) bad('allergens', 'text-too-long');
  return codes.slice(0, 40);
}
