import * as fc from 'fast-check';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import type { FrozenCharge, FrozenItem, FrozenTax, SplitPlan, TaxProfile } from '../../shared/domain/order/frozen.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { asId, type StaffId } from '../../shared/kernel/ids.ts';
import { commandOf, deviceContext, inStampOrder, itemOf, openCommand, tap, type Tap } from './arbitrary-orders.ts';

/* Checks with everything that a restaurant does to them: what `arbitrary-orders.ts` taps, and discounts, charges, courses, combos, splits, tips and attempts. */

const name = { en: 'x', ru: '', uz: '' };
const tax: fc.Arbitrary<FrozenTax> = fc.record({ id: fc.constantFrom('vat', 'city', 'alcohol'), name: fc.constant(name), basisPoints: fc.constantFrom(0, 333, 700, 1_200, 2_000), included: fc.boolean() });
const taxes = fc.array(tax, { maxLength: 3 });

export const richItem: fc.Arbitrary<FrozenItem> = fc.record({
  name: fc.constantFrom('plov', 'tea', 'wine'), price: fc.integer({ min: 0, max: 200_000 }), kg: fc.boolean(), taxes, course: fc.constantFrom('', 'starter', 'main'),
  modifiers: fc.array(fc.record({ price: fc.integer({ min: -9_000, max: 9_000 }), count: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
}).map((wanted) => itemOf(wanted.name, wanted.price, {
  unit: wanted.kg ? 'kg' : 'piece', taxes: wanted.taxes, course: wanted.course,
  modifiers: wanted.modifiers.map((modifier, index) => ({ ...modifier, optionId: `option-${index}`, groupId: 'g', name, parent: null })),
}));

const charge = (id: string): fc.Arbitrary<FrozenCharge> => fc.record({
  id: fc.constant(id), name: fc.constant(name), orderTypes: fc.constantFrom<FrozenCharge['orderTypes'][]>([], ['dine-in'], ['delivery']), areaIds: fc.constantFrom<string[][]>([], ['hall']),
  minGuests: fc.nat(4), basisPoints: fc.constantFrom(0, 333, 1_000, 1_250), fixed: fc.constantFrom(0, 501), perGuest: fc.constantFrom(0, 1_333),
  base: fc.constantFrom('gross' as const, 'net' as const), withTax: fc.boolean(), taxes,
});

const taxProfile: fc.Arbitrary<TaxProfile> = fc.record({
  rounding: fc.constantFrom('line' as const, 'check' as const), mode: fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const, 'up' as const),
});

/** How a check is opened: with the rules of some branch. */
export const opening: fc.Arbitrary<OrderCommand> = fc.record({ service: charge('service'), cover: charge('cover'), taxProfile, hold: fc.boolean() })
  .map(({ service, cover, taxProfile: profile, hold }) => ({ ...openCommand, charges: [service, cover], taxProfile: profile, heldCourses: hold ? ['main'] : [] }) as OrderCommand);

/** A tap on any button there is. `other`: a second choice, where one is needed. */
export type RichTap = Tap & { readonly other: number; readonly rich: FrozenItem };
export const richTap: fc.Arbitrary<RichTap> = fc.tuple(tap, fc.nat(36), fc.nat(9_999), richItem)
  .map(([one, kind, other, rich]) => ({ ...one, kind, other, rich }));

const manager: StaffId = asId('manager');
const at = <T>(list: readonly T[], index: number): T | undefined => (list.length === 0 ? undefined : list[index % list.length]);

/** A way to split that names what is there, and sometimes what is not. */
export function planOf(state: OrderState, pick: number, other: number): SplitPlan {
  switch (pick % 4) {
    case 0: return { kind: 'equal', ways: 2 + (other % 6) };
    case 1: return { kind: 'seats' };
    case 2: return { kind: 'amounts', amounts: [1 + (other % 50_000), 1 + (other % 777)] };
    default: return {
      kind: 'items',
      parts: [0, 1].map((part) => ({
        key: `part ${part}`,
        lines: state.lines.filter((line, index) => line.quantityMilli > 0 && index % 2 === part % 2).map((line) => ({ lineId: line.lineId, quantityMilli: Math.max(1, Math.trunc(line.quantityMilli / (1 + (other % 3)))) })),
      })),
    };
  }
}

/** The command of a tap, from the choices that a screen showing `state` offers. `labels`: whether words of which the last one stands are among them. */
export function richCommandOf(state: OrderState, one: RichTap): OrderCommand {
  const { kind, pick, other, rich, text } = one;
  const line = at(state.lines, pick);
  const lineId = line?.lineId ?? asId<never>('no-line');
  const target = pick % 2 === 0 ? { kind: 'check' as const } : { kind: 'line' as const, lineId };
  const reason = text === '' ? 'regular' : text;
  const attempt = at(state.attempts, pick)?.opId ?? asId<never>('no-attempt');
  switch (kind) {
    case 0: case 1: case 2: case 16: return { type: 'add-item', item: rich, quantityMilli: rich.unit === 'kg' ? 1 + other : 1_000 * (1 + (other % 3)), note: text, seat: pick % 4 };
    case 17: case 18: return { type: 'discount', target, value: other % 2 === 0 ? { kind: 'percent', basisPoints: 1 + (other % 10_000) } : { kind: 'amount', amount: other }, reason };
    case 19: return { type: 'comp', target, reason };
    case 20: return { type: 'remove-adjustment', adjustment: at(state.adjustments, pick)?.opId ?? asId('none') };
    case 21: return { type: 'remove-charge', chargeId: at(state.charges, pick)?.rule.id ?? 'none', reason };
    case 22: return { type: 'restore-charge', chargeId: at(state.charges, pick)?.rule.id ?? 'none' };
    case 23: case 24: return { type: 'plan-split', plan: pick > 8 ? null : planOf(state, pick, other) };
    case 25: case 26: {
      const part = at(splitParts(state), pick);
      const tendered = Math.max(0, Math.trunc((part?.balance ?? state.totals.balance) / (1 + (other % 2)))) + (other % 3 === 0 ? 500 : 0);
      return { type: 'pay', method: 'humo', kind: 'card', tendered, cashStep: 1, tip: 500, part: part?.key ?? null };
    }
    case 27: return { type: 'start-attempt', method: 'uzcard', kind: 'card', amount: Math.max(0, state.totals.balance), tip: pick, part: null, terminal: 't1', again: other % 2 === 0 };
    case 28: case 29: return { type: 'end-attempt', attempt, outcome: (['approved', 'declined', 'timed-out', 'abandoned'] as const)[other % 4]!, reference: 'r', shift: null };
    case 30: return { type: 'add-combo', combo: { itemId: asId('lunch'), name }, lines: [rich, itemOf('tea', 5_001)].map((item) => ({ item, quantityMilli: 1_000, note: '' })) };
    case 31: return { type: 'hold-course', course: rich.course, held: other % 2 === 0 };
    case 32: return { type: 'fire', ...(other % 3 === 0 ? { everything: true } : other % 3 === 1 ? { courses: ['main'] } : {}) };
    case 33: return { type: 'label-line', lineId, label: 'seat', value: other % 5 };
    case 34: return { type: 'refund', payment: at(state.payments, pick)?.opId ?? asId('none'), amount: other % 700, tip: other % 2, reason };
    case 35: return { type: 'void-line', lineId, reason, approvedBy: manager };
    case 36: return { type: 'reopen', reason };
    default: return commandOf(state, one);
  }
}

/** The ops of taps on devices that all see everything at once. */
export function opsOfRichTaps(open: OrderCommand, taps: readonly RichTap[]): OrderOp[] {
  const contexts = [0, 1, 2].map((device) => deviceContext(device, 1_000_000 + device));
  const opened = decideOrder(null, open, contexts[0]!);
  const ops: OrderOp[] = opened.ok ? [...opened.value] : [];
  for (const one of taps) {
    const decided = decideOrder(foldOrder(inStampOrder(ops)), richCommandOf(foldOrder(inStampOrder(ops)), one), contexts[one.device]!);
    if (decided.ok) ops.push(...decided.value);
  }
  return ops;
}

/** The ops of devices that share the first third and are apart from then on. */
export function opsOfRichTapsApart(open: OrderCommand, taps: readonly RichTap[]): OrderOp[] {
  const together = Math.ceil(taps.length / 3);
  const shared = opsOfRichTaps(open, taps.slice(0, together));
  const contexts = [0, 1, 2].map((device) => deviceContext(device, 1_000_000 + device, 1_000));
  const own = contexts.map(() => [...shared]);
  for (const one of taps.slice(together)) {
    const known = own[one.device]!;
    const state = foldOrder(inStampOrder(known));
    const decided = decideOrder(state, richCommandOf(state, one), contexts[one.device]!);
    if (decided.ok) known.push(...decided.value);
  }
  return [...new Map(own.flat().map((op) => [op.id, op])).values()];
}
