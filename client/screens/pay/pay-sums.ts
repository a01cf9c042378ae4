import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { PaymentMethod } from '../../../shared/domain/branch/payment-method.ts';
import { splitParts, type SplitPart } from '../../../shared/domain/order/split.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { rateOf, roundToStep, type Money } from '../../../shared/kernel/money.ts';

/** What one payment is about to settle. `owed`: due as this method can pay it, cash rounded. */
export type Dues = { readonly due: Money; readonly owed: Money };

/** Of a part of the split, or of the whole check; never more than the check owes. */
export function duesOf(state: OrderState, parts: readonly SplitPart[], part: string | null, kind: PaymentMethod['kind'], cashStep: Money): Dues {
  const { balance } = state.totals;
  const chosen = part === null ? null : parts.find(({ key }) => key === part);
  const due = Math.max(0, chosen ? Math.min(balance, chosen.balance) : balance);
  return { due, owed: kind === 'cash' ? roundToStep(due, cashStep) : due };
}

/** The part that is paid next: the chosen one while it owes, else the first that does; null without a split. */
export function partInTurn(parts: readonly SplitPart[], chosen: string | null): string | null {
  const owes = parts.filter(({ balance }) => balance > 0);
  return (owes.find(({ key }) => key === chosen) ?? owes[0])?.key ?? null;
}

/** A tip as a share of what is due, on a whole step that can be paid. */
export const tipOf = (due: Money, basisPoints: number, step: Money): Money => roundToStep(rateOf(due, basisPoints), step);

/** The same tip where another method pays: a share is taken anew on what that method can pay, a typed one stays. */
export function tipByMethod(tip: Money, due: Money, shares: readonly number[], fromStep: Money, toStep: Money): Money {
  const share = shares.find((one) => tipOf(due, one, fromStep) === tip);
  return tip === 0 || share === undefined ? tip : tipOf(due, share, toStep);
}

/** What the money handed over comes to. `possible`: this method can take it. */
export type Taking = { readonly settles: boolean; readonly tip: Money; readonly change: Money; readonly missing: Money; readonly possible: boolean };

/** Only cash gives change; a tip counts once the check, or its part, is settled. */
export function takingOf({ owed }: Dues, kind: PaymentMethod['kind'], tendered: Money, wantedTip: Money): Taking {
  const settles = tendered >= owed;
  const tip = settles ? Math.min(wantedTip, tendered - owed) : 0;
  return {
    settles, tip, change: settles ? tendered - owed - tip : 0, missing: settles ? 0 : owed - tendered,
    possible: tendered > 0 && (kind === 'cash' || tendered <= owed + wantedTip),
  };
}

const unsentLines = (state: OrderState): number => state.lines.filter((line) => line.unsentMilli !== 0).length;

/** What ends a check that is paid: everything goes to the kitchen, courses that waited as well. */
export const closing = (state: OrderState, shift: DocId | null): readonly OrderCommand[] =>
  [...(unsentLines(state) > 0 ? [{ type: 'fire', everything: true } as const] : []), { type: 'close', shift }];

export type Taken = { readonly method: PaymentMethod; readonly tendered: Money; readonly cashStep: Money; readonly tip: Money; readonly part: string | null; readonly shift: DocId | null };

/** The commands of one payment: the last one also closes the check. */
export function paying(state: OrderState, dues: Dues, { method, tendered, cashStep, tip, part, shift }: Taken): { readonly commands: readonly OrderCommand[]; readonly closes: boolean } {
  const closes = tendered >= dues.owed && state.totals.balance - dues.due <= 0;
  const pay: OrderCommand = { type: 'pay', method: method.id, kind: method.kind, tendered, cashStep, tip, part, shift };
  const [last, ...before] = [...closing(state, shift)].reverse();
  return { commands: closes ? [...before, pay, last!] : [pay], closes };
}

/** The parts in the order people think of them: by number, the rest last. */
export function partsInOrder(state: OrderState): readonly SplitPart[] {
  const number = (key: string): number => (key === 'rest' ? Number.MAX_SAFE_INTEGER : Number(key.replace(/\D/g, '')));
  return [...splitParts(state)].sort((a, b) => number(a.key) - number(b.key));
}
