import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { stampOp, type DecideContext } from '../../shared/domain/op.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import type { FrozenCharge, FrozenTax, OrderType, SplitPlan, TaxProfile } from '../../shared/domain/order/frozen.ts';
import { orderOpVersion, type OrderOp, type OrderOpData, type OrderOpType, type PaymentKind } from '../../shared/domain/order/ops.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import { fullAuthority } from '../../shared/domain/staff/authority.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { nextStamp, type Stamp } from '../../shared/kernel/stamp.ts';
import { statementsOf } from './arithmetic.ts';

/* Worked examples of docs/money.md. Each carries its arithmetic, which is evaluated here too. */

type Off = { readonly percent?: number; readonly amount?: number };
type Tax = Omit<FrozenTax, 'name'>;
type ExampleLine = {
  readonly id: string; readonly price: number; readonly quantity: number; readonly unit?: 'kg'; readonly seat?: number; readonly comp?: boolean; readonly combo?: string;
  readonly modifiers?: readonly { readonly price: number; readonly count: number }[]; readonly taxes?: readonly Tax[]; readonly discounts?: readonly Off[];
};
type Example = {
  readonly id: string; readonly title: string; readonly lines: readonly ExampleLine[];
  readonly orderType?: OrderType; readonly areaId?: string; readonly guests?: number; readonly fee?: number; readonly profile?: TaxProfile;
  readonly charges?: readonly (Partial<Omit<FrozenCharge, 'taxes'>> & { readonly id: string; readonly taxes?: readonly Tax[]; readonly removed?: boolean })[];
  readonly discounts?: readonly Off[]; readonly comp?: boolean; readonly split?: SplitPlan;
  /** Off a combo, named by any of its lines. */
  readonly combos?: readonly { readonly line: string; readonly discounts?: readonly Off[]; readonly comp?: boolean }[];
  readonly payments?: readonly { readonly method: string; readonly kind: PaymentKind; readonly tendered: number; readonly cashStep?: number; readonly tip?: number; readonly part?: string }[];
  readonly refunds?: readonly { readonly payment: number; readonly amount: number; readonly tip?: number }[];
  readonly expect: {
    readonly lines: readonly { readonly id: string; readonly gross: number; readonly total: number; readonly net: number }[];
    readonly totals: Readonly<Record<string, number>>;
    readonly taxes: readonly (Tax & { readonly amount: number })[];
    readonly parts?: readonly { readonly key: string; readonly due: number }[];
    readonly payments?: readonly { readonly amount: number; readonly tip: number; readonly change: number; readonly rounding: number }[];
  };
  readonly arithmetic: readonly string[];
};

const folder = new URL('./checks/', import.meta.url);
const examplesByFile = readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
  .map((name) => ({ name, examples: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as readonly Example[] }));

const name = { en: 'x', ru: '', uz: '' };
const withName = (tax: Tax): FrozenTax => ({ ...tax, name });
const valueOf = (off: Off) => (off.percent === undefined ? { kind: 'amount', amount: off.amount! } as const : { kind: 'percent', basisPoints: off.percent } as const);

/** Records the example as a till would: ops where line ids are given, commands where money is decided. */
function checkOf(example: Example) {
  const ops: OrderOp[] = [];
  let last: Stamp | null = null;
  let made = 0;
  const ctx: DecideContext = {
    by: asId('anvar'), device: asId('till'), nowMs: 1_000_000, authority: fullAuthority,
    newId: () => `id-${String((made += 1)).padStart(4, '0')}`, nextStamp: () => (last = nextStamp(last, 1_000_000)),
  };
  const record = <Type extends OrderOpType>(type: Type, data: OrderOpData[Type]): void => {
    ops.push(stampOp(ctx, type, orderOpVersion[type], data) as unknown as OrderOp);
  };
  const act = (command: OrderCommand): void => {
    const decided = decideOrder(foldOrder(ops), command, ctx);
    if (!decided.ok) throw new Error(`${example.id}: ${command.type}: ${JSON.stringify(decided.error)}`);
    ops.push(...decided.value);
  };
  record('order.opened', {
    number: 'A-001', orderType: example.orderType ?? 'dine-in', tableId: null, tableName: '', areaId: example.areaId ?? '', guests: example.guests ?? 0,
    businessDate: '2026-01-05', openedAtMs: 1_000_000, currency: 'UZS', ...(example.profile ? { taxProfile: example.profile } : {}),
    charges: (example.charges ?? []).map(({ removed: _, ...charge }) => ({
      orderTypes: [], areaIds: [], minGuests: 0, basisPoints: 0, fixed: 0, perGuest: 0, base: 'net', withTax: true, ...charge, name, taxes: (charge.taxes ?? []).map(withName),
    })),
  });
  if (example.fee !== undefined) act({ type: 'label', label: 'delivery', value: { address: '', courier: '', promisedAtMs: null, fee: example.fee } });
  for (const line of example.lines) {
    record('line.added', {
      lineId: asId(line.id), quantityMilli: line.quantity, note: '', seat: line.seat ?? 0,
      ...(line.combo ? { combo: { id: line.combo, itemId: asId(line.combo), name } } : {}),
      item: {
        itemId: asId(line.id), name, unitPrice: line.price, unit: line.unit ?? 'piece', station: '', course: '', taxClass: '', taxBasisPoints: 0, taxIncluded: true,
        taxes: (line.taxes ?? []).map(withName),
        modifiers: (line.modifiers ?? []).map((modifier, index) => ({ ...modifier, optionId: String(index), groupId: 'g', name, parent: null })),
      },
    });
    const target = { kind: 'line', lineId: line.id } as const;
    for (const off of line.discounts ?? []) record('discount.given', { target, value: valueOf(off), reason: 'regular', approval: null });
    if (line.comp) record('comp.given', { target, reason: 'birthday', approval: null });
  }
  for (const combo of example.combos ?? []) {
    const target = { kind: 'line', lineId: combo.line } as const;
    for (const off of combo.discounts ?? []) act({ type: 'discount', target, value: valueOf(off), reason: 'regular' });
    if (combo.comp) act({ type: 'comp', target, reason: 'late' });
  }
  for (const off of example.discounts ?? []) record('discount.given', { target: { kind: 'check' }, value: valueOf(off), reason: 'regular', approval: null });
  if (example.comp) record('comp.given', { target: { kind: 'check' }, reason: 'late', approval: null });
  for (const charge of example.charges ?? []) if (charge.removed) act({ type: 'remove-charge', chargeId: charge.id, reason: 'asked for' });
  if (example.split) act({ type: 'plan-split', plan: example.split });
  for (const { cashStep = 1, ...payment } of example.payments ?? []) act({ type: 'pay', cashStep, ...payment });
  for (const refund of example.refunds ?? []) {
    act({ type: 'refund', payment: foldOrder(ops).payments[refund.payment]!.opId, amount: refund.amount, reason: 'brought back', ...(refund.tip === undefined ? {} : { tip: refund.tip }) });
  }
  return foldOrder(ops);
}

describe('worked examples', () => {
  it('are at least sixty, each with a name of its own', () => {
    const ids = examplesByFile.flatMap(({ examples }) => examples.map(({ id }) => id));
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

for (const { name: file, examples } of examplesByFile) {
  describe(`worked examples of ${file}`, () => {
    it.each(examples.map((example) => [example.title, example] as const))('%s', (_, example) => {
      const state = checkOf(example);
      expect(state.lines.map(({ lineId, gross, total, net }) => ({ id: lineId as string, gross, total, net }))).toEqual(example.expect.lines);
      expect(state.totals).toMatchObject(example.expect.totals);
      const taxes = state.totals.taxes.map(({ id, basisPoints, included, amount }) => ({ id, basisPoints, included, amount }));
      const named = (all: readonly { readonly amount: number }[]): string[] => all.filter(({ amount }) => amount !== 0).map((tax) => JSON.stringify(tax)).sort();
      expect(named(taxes)).toEqual(named(example.expect.taxes));
      if (example.expect.parts) {
        const parts = splitParts(state).map(({ key, due }) => ({ key, due })).sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(parts.filter(({ key, due }) => key !== 'rest' || due !== 0)).toEqual(example.expect.parts.filter(({ key, due }) => key !== 'rest' || due !== 0));
      }
      if (example.expect.payments) expect(state.payments.map(({ amount, tip, change, rounding }) => ({ amount, tip, change, rounding }))).toEqual(example.expect.payments);
    });

    it.each(examples.map((example) => [example.title, example] as const))('the arithmetic written out for "%s" is right', (_, { arithmetic }) => {
      expect(arithmetic.length).toBeGreaterThan(0);
      for (const { text, expression, value, rounded } of arithmetic.flatMap(statementsOf)) {
        expect(Math.abs(expression - value), text).toBeLessThan(rounded ? 1 : 0.0001);
      }
    });
  });
}
