import type { Catalogue, CatalogueItem, ModifierGroup, ModifierOption } from './catalogue.ts';

/** A group with what may be chosen in it, in display order. */
export type OpenGroup = ModifierGroup & { readonly options: readonly ModifierOption[] };

type MenuIndex = {
  readonly items: ReadonlyMap<string, CatalogueItem>;
  readonly groups: ReadonlyMap<string, OpenGroup>;
  readonly options: ReadonlyMap<string, ModifierOption>;
};

/** A catalogue is never changed in place, so each is indexed once. */
const indexByCatalogue = new WeakMap<Catalogue, MenuIndex>();

function indexOf(catalogue: Catalogue): MenuIndex {
  const known = indexByCatalogue.get(catalogue);
  if (known) return known;
  const optionsByGroup = new Map<string, ModifierOption[]>();
  for (const option of catalogue.modifierOptions) optionsByGroup.set(option.groupId, [...(optionsByGroup.get(option.groupId) ?? []), option]);
  const made: MenuIndex = {
    items: new Map(catalogue.items.map((item) => [item.id, item])),
    groups: new Map(catalogue.modifierGroups.map((group) => [group.id, { ...group, options: optionsByGroup.get(group.id) ?? [] }])),
    options: new Map(catalogue.modifierOptions.map((option) => [option.id, option])),
  };
  indexByCatalogue.set(catalogue, made);
  return made;
}

export const itemById = (catalogue: Catalogue, id: string): CatalogueItem | undefined => indexOf(catalogue).items.get(id);
export const optionById = (catalogue: Catalogue, id: string): ModifierOption | undefined => indexOf(catalogue).options.get(id);

/** The groups with these ids, those that are gone or empty left out. */
export const openGroups = (catalogue: Catalogue, ids: readonly string[]): readonly OpenGroup[] =>
  ids.flatMap((id) => { const group = indexOf(catalogue).groups.get(id); return group && group.options.length > 0 ? [group] : []; });
