import type { LineId } from '../../kernel/ids.ts';
import { rateOf, type Money } from '../../kernel/money.ts';
import { deedOf, factsOf, type Facts } from './facts.ts';
import type { TransferFacts } from './fold-transfers.ts';
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

/** Lines that a removed charge does not come back for because their check was merged into this one. */
function unchargedByRule(transfers: TransferFacts | null): ReadonlyMap<string, ReadonlySet<LineId>> {
  const byRule = new Map<string, Set<LineId>>();
  for (const { line } of [...(transfers?.movedIn.values() ?? [])].flat()) {
    for (const id of line.uncharged ?? []) byRule.set(id, (byRule.get(id) ?? new Set()).add(line.lineId));
  }
  return byRule;
}

const isFree = (line: Line): boolean => line.adjustments.some((adjustment) => adjustment.comp);

/** What the rate of a rule is taken of: step 7 of docs/money.md. */
function baseOf(rule: FrozenCharge, all: readonly Line[], spared: readonly LineId[], comped: ReadonlySet<Line>, allTaxes: Taxes, profile: TaxProfile): Money {
  const lines = spared.length === 0 ? all : all.filter(({ lineId }) => !spared.includes(lineId));
  const netTaxes = spared.length === 0 ? allTaxes : taxesOn(lines.map(({ net, item }): Taxed => ({ amount: net, taxes: taxesOfItem(item) })), profile);
  const gross = rule.base === 'gross';
  const parts = gross
    ? lines.filter((line) => !comped.has(line) && !isFree(line)).map((line): Taxed => ({ amount: line.gross, taxes: taxesOfItem(line.item) }))
    : null;
  const taxes = parts === null ? netTaxes : taxesOn(parts, profile);
  const sum = parts === null ? lines.reduce((total, line) => total + line.net, 0) : parts.reduce((total, { amount }) => total + amount, 0);
  return rule.withTax ? sum + taxes.added : sum - taxes.inside;
}

/** The rules that apply to the check as it is now, with what each takes; a removed one takes nothing. */
export function chargesOf(
  facts: Facts, transfers: TransferFacts | null, occasion: Occasion, lines: readonly Line[], comped: ReadonlySet<Line>, netTaxes: Taxes, profile: TaxProfile,
): readonly Charge[] {
  const rules = factsOf(facts, 'order.opened')[0]?.data.charges;
  if (rules === undefined || rules.length === 0) return [];
  const removals = standingRemovals(facts);
  const uncharged = unchargedByRule(transfers);
  return rules.filter((rule) => applies(rule, occasion)).map((rule): Charge => {
    const spared = [...(uncharged.get(rule.id) ?? [])];
    const removal = removals.get(rule.id);
    if (removal) return { rule: ownCharge(rule), amount: 0, removed: removal.removed, removals: removal.removals, spared };
    const base = baseOf(rule, lines, spared, comped, netTaxes, profile);
    const amount = base <= 0 ? 0 : rateOf(base, rule.basisPoints) + rule.fixed + rule.perGuest * occasion.guests;
    return { rule: ownCharge(rule), amount, removed: null, removals: [], spared };
  });
}
