import { describe, expect, test } from 'vitest';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { asId, type LineId } from '../../../../shared/kernel/ids.ts';
import { errorOf, Floor, floor } from './floor.ts';
import { add, card, opening, plov, tea } from './rehearsal.ts';

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
