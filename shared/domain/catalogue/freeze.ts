import { allocate, type Money } from '../../kernel/money.ts';
import type { NewLine, OrderCommand } from '../order/command.ts';
import type { FrozenItem, FrozenModifier, FrozenTax, LocalName } from '../order/frozen.ts';
import type { Catalogue, CatalogueItem, ComboChoice, ComboSlot, TaxClass } from './catalogue.ts';
import { checkChoice, defaultChoice, groupsAsked, noChoice, sizeOf, type Choice, type ChoiceFault } from './choice.ts';
import { itemById, optionById } from './menu-index.ts';
import { listsInForce, priceUnder, type PriceContext } from './price-list.ts';

/*
 * From the menu to what a line keeps of it. A screen: `defaultChoice` or `noChoice` → the person
 * changes it with `choose` → `checkChoice` is empty → `freezeItem` → command `add-item`. A combo:
 * `defaultPicks` → `checkCombo` is empty → `freezeCombo` → command `add-combo`.
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

/** One pick of a combo: each becomes a line of its own. `choice`: of the component's own modifiers. */
export type ComboPick = { readonly slotId: string; readonly choiceId: string; readonly choice: Choice; readonly note: string };

export type ComboFault =
  | { readonly type: 'too-few'; readonly slotId: string; readonly slot: LocalName; readonly min: number; readonly chosen: number }
  | { readonly type: 'too-many'; readonly slotId: string; readonly slot: LocalName; readonly max: number; readonly chosen: number }
  /** The menu changed under the open dialog. */
  | { readonly type: 'pick-gone'; readonly slotId: string; readonly choiceId: string }
  /** `pick`: index among the picks. */
  | { readonly type: 'component'; readonly pick: number; readonly item: LocalName; readonly fault: ChoiceFault };

type Found = { readonly slot: ComboSlot; readonly option: ComboChoice; readonly item: CatalogueItem };

function find(catalogue: Catalogue, combo: CatalogueItem, pick: ComboPick): Found | undefined {
  const slot = combo.slots.find(({ id }) => id === pick.slotId);
  const option = slot?.choices.find(({ id }) => id === pick.choiceId);
  const item = option && itemById(catalogue, option.itemId);
  return slot && option && item ? { slot, option, item } : undefined;
}

/** The component's own choice in the size that the combo names. */
const sized = (item: CatalogueItem, option: ComboChoice, choice: Choice): Choice =>
  ({ ...choice, sizeId: item.sizes.find(({ id }) => id === option.sizeId)?.id ?? choice.sizeId ?? item.sizes[0]?.id ?? null });

/** A pick with what the component has preselected. */
export function pickOf(catalogue: Catalogue, slot: ComboSlot, option: ComboChoice): ComboPick {
  const item = itemById(catalogue, option.itemId);
  return { slotId: slot.id, choiceId: option.id, choice: item ? sized(item, option, defaultChoice(catalogue, item)) : noChoice, note: '' };
}

/** What is picked before anybody touched anything: the preselected choices, and the only one where there is no other. */
export const defaultPicks = (catalogue: Catalogue, combo: CatalogueItem): readonly ComboPick[] =>
  combo.slots.flatMap((slot) => {
    const wanted = slot.choices.length === 1 && slot.min > 0 ? slot.choices : slot.choices.filter(({ preselected }) => preselected);
    return wanted.slice(0, slot.max).map((option) => pickOf(catalogue, slot, option));
  });

/** Everything that keeps these picks from being sold; empty: they may be frozen. */
export function checkCombo(catalogue: Catalogue, combo: CatalogueItem, picks: readonly ComboPick[]): readonly ComboFault[] {
  return [
    ...combo.slots.flatMap((slot): ComboFault[] => {
      const chosen = picks.filter(({ slotId }) => slotId === slot.id).length;
      if (chosen < slot.min) return [{ type: 'too-few', slotId: slot.id, slot: slot.name, min: slot.min, chosen }];
      return chosen > slot.max ? [{ type: 'too-many', slotId: slot.id, slot: slot.name, max: slot.max, chosen }] : [];
    }),
    ...picks.flatMap((pick, index): ComboFault[] => {
      const found = find(catalogue, combo, pick);
      if (!found) return [{ type: 'pick-gone', slotId: pick.slotId, choiceId: pick.choiceId }];
      // The combo has its price, so a component never asks for one.
      return checkChoice(catalogue, { ...found.item, openPrice: false }, sized(found.item, found.option, pick.choice))
        .map((fault) => ({ type: 'component', pick: index, item: found.item.name, fault }));
    }),
  ];
}

/** What one combo costs with these picks, the components' modifiers aside. */
export function comboPrice(catalogue: Catalogue, combo: CatalogueItem, picks: readonly ComboPick[], context: PriceContext | null): Money {
  const base = priceUnder(context === null ? [] : listsInForce(catalogue, context), combo, null).price;
  return picks.reduce((all, pick) => all + (find(catalogue, combo, pick)?.option.extra ?? 0), base);
}

/**
 * The lines of one combo, each with its component's station, course, tax and modifiers. The price
 * is shared over the components' own prices by largest remainder, so the lines sum to it exactly
 * at any quantity; a choice's extra goes to its own line.
 */
export function freezeCombo(
  catalogue: Catalogue, combo: CatalogueItem, picks: readonly ComboPick[], context: PriceContext | null, quantityMilli = 1_000,
): Pick<Extract<OrderCommand, { readonly type: 'add-combo' }>, 'combo' | 'lines'> {
  const lists = context === null ? [] : listsInForce(catalogue, context);
  const { price, list } = priceUnder(lists, combo, null);
  const parts = picks.flatMap((pick, index) => {
    const found = find(catalogue, combo, pick);
    return found ? [{ key: String(index).padStart(3, '0'), found, pick, frozen: freezeItem(catalogue, found.item, sized(found.item, found.option, pick.choice)) }] : [];
  });
  const shares = allocate(price, parts.map(({ key, frozen }) => ({ key, weight: frozen.unitPrice })));
  const lines = parts.map(({ key, found, pick, frozen }): NewLine => ({
    item: { ...frozen, unitPrice: (shares.get(key) ?? 0) + found.option.extra, ...(list !== null && { priceList: list }) }, quantityMilli, note: pick.note,
  }));
  return { combo: { itemId: combo.id, name: combo.name }, lines };
}
