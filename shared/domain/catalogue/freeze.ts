import type { FrozenItem, FrozenModifier, FrozenTax, LocalName } from '../order/frozen.ts';
import type { Catalogue, CatalogueItem, TaxClass } from './catalogue.ts';
import { groupsAsked, noChoice, sizeOf, type Choice } from './choice.ts';
import { optionById } from './menu-index.ts';
import { listsInForce, priceUnder, type PriceContext } from './price-list.ts';

/*
 * From the menu to what a line keeps of it. A screen: `defaultChoice` or `noChoice` → the person
 * changes it with `choose` → `checkChoice` is empty → `freezeItem` → command `add-item`. Combos
 * are in `combo.ts`.
 */

/** Every rate of a tax class. */
export const allRates = (tax: TaxClass): readonly FrozenTax[] => [{ id: tax.id, name: tax.name, basisPoints: tax.basisPoints, included: tax.included }, ...tax.more];
const isNamed = ({ en, ru, uz }: LocalName): boolean => en !== '' || ru !== '' || uz !== '';

/** The options as the line keeps them: what a group gives free costs nothing, in the order things were chosen. */
function freezeModifiers(catalogue: Catalogue, item: CatalogueItem, choice: Choice): readonly FrozenModifier[] {
  return groupsAsked(catalogue, item, choice).flatMap(({ group, parent }) => {
    let free = group.free;
    return choice.options
      .filter((chosen) => chosen.groupId === group.id && chosen.parent === parent && chosen.count > 0)
      .flatMap(({ optionId, count }): FrozenModifier[] => {
        const option = optionById(catalogue, optionId);
        if (!option) return [];
        const given = Math.min(free, count);
        free -= given;
        const frozen = { optionId, groupId: group.id, name: option.name, parent };
        return [
          ...(given > 0 ? [{ ...frozen, price: 0, count: given }] : []),
          ...(count > given ? [{ ...frozen, price: option.price, count: count - given }] : []),
        ];
      });
  });
}

/**
 * What a line keeps of a product, whatever happens to the menu later. Without a context: at the
 * menu's own price. A tax class that is not there counts as untaxed. Asks nothing: a choice that
 * `checkChoice` finds fault with is frozen as far as it goes.
 */
export function freezeItem(catalogue: Catalogue, item: CatalogueItem, choice: Choice = noChoice, context: PriceContext | null = null): FrozenItem {
  const tax = catalogue.taxClasses.find(({ id }) => id === item.taxClass);
  // A tap on a product with one size asks nothing.
  const size = sizeOf(item, choice) ?? (item.sizes.length === 1 ? item.sizes[0] : undefined);
  const typed = item.openPrice ? choice.openPrice : null;
  const { price, list } = typed !== null ? { price: typed, list: null } : priceUnder(context === null ? [] : listsInForce(catalogue, context), item, size?.id ?? null);
  const modifiers = freezeModifiers(catalogue, item, choice);
  return {
    itemId: item.id, name: item.name, unitPrice: price, unit: item.unit, station: item.station, course: item.course,
    taxClass: item.taxClass, taxBasisPoints: tax?.basisPoints ?? 0, taxIncluded: tax?.included ?? true,
    // Left out where there is nothing to say: most lines of a year have none of these.
    ...(tax && (tax.more.length > 0 || isNamed(tax.name)) && { taxes: allRates(tax) }),
    ...(item.categoryId !== '' && { category: item.categoryId }),
    ...(size && { size: { id: size.id, name: size.name } }),
    ...(modifiers.length > 0 && { modifiers }),
    ...(list !== null && { priceList: list }),
  };
}
