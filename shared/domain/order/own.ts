import type { FrozenCharge, FrozenTax, LocalName, SplitPlan } from './frozen.ts';

/*
 * A state's own copies of what ops hold. A store reconciles a new state into the old one in place and
 * tells facts apart by op id; whatever has none would be written through into the journal itself.
 */

export const ownName = ({ en, ru, uz }: LocalName): LocalName => ({ en, ru, uz });

const ownTax = ({ id, name, basisPoints, included }: FrozenTax): FrozenTax => ({ id, name: ownName(name), basisPoints, included });

export const ownCharge = (rule: FrozenCharge): FrozenCharge => ({
  id: rule.id, name: ownName(rule.name), orderTypes: [...rule.orderTypes], areaIds: [...rule.areaIds], minGuests: rule.minGuests,
  basisPoints: rule.basisPoints, fixed: rule.fixed, perGuest: rule.perGuest, base: rule.base, withTax: rule.withTax, taxes: rule.taxes.map(ownTax),
});

export function ownPlan(plan: SplitPlan | null): SplitPlan | null {
  if (plan === null) return null;
  switch (plan.kind) {
    case 'equal': return { kind: 'equal', ways: plan.ways };
    case 'seats': return { kind: 'seats' };
    case 'amounts': return { kind: 'amounts', amounts: [...plan.amounts] };
    case 'items': return {
      kind: 'items',
      parts: plan.parts.map(({ key, lines }) => ({ key, lines: lines.map(({ lineId, quantityMilli }) => ({ lineId, quantityMilli })) })),
    };
  }
}
