import type { Catalogue, CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';

/** What the tabs above the products stand for, a category's id aside. */
export type Shelf = { readonly type: 'favourites' } | { readonly type: 'all' } | { readonly type: 'category'; readonly id: string };

/** Case and the many apostrophes of Uzbek make no difference to who searches. */
const plain = (text: string): string => text.toLowerCase().replace(/[ʻʼ‘’'`]/g, '');

const textByItem = new WeakMap<CatalogueItem, string>();

/** Items keep their identity while unchanged, so each is prepared for searching once. */
function searchText(item: CatalogueItem): string {
  const known = textByItem.get(item);
  if (known !== undefined) return known;
  const sizes = item.sizes.flatMap(({ code, barcode }) => [code, barcode]);
  const text = plain([item.name.en, item.name.ru, item.name.uz, item.code, item.barcode, ...sizes].join('\n'));
  textByItem.set(item, text);
  return text;
}

/** Products on a shelf, or across the menu for a search: every word must occur in a name, the code or the barcode. */
export function findItems(catalogue: Catalogue, shelf: Shelf, search: string): readonly CatalogueItem[] {
  const words = plain(search).split(/\s+/).filter((word) => word !== '');
  if (words.length > 0) return catalogue.items.filter((item) => words.every((word) => searchText(item).includes(word)));
  switch (shelf.type) {
    case 'favourites': return catalogue.items.filter((item) => item.favourite);
    case 'all': return catalogue.items;
    case 'category': return catalogue.items.filter((item) => item.categoryId === shelf.id);
  }
}

/** The product a scanned or typed code names exactly; where it names one of its sizes, the product in that size alone. */
export function itemByCode(catalogue: Catalogue, code: string): CatalogueItem | undefined {
  const isNamed = (one: { readonly code: string; readonly barcode: string }): boolean => one.barcode === code || one.code.toLowerCase() === code.toLowerCase();
  for (const item of catalogue.items) {
    if (isNamed(item)) return item;
    const size = item.sizes.find(isNamed);
    if (size) return { ...item, sizes: [size] };
  }
  return undefined;
}
