import type { FrozenItem, FrozenModifier, LocalName } from '../../../shared/domain/order/frozen.ts';

/**
 * Size and options of a line as one reads them: `Large`, `No onion`, `Cheese ×2`, with what was
 * chosen inside an option in brackets after it: `Fries (Garlic sauce)`. One that was free in part
 * counts once.
 */
export function optionWords(item: Pick<FrozenItem, 'size' | 'modifiers'>, nameOf: (name: LocalName) => string): readonly string[] {
  const modifiers = item.modifiers ?? [];
  const words = (parent: string | null): string[] => {
    const countById = new Map<string, { readonly modifier: FrozenModifier; readonly count: number }>();
    for (const modifier of modifiers) {
      if (modifier.parent !== parent) continue;
      // The same option may be chosen in two groups.
      const key = `${modifier.groupId}:${modifier.optionId}`;
      countById.set(key, { modifier, count: (countById.get(key)?.count ?? 0) + modifier.count });
    }
    return [...countById.values()].map(({ modifier, count }) => {
      const nested = parent === null ? words(modifier.optionId) : [];
      return `${nameOf(modifier.name)}${count > 1 ? ` ×${count}` : ''}${nested.length > 0 ? ` (${nested.join(', ')})` : ''}`;
    });
  };
  return [...(item.size ? [nameOf(item.size.name)] : []), ...words(null)];
}
