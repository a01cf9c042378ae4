import { isMoney, type Money } from '../../kernel/money.ts';
import type { LocalName } from '../order/frozen.ts';
import { isCombo, type Catalogue, type CatalogueItem, type ItemSize, type ModifierOption } from './catalogue.ts';
import { openGroups, optionById, type OpenGroup } from './menu-index.ts';

/** `parent`: the option under whose nested group it was chosen; null at the first level. */
export type ChosenOption = { readonly optionId: string; readonly groupId: string; readonly parent: string | null; readonly count: number };

/** What a guest wants of a product. `sizeId` null: it has no sizes. `openPrice`: typed in, for open-price products only. */
export type Choice = { readonly sizeId: string | null; readonly options: readonly ChosenOption[]; readonly openPrice: Money | null };

export const noChoice: Choice = { sizeId: null, options: [], openPrice: null };

/** A group as it stands in a dialog, under the option that opened it. */
export type GroupAsked = { readonly group: OpenGroup; readonly parent: string | null };

export type ChoiceFault =
  | { readonly type: 'size-missing' }
  | { readonly type: 'too-few'; readonly groupId: string; readonly parent: string | null; readonly group: LocalName; readonly min: number; readonly chosen: number }
  | { readonly type: 'too-many'; readonly groupId: string; readonly parent: string | null; readonly group: LocalName; readonly max: number; readonly chosen: number }
  | { readonly type: 'option-too-often'; readonly optionId: string; readonly groupId: string; readonly parent: string | null; readonly option: LocalName; readonly most: number; readonly chosen: number }
  /** The menu changed under the open dialog. */
  | { readonly type: 'option-gone'; readonly optionId: string }
  | { readonly type: 'price-missing' }
  | { readonly type: 'price-invalid' };

export const sizeOf = (item: CatalogueItem, choice: Choice): ItemSize | undefined => item.sizes.find(({ id }) => id === choice.sizeId);

/** The groups to ask for, each nested one right after the group that opened it. */
export function groupsAsked(catalogue: Catalogue, item: CatalogueItem, choice: Choice): readonly GroupAsked[] {
  return openGroups(catalogue, item.modifierGroups).flatMap((group): GroupAsked[] => [
    { group, parent: null },
    ...chosenIn(choice, group.id, null).flatMap(({ optionId }) =>
      openGroups(catalogue, optionById(catalogue, optionId)?.nestedGroups ?? []).map((nested) => ({ group: nested, parent: optionId }))),
  ]);
}

export const chosenIn = (choice: Choice, groupId: string, parent: string | null): readonly ChosenOption[] =>
  choice.options.filter((chosen) => chosen.groupId === groupId && chosen.parent === parent && chosen.count > 0);

export const countIn = (choice: Choice, groupId: string, parent: string | null): number =>
  chosenIn(choice, groupId, parent).reduce((all, { count }) => all + count, 0);

const preselectedIn = (groups: readonly OpenGroup[], parent: string | null): ChosenOption[] =>
  groups.flatMap((group) => group.options
    .filter(({ preselected, available }) => preselected > 0 && available)
    .map((option) => ({ optionId: option.id, groupId: group.id, parent, count: Math.min(option.preselected, option.most) })));

/** What is chosen before anybody touched anything: the first size on sale, preselected options and those nested in them. */
export function defaultChoice(catalogue: Catalogue, item: CatalogueItem): Choice {
  const first = preselectedIn(openGroups(catalogue, item.modifierGroups), null);
  const nested = first.flatMap(({ optionId }) => preselectedIn(openGroups(catalogue, optionById(catalogue, optionId)?.nestedGroups ?? []), optionId));
  return { sizeId: (item.sizes.find(({ available }) => available) ?? item.sizes[0])?.id ?? null, options: [...first, ...nested], openPrice: null };
}

/**
 * The choice with this option chosen `count` times (0: not at all). In a group that takes one, the
 * other goes; what is nested in an option goes with it and comes preselected with it.
 */
export function choose(catalogue: Catalogue, choice: Choice, group: OpenGroup, parent: string | null, option: ModifierOption, count: number): Choice {
  const sameGroup = (chosen: ChosenOption): boolean => chosen.groupId === group.id && chosen.parent === parent;
  const leaves = (chosen: ChosenOption): boolean => sameGroup(chosen) && (chosen.optionId === option.id || (group.max === 1 && count > 0));
  const known = choice.options.some((chosen) => sameGroup(chosen) && chosen.optionId === option.id && chosen.count > 0);
  const left = new Set(parent === null ? choice.options.filter(leaves).map(({ optionId }) => optionId).filter((id) => id !== option.id || count <= 0) : []);
  const kept = choice.options.filter((chosen) => !(leaves(chosen) && chosen.optionId !== option.id) && !(chosen.parent !== null && left.has(chosen.parent)));
  if (count <= 0) return { ...choice, options: kept.filter((chosen) => !(sameGroup(chosen) && chosen.optionId === option.id)) };
  if (known) return { ...choice, options: kept.map((chosen) => (sameGroup(chosen) && chosen.optionId === option.id ? { ...chosen, count } : chosen)) };
  const nested = parent === null ? preselectedIn(openGroups(catalogue, option.nestedGroups), option.id) : [];
  return { ...choice, options: [...kept, { optionId: option.id, groupId: group.id, parent, count }, ...nested] };
}

/** Whether a tap must ask before it can add: a size, a price, something that has to be chosen, or a combo. */
export function needsChoice(catalogue: Catalogue, item: CatalogueItem): boolean {
  if (isCombo(item) || item.openPrice || item.sizes.length > 1) return true;
  return checkChoice(catalogue, item, defaultChoice(catalogue, item)).length > 0;
}

/** Whether there is anything to choose at all: then a dialog can be offered. */
export const offersChoice = (catalogue: Catalogue, item: CatalogueItem): boolean =>
  isCombo(item) || item.openPrice || item.sizes.length > 0 || openGroups(catalogue, item.modifierGroups).length > 0;

function groupFaults({ group, parent }: GroupAsked, choice: Choice): ChoiceFault[] {
  const chosen = countIn(choice, group.id, parent);
  const at = { groupId: group.id, parent };
  // A group of two options cannot ask for three, whatever the editor let through.
  const reachable = group.options.reduce((all, { most }) => all + most, 0);
  const min = Math.min(group.min, reachable);
  return [
    ...(chosen < min ? [{ type: 'too-few' as const, ...at, group: group.name, min, chosen }] : []),
    ...(chosen > group.max ? [{ type: 'too-many' as const, ...at, group: group.name, max: group.max, chosen }] : []),
    ...chosenIn(choice, group.id, parent).flatMap(({ optionId, count }): ChoiceFault[] => {
      const option = group.options.find(({ id }) => id === optionId);
      if (!option) return [{ type: 'option-gone', optionId }];
      return count > option.most ? [{ type: 'option-too-often', optionId, ...at, option: option.name, most: option.most, chosen: count }] : [];
    }),
  ];
}

/** Everything that keeps this choice from being sold, in the order of the dialog; empty: it may be frozen. */
export function checkChoice(catalogue: Catalogue, item: CatalogueItem, choice: Choice): readonly ChoiceFault[] {
  const asked = groupsAsked(catalogue, item, choice);
  const isAsked = (chosen: ChosenOption): boolean => asked.some(({ group, parent }) => group.id === chosen.groupId && parent === chosen.parent);
  const price: ChoiceFault[] = !item.openPrice ? [] : choice.openPrice === null ? [{ type: 'price-missing' }] : isMoney(choice.openPrice) && choice.openPrice >= 0 ? [] : [{ type: 'price-invalid' }];
  return [
    ...(item.sizes.length > 0 && sizeOf(item, choice) === undefined ? [{ type: 'size-missing' as const }] : []),
    ...asked.flatMap((group) => groupFaults(group, choice)),
    ...choice.options.filter((chosen) => chosen.count > 0 && !isAsked(chosen)).map(({ optionId }) => ({ type: 'option-gone' as const, optionId })),
    ...price,
  ];
}
