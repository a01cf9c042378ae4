import * as fc from 'fast-check';
import type { DecideContext, StampedOp } from '../../shared/domain/op.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { orderTypes, type FrozenItem } from '../../shared/domain/order/frozen.ts';
import { orderOpVersion, type OrderOp, type OrderOpType } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { nextStamp, stampOf, type Stamp } from '../../shared/kernel/stamp.ts';
import { fullAuthority } from '../../shared/domain/staff/authority.ts';

export const inStampOrder = <T extends StampedOp>(ops: readonly T[]): T[] =>
  [...ops].sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

export const itemOf = (name: string, unitPrice: number, over: Partial<FrozenItem> = {}): FrozenItem => ({
  itemId: asId(name), name: { en: name, ru: '', uz: '' }, unitPrice, unit: 'piece', station: 'hot', course: 'main', taxClass: 'vat', taxBasisPoints: 1_200, taxIncluded: true, ...over,
});

const item = fc.record({
  name: fc.constantFrom('plov', 'tea', 'bread'), price: fc.integer({ min: 0, max: 100_000 }), kg: fc.boolean(),
  basisPoints: fc.constantFrom(0, 500, 1_200), included: fc.boolean(),
}).map(({ name, price, kg, basisPoints, included }) => itemOf(name, price, { unit: kg ? 'kg' : 'piece', taxBasisPoints: basisPoints, taxIncluded: included }));

/** One tap: a command in terms of positions, made into a real one by the state that its device knows. */
export type Tap = { readonly device: number; readonly kind: number; readonly pick: number; readonly amount: number; readonly item: FrozenItem; readonly text: string };

export const tap: fc.Arbitrary<Tap> = fc.record({
  device: fc.nat(2), kind: fc.nat(15), pick: fc.nat(9), amount: fc.integer({ min: -3, max: 6 }), item, text: fc.constantFrom('', 'no onion', 'guest left'),
});

const at = <T>(list: readonly T[], index: number): T | undefined => (list.length === 0 ? undefined : list[index % list.length]);

/** The command of a tap, from the choices that a screen showing `state` offers. */
export function commandOf(state: OrderState, { kind, pick, amount, item: chosen, text }: Tap): OrderCommand {
  const lineId = at(state.lines, pick)?.lineId ?? asId('no-line');
  switch (kind) {
    case 0: case 1: case 2: return { type: 'add-item', item: chosen, quantityMilli: Math.max(1, amount) * 1_000, note: text };
    case 3: return { type: 'change-quantity', lineId, deltaMilli: amount * 1_000 };
    case 4: return { type: 'note-line', lineId, note: text };
    case 5: return { type: 'void-line', lineId, reason: text };
    case 6: case 7: return { type: 'fire' };
    case 8: return { type: 'see', fires: state.fires.map((fire) => fire.opId), station: 'hot' };
    case 9: return { type: 'bump', work: state.lines.flatMap((line) => line.work.slice(0, 1 + (pick % 2)).map((piece) => piece.opId)) };
    case 10: return { type: 'recall', bumps: state.bumps.slice(0, 1).map((bump) => bump.opId) };
    case 11: return { type: 'pay', method: pick % 2 === 0 ? 'cash' : 'card', kind: pick % 2 === 0 ? 'cash' : 'card', tendered: Math.max(0, pick > 6 ? Math.trunc(state.totals.balance / 2) : state.totals.balance + (pick % 2 === 0 ? 5_000 : 0)), cashStep: 100 };
    case 12: {
      const payment = at(state.payments, pick);
      return { type: 'refund', payment: payment?.opId ?? asId('no-payment'), amount: (payment?.amount ?? 0) - (payment?.refunded ?? 0), reason: text };
    }
    case 13: return { type: 'close' };
    case 14: return pick % 3 === 0 ? { type: 'cancel', reason: text } : { type: 'reopen', reason: text };
    default: return { type: 'label', label: 'note', value: text };
  }
}

/** A device with a clock of its own; ids tell who made them and when. */
export function deviceContext(device: number, nowMs = 1_000_000, alreadyMade = 0): DecideContext {
  let last: Stamp | null = alreadyMade === 0 ? null : stampOf(nowMs, alreadyMade);
  let made = alreadyMade;
  return {
    by: asId(`staff-${device}`), device: asId(`device-${device}`), authority: fullAuthority, nowMs,
    newId: () => `d${device}-${String((made += 1)).padStart(4, '0')}`,
    nextStamp: () => (last = nextStamp(last, nowMs)),
  };
}

export const openCommand: OrderCommand = {
  type: 'open', number: 'A-001', orderType: 'dine-in', tableId: null, tableName: '', guests: 2, businessDate: '2026-01-05', openedAtMs: 1_000_000, currency: 'UZS',
};

/** The ops that taps on one device after the other make, each with all before it in view. */
export function opsOfTaps(taps: readonly Tap[]): OrderOp[] {
  const contexts = [0, 1, 2].map((device) => deviceContext(device, 1_000_000 + device));
  const opened = decideOrder(null, openCommand, contexts[0]!);
  const ops: OrderOp[] = opened.ok ? [...opened.value] : [];
  for (const one of taps) {
    const state = foldOrder(inStampOrder(ops));
    const decided = decideOrder(state, commandOf(state, one), contexts[one.device]!);
    if (decided.ok) ops.push(...decided.value);
  }
  return ops;
}

/** Ops of devices that share the first third of the taps and are apart from then on: each sees what was shared and what it did itself. */
export function opsOfTapsApart(taps: readonly Tap[]): OrderOp[] {
  const together = Math.ceil(taps.length / 3);
  const shared = opsOfTaps(taps.slice(0, together));
  const contexts = [0, 1, 2].map((device) => deviceContext(device, 1_000_000 + device, 1_000));
  const own = contexts.map(() => [...shared]);
  for (const one of taps.slice(together)) {
    const known = own[one.device]!;
    const state = foldOrder(inStampOrder(known));
    const decided = decideOrder(state, commandOf(state, one), contexts[one.device]!);
    if (decided.ok) known.push(...decided.value);
  }
  return [...new Map(own.flat().map((op) => [op.id, op])).values()];
}

export const types = Object.keys(orderOpVersion) as OrderOpType[];
const someIds = fc.array(fc.constantFrom('o1', 'o2', 'o3'), { maxLength: 3 });

const wellFormed: fc.Arbitrary<{ type: string; data: unknown }> = fc.oneof(
  fc.record({ type: fc.constant('line.added'), data: fc.record({ lineId: fc.constantFrom('l1', 'l2'), item, quantityMilli: fc.integer({ min: 1, max: 9_000 }), note: fc.constant('') }) }),
  fc.record({ type: fc.constant('line.changed'), data: fc.record({ lineId: fc.constantFrom('l1', 'l2'), deltaMilli: fc.integer({ min: -9_000, max: 9_000 }) }) }),
  fc.record({ type: fc.constant('line.voided'), data: fc.record({ lineId: fc.constantFrom('l1', 'l2'), reason: fc.constant('') }) }),
  fc.record({ type: fc.constant('order.fired'), data: fc.record({ covers: someIds }) }),
  fc.record({ type: fc.constant('kitchen.bumped'), data: fc.record({ work: someIds }) }),
  fc.record({ type: fc.constant('kitchen.recalled'), data: fc.record({ bumps: someIds }) }),
  fc.record({ type: fc.constant('payment.taken'), data: fc.record({ method: fc.constantFrom('cash', 'card', 'humo'), amount: fc.nat(9_000), tendered: fc.nat(9_000), change: fc.constant(0), rounding: fc.integer({ min: -50, max: 50 }) }) }),
  fc.record({ type: fc.constant('payment.refunded'), data: fc.record({ payment: fc.constantFrom('o1', 'o2'), amount: fc.nat(9_000), reason: fc.constant('') }) }),
  fc.record({ type: fc.constant('order.labelled'), data: fc.record({ label: fc.constant('order-type'), value: fc.constantFrom(...orderTypes) }) }),
);

/** An op of any kind: honest, of unknown type, of a newer version, with data of any form, or no op at all. */
export const anyOp: fc.Arbitrary<StampedOp> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ body: wellFormed, v: fc.constantFrom(1, 1, 1, 2), n: fc.nat(3) }).map(({ body, v, n }) => ({ ...body, id: `o${n}`, v })) },
  { weight: 3, arbitrary: fc.record({ id: fc.constantFrom('o1', 'o2'), type: fc.constantFrom(...types, 'line.discounted', 'constructor'), v: fc.constantFrom(1, 2), data: fc.object({ maxDepth: 1, maxKeys: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ id: fc.jsonValue(), type: fc.constantFrom<unknown>(...types, null, 7), v: fc.jsonValue(), data: fc.jsonValue() }) },
).chain((op) => fc.oneof({ weight: 9, arbitrary: fc.nat(5).map((n): unknown => stampOf(1_000 + n, n)) }, { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> })
  .map((stamp) => ({ by: 's1', device: 'd1', ...op, stamp }) as unknown as StampedOp));

