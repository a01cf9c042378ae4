import { allocate, type Money } from '../../kernel/money.ts';
import type { NewLine, OrderCommand } from '../order/command.ts';
import type { LocalName } from '../order/frozen.ts';
import type { Catalogue, CatalogueItem, ComboChoice, ComboSlot } from './catalogue.ts';
import { checkChoice, defaultChoice, noChoice, type Choice, type ChoiceFault } from './choice.ts';
import { freezeItem } from './freeze.ts';
import { itemById } from './menu-index.ts';
import { listsInForce, priceUnder, type PriceContext } from './price-list.ts';

/* A screen: `defaultPicks` → `checkCombo` is empty → `freezeCombo` → command `add-combo`. Apart from single products: a till loads it with the first combo. */

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
