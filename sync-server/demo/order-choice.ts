import { isCombo, type Catalogue, type CatalogueItem } from '../../shared/domain/catalogue/catalogue.ts';
import { checkChoice, choose, defaultChoice, groupsAsked, type Choice } from '../../shared/domain/catalogue/choice.ts';
import { freezeCombo, pickOf, type ComboPick } from '../../shared/domain/catalogue/combo.ts';
import { freezeItem } from '../../shared/domain/catalogue/freeze.ts';
import { itemById } from '../../shared/domain/catalogue/menu-index.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What a guest wants of a product: a size, whatever has to be chosen, now and then something that may be. */
function choiceOf(catalogue: Catalogue, item: CatalogueItem, random: SeededRandom): Choice {
  const start = defaultChoice(catalogue, item);
  let choice: Choice = item.sizes.length > 1 ? { ...start, sizeId: random.pick(item.sizes).id } : start;
  const missing = (groupId: string): boolean => checkChoice(catalogue, item, choice).some((fault) => fault.type === 'too-few' && fault.groupId === groupId);
  for (const { group, parent } of groupsAsked(catalogue, item, start)) {
    if (missing(group.id) || (group.max > 0 && random.chance(0.12))) choice = choose(catalogue, choice, group, parent, random.pick(group.options), 1);
  }
  // An option may have opened a group that asks for something.
  for (const { group, parent } of groupsAsked(catalogue, item, choice)) {
    if (missing(group.id)) choice = choose(catalogue, choice, group, parent, random.pick(group.options), 1);
  }
  return choice;
}

/** The command by which somebody orders this: one line, or the lines of a combo. */
export function orderCommand(catalogue: Catalogue, item: CatalogueItem, quantityMilli: number, random: SeededRandom): OrderCommand {
  if (!isCombo(item)) return { type: 'add-item', item: freezeItem(catalogue, item, choiceOf(catalogue, item, random)), quantityMilli, note: '' };
  const picks = item.slots.map((slot): ComboPick => {
    const option = random.pick(slot.choices);
    const component = itemById(catalogue, option.itemId);
    const pick = pickOf(catalogue, slot, option);
    return component ? { ...pick, choice: { ...choiceOf(catalogue, component, random), sizeId: pick.choice.sizeId } } : pick;
  });
  return { type: 'add-combo', ...freezeCombo(catalogue, item, picks, null, quantityMilli) };
}
