import type { DocId, OpId, StaffId } from '../../kernel/ids.ts';
import { rateOf, type Money } from '../../kernel/money.ts';
import { subjectOf } from './approvals.ts';
import { grossOf } from './gross.ts';
import { worthOf } from './needs-approval.ts';
import type { Adjustment, Line, OrderState } from './state.ts';

/** What somebody may take off alone, in basis points, as the branch is set up now; 10,000 where that is not known. */
export type CapOf = (staff: StaffId) => number;

/** Somebody took more off than their role may alone, and nobody allowed it. `most`: what they might have. */
export type DiscountAboveCap = {
  readonly type: 'discount-above-cap'; readonly key: string; readonly orderId: DocId; readonly by: StaffId; readonly discounts: readonly OpId[];
  readonly given: Money; readonly most: Money;
};

/** What was ever ordered of a line: a discount was honest when it was given, whatever was voided or taken back since. */
const mostOf = ({ item, work }: Line): Money => grossOf(item, work.reduce((all, { kind, deltaMilli }) => (kind !== 'moved-out' && deltaMilli > 0 ? all + deltaMilli : all), 0));

function mostOfTarget(state: OrderState, target: Adjustment['target']): Money {
  const lines = [...state.lines, ...state.movedLines];
  const meant = target.kind === 'check' ? lines : lines.filter(({ lineId, combo }) => lineId === target.lineId || (target.combo !== undefined && combo?.id === target.combo));
  return meant.reduce((all, line) => all + mostOf(line), 0);
}

/** A discount that its giver made alone, on this check. */
const isAlone = ({ comp, value, removed, approvedBy, only }: Adjustment): boolean => !comp && value !== null && !removed && approvedBy === null && only === null;

/**
 * Discounts that go beyond what their giver may give alone. The cap is checked where a discount is
 * decided, on a device that may be offline with older settings: this refuses nothing, it is for a
 * manager to look at. What came from another check was looked at there.
 */
export function reviewDiscounts(orderId: DocId, state: OrderState, capOf: CapOf): DiscountAboveCap[] {
  if (state.adjustments.length === 0) return [];
  const groups = new Map<string, Adjustment[]>();
  const fromElsewhere = new Set(state.transfers.filter(({ direction }) => direction === 'in').flatMap(({ lineIds }) => lineIds as readonly string[]));
  for (const discount of state.adjustments) {
    const { target, by } = discount;
    if (!isAlone(discount) || (target.kind === 'line' && fromElsewhere.has(target.lineId))) continue;
    const key = `${by}:${(target.kind === 'line' ? target.combo : undefined) ?? subjectOf(target)}`;
    const known = groups.get(key);
    if (known) known.push(discount);
    else groups.set(key, [discount]);
  }
  return [...groups].flatMap(([key, discounts]): DiscountAboveCap[] => {
    const { by, target } = discounts[0]!;
    const cap = capOf(by);
    if (cap >= 10_000) return [];
    const whole = mostOfTarget(state, target);
    const given = discounts.reduce((all, { value }) => all + worthOf(value!, whole), 0);
    const most = rateOf(whole, cap);
    if (given <= most) return [];
    return [{ type: 'discount-above-cap', key: `discount-above-cap:${orderId}:${key}:${given}`, orderId, by, discounts: discounts.map(({ opId }) => opId), given, most }];
  });
}
