import type { ItemId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { FrozenItem, LocalName } from '../order/frozen.ts';

export type Category = { readonly id: string; readonly name: LocalName; readonly colour: string; readonly order: number };

export type CatalogueItem = {
  readonly id: ItemId;
  readonly code: string;
  readonly categoryId: string;
  readonly name: LocalName;
  /** Per piece, or per kilogram when `unit` is kg. */
  readonly price: Money;
  readonly unit: 'piece' | 'kg';
  readonly station: string;
  readonly course: string;
  readonly targetMinutes: number;
  readonly taxClass: string;
  readonly modifierGroups: readonly string[];
  readonly barcode: string;
  readonly favourite: boolean;
  /** False while the kitchen is out of it (86). */
  readonly available: boolean;
  readonly order: number;
};

export type ModifierOption = { readonly id: string; readonly groupId: string; readonly name: LocalName; readonly price: Money; readonly order: number };
export type ModifierGroup = { readonly id: string; readonly name: LocalName; readonly min: number; readonly max: number; readonly free: number; readonly order: number };
export type TaxClass = { readonly id: string; readonly basisPoints: number; readonly included: boolean };

/** The menu of an organisation, in display order. */
export type Catalogue = {
  readonly categories: readonly Category[];
  readonly items: readonly CatalogueItem[];
  readonly modifierGroups: readonly ModifierGroup[];
  readonly modifierOptions: readonly ModifierOption[];
  readonly taxClasses: readonly TaxClass[];
};

export const emptyCatalogue: Catalogue = { categories: [], items: [], modifierGroups: [], modifierOptions: [], taxClasses: [] };

/** What a line keeps of an item, whatever happens to the menu later. A tax class that is not there counts as untaxed. */
export function freezeItem(catalogue: Pick<Catalogue, 'taxClasses'>, item: CatalogueItem): FrozenItem {
  const tax = catalogue.taxClasses.find(({ id }) => id === item.taxClass);
  return {
    itemId: item.id, name: item.name, unitPrice: item.price, unit: item.unit, station: item.station, course: item.course,
    taxClass: item.taxClass, taxBasisPoints: tax?.basisPoints ?? 0, taxIncluded: tax?.included ?? true,
  };
}
