import type { ComboSlot } from '../../../shared/domain/catalogue/catalogue.ts';
import type { ComboPick } from '../../../shared/domain/catalogue/combo.ts';

/**
 * The picks after a tap on one. In a place for one it replaces the other; in a place for several it
 * comes and goes, and the oldest gives way when the place is full. What must be there cannot be
 * tapped away from a place for one.
 */
export function togglePick(picks: readonly ComboPick[], slot: Pick<ComboSlot, 'id' | 'min' | 'max'>, pick: ComboPick): readonly ComboPick[] {
  const here = picks.filter(({ slotId }) => slotId === slot.id);
  const others = (gone: readonly ComboPick[]): readonly ComboPick[] => picks.filter((one) => !gone.includes(one));
  const same = here.find(({ choiceId }) => choiceId === pick.choiceId);
  if (same) return slot.max === 1 && slot.min === 1 ? picks : others([same]);
  return [...others(here.slice(0, Math.max(0, here.length - slot.max + 1))), pick];
}
