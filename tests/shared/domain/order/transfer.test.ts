import { describe, expect, test } from 'vitest';
import type { DecideContext } from '../../../../shared/domain/op.ts';
import { stampOp } from '../../../../shared/domain/op.ts';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../../shared/domain/order/decide.ts';
import { foldOrder } from '../../../../shared/domain/order/fold.ts';
import type { OrderOp } from '../../../../shared/domain/order/ops.ts';
import type { OrderState } from '../../../../shared/domain/order/state.ts';
import { decideMerge, decideTransfer, settleTransfers, unhonouredTransfers, type TransferDecision } from '../../../../shared/domain/order/transfer.ts';
import { fullAuthority } from '../../../../shared/domain/staff/authority.ts';
import { asId, type DocId, type LineId } from '../../../../shared/kernel/ids.ts';
import { nextStamp, type Stamp } from '../../../../shared/kernel/stamp.ts';
import { add, card, opening, plov, tea } from './rehearsal.ts';

/** A till and all the checks that it knows of. */
class Floor {
  readonly checks = new Map<string, Map<string, OrderOp>>();
  private last: Stamp | null = null;
  private made = 0;
  private readonly ctx: DecideContext;

  constructor(readonly name: string, private nowMs = 1_000_000) {
    this.ctx = {
      by: asId(`staff of ${name}`), device: asId(name), authority: fullAuthority, nowMs,
      newId: () => `${name}-${String((this.made += 1)).padStart(3, '0')}`, nextStamp: () => (this.last = nextStamp(this.last, (this.nowMs += 1_000))),
    };
  }

  state(check: string): OrderState {
    return foldOrder([...this.checks.get(check)!.values()].sort((a, b) => (a.stamp + a.id < b.stamp + b.id ? -1 : 1)));
  }

  private keep(check: string, ops: readonly OrderOp[]): void {
    const known = this.checks.get(check) ?? new Map<string, OrderOp>();
    for (const op of ops) known.set(op.id, op);
    this.checks.set(check, known);
  }

  does(check: string, ...commands: OrderCommand[]): this {
    for (const command of commands) {
      const decided = decideOrder(this.checks.has(check) ? this.state(check) : null, command, this.ctx);
      if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`);
      this.keep(check, decided.value);
    }
    return this;
  }

  private end(check: string): { readonly id: DocId; readonly state: OrderState } {
    return { id: asId(check), state: this.state(check) };
  }

  private both(from: string, to: string, decided: TransferDecision): TransferDecision {
    if (decided.ok) {
      this.keep(from, decided.value.source);
      this.keep(to, decided.value.target);
    }
    return decided;
  }

  move(from: string, to: string, quantities: Readonly<Record<string, number>>): TransferDecision {
    const lines = this.state(from).lines.filter(({ item }) => item.itemId in quantities).map(({ lineId, item }) => ({ lineId, quantityMilli: quantities[item.itemId]! * 1_000 }));
    return this.both(from, to, decideTransfer(this.end(from), this.end(to), { lines }, this.ctx));
  }

  merge(from: string, to: string): TransferDecision {
    return this.both(from, to, decideMerge(this.end(from), this.end(to), this.ctx));
  }

  hears(other: Floor): void {
    for (const [check, ops] of other.checks) this.keep(check, [...ops.values()]);
  }

  /** What the server does after a commit. */
  settle(): number {
    const missing = settleTransfers([...this.checks.keys()].map((check) => this.end(check)));
    for (const { orderId, transfer } of missing) this.keep(orderId, [stampOp(this.ctx, 'transfer.refused', 1, { transfer }) as unknown as OrderOp]);
    return missing.length;
  }

  /** Items on a check with ordered and sent pieces. */
  on(check: string): Record<string, string> {
    return Object.fromEntries(this.state(check).lines.map(({ item, quantityMilli, sentMilli }) => [item.itemId, `${quantityMilli / 1_000} (${sentMilli / 1_000} sent)`]));
  }
}

function floor(...commands: OrderCommand[]): Floor {
  return new Floor('till').does('a', opening, ...commands).does('b', opening).does('c', opening);
}

const errorOf = (decided: TransferDecision): unknown => (decided.ok ? null : decided.error);

describe('moving lines', () => {
  test('sent food is never sent again, and keeps its line and its words', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    const { lineId } = till.state('a').lines[0]!;
    till.does('a', { type: 'note-line', lineId, note: 'no onion' }, { type: 'label-line', lineId, label: 'seat', value: 2 });
    till.move('a', 'b', { plov: 2 });
    expect([till.on('a'), till.on('b')]).toEqual([{}, { plov: '2 (2 sent)' }]);
    expect(till.state('b').lines[0]).toMatchObject({ lineId, note: 'no onion', seat: 2, unsentMilli: 0 });
    expect(decideOrder(till.state('b'), { type: 'fire' }, {} as DecideContext)).toEqual({ ok: false, error: { type: 'nothing-to-send' } });
    expect(till.state('a').movedLines.map((line) => line.lineId)).toEqual([lineId]);
    expect(till.state('a').totals.total + till.state('b').totals.total).toBe(90_000);
  });

  test('a part of a line stays, sent first and unsent with it', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    till.does('a', { type: 'change-quantity', lineId: till.state('a').lines[0]!.lineId, deltaMilli: 2_000 });
    till.move('a', 'b', { plov: 3 });
    expect([till.on('a'), till.on('b')]).toEqual([{ plov: '1 (0 sent)' }, { plov: '3 (2 sent)' }]);
    till.does('b', { type: 'fire' }).does('a', { type: 'fire' });
    expect([till.on('a'), till.on('b')]).toEqual([{ plov: '1 (1 sent)' }, { plov: '3 (3 sent)' }]);
  });

  test('there and back again is where it was', () => {
    const till = floor(add(plov, 2), { type: 'fire' }, add(tea));
    const before = till.state('a').totals;
    till.move('a', 'b', { plov: 2, tea: 1 });
    till.move('b', 'a', { plov: 2, tea: 1 });
    expect([till.on('a'), till.on('b')]).toEqual([{ plov: '2 (2 sent)', tea: '1 (0 sent)' }, {}]);
    expect(till.state('a').totals).toEqual(before);
  });

  test('less of what came back is still to be told to the kitchen', () => {
    const till = floor(add(plov, 1));
    till.move('a', 'b', { plov: 1 });
    till.does('b', { type: 'fire' });
    till.move('b', 'a', { plov: 1 });
    till.does('a', { type: 'change-quantity', lineId: till.state('a').lines[0]!.lineId, deltaMilli: -1_000 });
    expect(till.state('a').lines).toMatchObject([{ quantityMilli: 0, sentMilli: 1_000, unsentMilli: -1_000 }]);
    till.does('a', { type: 'fire' });
    expect(till.state('a').lines.every(({ unsentMilli }) => unsentMilli === 0)).toBe(true);
  });

  test('a part that comes back after the rest was deleted does not go with it', () => {
    const till = floor(add(tea, 3));
    const { lineId } = till.state('a').lines[0]!;
    till.move('a', 'b', { tea: 1 });
    till.does('a', { type: 'void-line', lineId, reason: '' });
    expect(till.on('a')).toEqual({});
    till.move('b', 'a', { tea: 1 });
    expect([till.on('a'), till.on('b')]).toEqual([{ tea: '1 (0 sent)' }, {}]);
    till.does('a', { type: 'fire' });
    expect(till.on('a')).toEqual({ tea: '1 (1 sent)' });
  });

  test('what comes to a check where the rest of its line was voided lives on beside it', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    const { lineId } = till.state('a').lines[0]!;
    till.move('a', 'b', { plov: 1 });
    till.does('b', { type: 'void-line', lineId, reason: 'dropped' });
    till.merge('a', 'b');
    expect(till.state('b').lines.map(({ quantityMilli, voided, net }) => [quantityMilli, voided?.reason, net])).toEqual([[0, 'dropped', 0], [1_000, undefined, 45_000]]);
    till.does('b', { type: 'discount', target: { kind: 'check' }, value: { kind: 'amount', amount: 5_000 }, reason: 'late' });
    expect(till.state('b').totals).toMatchObject({ gross: 45_000, discount: 5_000, total: 40_000 });
    till.does('b', { type: 'void-line', lineId, reason: 'cold' });
    expect(till.state('b').lines.map(({ voided }) => voided?.reason)).toEqual(['dropped', 'cold']);
    expect(till.state('b').totals.total).toBe(0);
  });

  test('discounts go along, and one taken back over there does not come back', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    till.does('a', { type: 'discount', target: { kind: 'line', lineId: till.state('a').lines[0]!.lineId }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'late' });
    till.move('a', 'b', { plov: 2 });
    expect([till.state('a').totals.discount, till.state('b').totals.discount]).toEqual([0, 9_000]);
    till.does('b', { type: 'remove-adjustment', adjustment: till.state('b').adjustments[0]!.opId });
    till.move('b', 'a', { plov: 2 });
    expect(till.state('a').totals).toMatchObject({ discount: 0, total: 90_000 });
  });

  test('what was cooked before it moved is waste when it is voided after', () => {
    const till = floor(add(plov), { type: 'fire' });
    till.does('a', { type: 'bump', work: till.state('a').lines[0]!.work.map(({ opId }) => opId) });
    till.move('a', 'b', { plov: 1 });
    till.does('b', { type: 'void-line', lineId: till.state('b').lines[0]!.lineId, reason: 'cold' });
    expect(till.state('b').lines[0]!.voided).toMatchObject({ waste: true });
  });

  test.each<[string, (till: Floor) => TransferDecision, object]>([
    ['to itself', (till) => till.move('a', 'a', { plov: 1 }), { type: 'same-check' }],
    ['more than there is', (till) => till.move('a', 'b', { plov: 3 }), { type: 'quantity-invalid', quantityMilli: 3_000 }],
    ['less than nothing', (till) => till.move('a', 'b', { plov: -1 }), { type: 'quantity-invalid', quantityMilli: -1_000 }],
    ['nothing', (till) => till.move('a', 'b', {}), { type: 'nothing-to-do' }],
    ['to a cancelled check', (till) => till.does('b', { type: 'cancel', reason: '' }).move('a', 'b', { plov: 1 }), { type: 'not-open', status: 'cancelled' }],
  ])('%s is refused in words', (_, move, error) => expect(errorOf(move(floor(add(plov, 2))))).toEqual(error));
});

describe('two tills that are cut off', () => {
  /** Both move the same plov elsewhere, the first a little earlier. */
  function apart(...commands: OrderCommand[]): { readonly first: Floor; readonly server: Floor } {
    const first = floor(add(plov, 2), ...commands);
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 2 });
    second.move('a', 'c', { plov: 2 });
    const server = new Floor('server', 90_000_000);
    server.hears(first);
    server.hears(second);
    return { first, server };
  }

  test('what was ordered on top of it where the later move went stays there', () => {
    const first = floor(add(plov, 2), { type: 'fire' });
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 2 });
    second.move('a', 'c', { plov: 2 });
    second.does('c', { type: 'change-quantity', lineId: second.state('c').lines[0]!.lineId, deltaMilli: 1_000 }, { type: 'fire' });
    first.hears(second);
    first.settle();
    expect([first.on('a'), first.on('b'), first.on('c')]).toEqual([{}, { plov: '2 (2 sent)' }, { plov: '1 (1 sent)' }]);
  });

  test.each<[string, OrderCommand[], string]>([['sent', [{ type: 'fire' }], '2 (2 sent)'], ['unsent', [], '2 (0 sent)']])('the earlier move of %s food stands, the later is taken back on both sides', (_, commands, expected) => {
    const { server } = apart(...commands);
    expect(unhonouredTransfers(server.state('a'))).toHaveLength(1);
    expect(server.settle()).toBe(2);
    expect(server.settle()).toBe(0);
    expect([server.on('a'), server.on('b'), server.on('c')]).toEqual([{}, { plov: expected }, {}]);
    expect(server.state('c').transfers).toMatchObject([{ direction: 'in', refused: true, refusalKnown: true }]);
  });

  test('what was cooked on the check that lost it is still owed there', () => {
    const first = floor(add(plov));
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 1 });
    second.does('a', { type: 'fire' });
    const server = new Floor('server', 90_000_000);
    server.hears(first);
    server.hears(second);
    expect(server.settle()).toBe(2);
    expect([server.on('a'), server.on('b')]).toEqual([{ plov: '1 (1 sent)' }, {}]);
  });
});

describe('merging', () => {
  test('everything goes, and the check is merged while nothing stands on it', () => {
    const till = floor(add(plov), { type: 'fire' }, add(tea));
    const other = new Floor('other', 9_000_000);
    other.hears(till);
    till.merge('a', 'b');
    expect(till.state('a')).toMatchObject({ status: 'merged', mergedInto: { id: 'b' }, totals: { total: 0 } });
    expect(till.on('b')).toEqual({ plov: '1 (1 sent)', tea: '1 (0 sent)' });
    expect(errorOf(till.move('a', 'b', { plov: 1 }))).toEqual({ type: 'not-open', status: 'merged' });
    other.does('a', add({ ...tea, itemId: asId('cake') }));
    till.hears(other);
    expect(till.state('a')).toMatchObject({ status: 'open', mergedInto: null });
  });

  test('is refused once money was taken', () => {
    const till = floor(add(plov), card(10_000));
    expect(errorOf(till.merge('a', 'b'))).toEqual({ type: 'has-payments', paid: 10_000 });
  });

  const tenOff: OrderCommand = { type: 'discount', target: { kind: 'check' }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'regular' };

  test('what was promised to one table is still promised to it, and not to the other', () => {
    const till = floor(add(plov, 2), { type: 'fire' }, tenOff).does('b', add(tea));
    till.merge('a', 'b');
    expect(till.state('b').totals).toMatchObject({ gross: 95_030, discount: 9_000, total: 86_030 });
    till.does('b', add(tea));
    expect(till.state('b').totals).toMatchObject({ gross: 100_060, discount: 9_000 });
    till.does('b', { type: 'remove-adjustment', adjustment: till.state('b').adjustments[0]!.opId });
    expect(till.state('b').totals.discount).toBe(0);
  });

  test('what is off the check that stays is not off what comes to it, but off what is ordered later', () => {
    const till = floor(add(plov, 2)).does('b', add(tea, 2), tenOff);
    till.merge('a', 'b');
    expect(till.state('b').totals).toMatchObject({ gross: 100_060, discount: 1_006 });
    till.does('b', add({ ...plov, unitPrice: 20_000 }));
    expect(till.state('b').totals.discount).toBe(3_006);
  });

  test('an amount is not given twice, and what a cut-off till adds meanwhile is charged in full', () => {
    const till = floor(add(plov, 2), { type: 'discount', target: { kind: 'check' }, value: { kind: 'amount', amount: 5_000 }, reason: 'late' });
    const other = new Floor('other', 9_000_000);
    other.hears(till);
    till.merge('a', 'b');
    other.does('a', add({ ...tea, itemId: asId('cake') }));
    till.hears(other);
    expect([till.state('a').totals.total, till.state('b').totals.total]).toEqual([5_030, 85_000]);
  });

  test('a percentage is of what a cut-off till adds meanwhile too', () => {
    const till = floor(add(plov, 2), tenOff);
    const other = new Floor('other', 9_000_000);
    other.hears(till);
    till.merge('a', 'b');
    other.does('a', add({ ...tea, itemId: asId('cake') }));
    till.hears(other);
    expect([till.state('a').totals.total, till.state('b').totals.total]).toEqual([4_527, 81_000]);
  });

  test('a check on the house stays on the house, and the rest is paid for', () => {
    const till = floor(add(plov), { type: 'comp', target: { kind: 'check' }, reason: 'birthday' }).does('b', add(tea));
    till.merge('a', 'b');
    expect(till.state('b').totals).toMatchObject({ comp: 45_000, total: 5_030 });
    till.does('b', { type: 'comp', target: { kind: 'check' }, reason: 'late' });
    expect(till.state('b').totals).toMatchObject({ comp: 50_030, total: 0 });
  });

  test('a charge that was removed at one table is not taken of its food at the other', () => {
    const service = { id: 'service', name: plov.name, orderTypes: [], areaIds: [], minGuests: 0, basisPoints: 1_000, fixed: 500, perGuest: 0, base: 'net' as const, withTax: true, taxes: [] };
    const charged = { ...opening, charges: [service] } as OrderCommand;
    const till = new Floor('till').does('a', charged, add(plov)).does('b', charged, add(tea)).does('c', charged);
    till.does('a', { type: 'remove-charge', chargeId: 'service', reason: 'waited an hour' });
    till.merge('a', 'b');
    expect(till.state('b').totals).toMatchObject({ gross: 50_030, charges: 1_003 });
    till.merge('b', 'c');
    expect(till.state('c').totals).toMatchObject({ gross: 50_030, charges: 1_003 });
  });

  test('merged and merged back is where it was', () => {
    const till = floor(add(plov, 2), { type: 'fire' }, tenOff);
    const before = till.state('a').totals;
    till.merge('a', 'b');
    till.move('b', 'c', { plov: 2 });
    expect(till.state('c').totals.discount).toBe(0);
    till.move('c', 'b', { plov: 2 });
    const lines = till.state('b').lines;
    expect(till.state('b').totals.total + till.state('a').totals.total).toBe(before.total);
    expect(lines).toHaveLength(1);
  });

  test('what is off a combo goes with all of it, and comes back', () => {
    const till = floor({ type: 'add-combo', combo: { itemId: asId('lunch'), name: plov.name }, lines: [{ item: plov, quantityMilli: 1_000, note: '' }, { item: tea, quantityMilli: 1_000, note: '' }] });
    till.does('a', { type: 'discount', target: { kind: 'line', lineId: till.state('a').lines[0]!.lineId }, value: { kind: 'amount', amount: 10_000 }, reason: 'late' }, { type: 'fire' });
    const before = till.state('a').totals;
    till.move('a', 'b', { tea: 1 });
    expect([till.state('a').totals.discount, till.state('b').totals]).toEqual([0, before]);
    till.move('b', 'a', { plov: 1 });
    expect([till.state('a').totals, till.state('b').totals.discount]).toEqual([before, 0]);
  });

  test('a combo moves as one', () => {
    const till = floor({ type: 'add-combo', combo: { itemId: asId('lunch'), name: plov.name }, lines: [{ item: plov, quantityMilli: 1_000, note: '' }, { item: tea, quantityMilli: 1_000, note: '' }] });
    till.move('a', 'b', { tea: 1 });
    expect([till.on('a'), Object.keys(till.on('b')).sort()]).toEqual([{}, ['plov', 'tea']]);
    expect(new Set(till.state('b').lines.map(({ lineId }): LineId => lineId)).size).toBe(2);
  });
});
