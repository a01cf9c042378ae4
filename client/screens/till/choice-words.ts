import type { ModifierGroup } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Choice, ChoiceFault } from '../../../shared/domain/catalogue/choice.ts';
import type { ComboFault } from '../../../shared/domain/catalogue/combo.ts';
import type { FrozenItem } from '../../../shared/domain/order/frozen.ts';
import { chooserTexts } from '../../i18n/chooser.ts';
import { nameIn } from '../../i18n/dictionary.ts';

/** Above this a limit is no limit to a person. */
const noLimit = 20;

/** How many may be chosen, in words: `Choose one`, `From 1 to 3`, `Up to 5, the first 2 are free`. */
export function ruleWords({ min, max, free = 0 }: Pick<ModifierGroup, 'min' | 'max'> & { readonly free?: number }): string {
  const texts = chooserTexts();
  const many = (): string => {
    if (min === max) return min === 1 ? texts.one : texts.exactly(min);
    if (min === 0) return max === 1 || max >= noLimit ? texts.optional : texts.upTo(max);
    return max >= noLimit ? texts.least(min) : texts.range(min, max);
  };
  return free > 0 ? `${many()}, ${texts.firstFree(free)}` : many();
}

/** What keeps a choice from being added, as the button says it. */
export function faultWords(fault: ChoiceFault | ComboFault): string {
  const texts = chooserTexts();
  switch (fault.type) {
    case 'size-missing': return texts.choose(texts.size);
    case 'too-few': return texts.choose(nameIn('slot' in fault ? fault.slot : fault.group));
    case 'too-many': return texts.tooMany(nameIn('slot' in fault ? fault.slot : fault.group));
    case 'option-too-often': return texts.tooMany(nameIn(fault.option));
    case 'price-missing': case 'price-invalid': return texts.enterPrice;
    case 'option-gone': case 'pick-gone': return texts.changed;
    case 'component': return `${nameIn(fault.item)}: ${faultWords(fault.fault)}`;
  }
}

/** What was chosen for a line, so that a dialog can go on from it; counts that were free in part come together again. */
export function choiceOf(item: Pick<FrozenItem, 'size' | 'modifiers'>, openPrice: number | null): Choice {
  const byKey = new Map<string, Choice['options'][number]>();
  for (const { optionId, groupId, parent, count } of item.modifiers ?? []) {
    const key = `${parent ?? ''}/${groupId}/${optionId}`;
    byKey.set(key, { optionId, groupId, parent, count: (byKey.get(key)?.count ?? 0) + count });
  }
  return { sizeId: item.size?.id ?? null, options: [...byKey.values()], openPrice };
}
