import { rateOf, type Money } from '../../kernel/money.ts';
import { deedOf, factsOf, type Facts } from './facts.ts';
import type { FrozenCharge, OrderType, TaxProfile } from './frozen.ts';
import { ownCharge } from './own.ts';
import type { Charge, Line } from './state.ts';
import { taxesOfItem, taxesOn, type Taxed, type Taxes } from './taxes.ts';

/** Who sits where: what decides whether a rule of the branch applies. */
export type Occasion = { readonly orderType: OrderType; readonly areaId: string; readonly guests: number };

const applies = (rule: FrozenCharge, { orderType, areaId, guests }: Occasion): boolean =>
  (rule.orderTypes.length === 0 || rule.orderTypes.includes(orderType))
  && (rule.areaIds.length === 0 || rule.areaIds.includes(areaId)) && guests >= rule.minGuests;

type Removals = ReadonlyMap<string, Pick<Charge, 'removed' | 'removals'>>;

function standingRemovals(facts: Facts): Removals {
  const byCharge = new Map<string, { removed: Charge['removed']; removals: Charge['removals'] }>();
  const removed = factsOf(facts, 'charge.removed');
  if (removed.length === 0) return byCharge;
  const restored = new Set(factsOf(facts, 'charge.restored').flatMap((op) => op.data.removals));
  for (const op of removed) {
    if (restored.has(op.id)) continue;
    const first = byCharge.get(op.data.chargeId);
    byCharge.set(op.data.chargeId, { removed: first?.removed ?? { ...deedOf(op), reason: op.data.reason }, removals: [...(first?.removals ?? []), op.id] });
  }
  return byCharge;
}

const comped = (line: Line): boolean => line.adjustments.some((adjustment) => adjustment.comp);

/** What the rate of a rule is taken of: step 7 of docs/money.md. */
function baseOf(rule: FrozenCharge, lines: readonly Line[], checkComped: boolean, netTaxes: Taxes, profile: TaxProfile): Money {
  const gross = rule.base === 'gross';
  const parts = gross
    ? lines.filter((line) => !checkComped && !comped(line)).map((line): Taxed => ({ amount: line.gross, taxes: taxesOfItem(line.item) }))
    : null;
  const taxes = parts === null ? netTaxes : taxesOn(parts, profile);
  const sum = parts === null ? lines.reduce((all, line) => all + line.net, 0) : parts.reduce((all, { amount }) => all + amount, 0);
  return rule.withTax ? sum + taxes.added : sum - taxes.inside;
}

/** The rules that apply to the check as it is now, with what each takes; a removed one takes nothing. */
export function chargesOf(
  facts: Facts, occasion: Occasion, lines: readonly Line[], checkComped: boolean, netTaxes: Taxes, profile: TaxProfile,
): readonly Charge[] {
  const rules = factsOf(facts, 'order.opened')[0]?.data.charges;
  if (rules === undefined || rules.length === 0) return [];
  const removals = standingRemovals(facts);
  return rules.filter((rule) => applies(rule, occasion)).map((rule): Charge => {
    const removal = removals.get(rule.id);
    if (removal) return { rule: ownCharge(rule), amount: 0, removed: removal.removed, removals: removal.removals };
    const base = baseOf(rule, lines, checkComped, netTaxes, profile);
    const amount = base <= 0 ? 0 : rateOf(base, rule.basisPoints) + rule.fixed + rule.perGuest * occasion.guests;
    return { rule: ownCharge(rule), amount, removed: null, removals: [] };
  });
}
