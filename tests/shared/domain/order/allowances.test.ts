import { describe, expect, test } from 'vitest';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import type { Role } from '../../../../shared/domain/staff/staff.ts';
import { asId, type OpId, type StaffId } from '../../../../shared/kernel/ids.ts';
import { mayRecord } from '../../../../shared/documents/permissions.ts';
import { add, cash, Device, opening, plov, tea } from './rehearsal.ts';

const manager: StaffId = asId('manager');

/** A device of somebody with this role, at an open check with plov. */
function device(role: Role, discountCapBasisPoints = 0, ...commands: OrderCommand[]): Device {
  const one = new Device('till', 1_000_000, { role, discountCapBasisPoints });
  one.does(opening, add(plov, 2), ...commands);
  return one;
}

const percent = (basisPoints: number, over: object = {}): OrderCommand => ({ type: 'discount', target: { kind: 'check' }, value: { kind: 'percent', basisPoints }, reason: 'regular guest', ...over });
const amountOff = (amount: number, over: object = {}): OrderCommand => ({ type: 'discount', target: { kind: 'check' }, value: { kind: 'amount', amount }, reason: 'regular guest', ...over });

describe('a discount', () => {
  test('up to the cap needs nobody; above it a manager', () => {
    const till = device('cashier', 1_000);
    expect(till.fails(percent(1_001))).toEqual({ type: 'approval-needed', action: 'discount', amount: 9_009 });
    till.does(percent(1_000));
    expect(till.state.totals).toMatchObject({ discount: 9_000, total: 81_000 });
  });

  test('counts what the same person already gave on their own, not what was allowed or given by others', () => {
    const till = device('cashier', 1_000);
    till.does(percent(600));
    expect(till.fails(amountOff(3_601))).toMatchObject({ type: 'approval-needed' });
    till.does(amountOff(3_601, { approvedBy: manager }));
    till.does(amountOff(3_600));
    expect(till.state.adjustments.map(({ approvedBy }) => approvedBy)).toEqual([null, manager, null]);
    till.does({ type: 'remove-adjustment', adjustment: till.state.adjustments[0]!.opId }, percent(600));
    expect(till.state.adjustments.map(({ removed }) => removed)).toEqual([true, false, false, false]);
  });

  test('the approval is an op of the manager, on the same device, before what it allows', () => {
    const till = device('waiter');
    till.does(percent(500, { approvedBy: manager }));
    const [approval, discount] = [...till.known.values()].slice(-2);
    expect(approval).toMatchObject({ type: 'approval.granted', by: 'manager', device: 'till', data: { action: 'discount', subject: 'check', amount: 4_500 } });
    expect(discount).toMatchObject({ type: 'discount.given', by: 'staff of till', data: { approval: approval!.id } });
    expect(approval!.stamp < discount!.stamp).toBe(true);
    expect(till.state.approvals).toMatchObject([{ by: 'manager', action: 'discount', amount: 4_500 }]);
  });

  test('nobody allows themselves anything', () => {
    expect(device('waiter').fails(percent(500, { approvedBy: 'staff of till' }))).toMatchObject({ type: 'approval-needed' });
  });

  test.each<[string, OrderCommand, object]>([
    ['no percentage', percent(0), { type: 'percent-invalid', basisPoints: 0 }],
    ['more than all of it', percent(10_001), { type: 'percent-invalid', basisPoints: 10_001 }],
    ['half a basis point', percent(0.5), { type: 'percent-invalid', basisPoints: 0.5 }],
    ['more than the check', amountOff(90_001), { type: 'amount-invalid', amount: 90_001, most: 90_000 }],
    ['less than nothing', amountOff(-1), { type: 'amount-invalid', amount: -1, most: 90_000 }],
    ['no reason', percent(100, { reason: ' ' }), { type: 'reason-missing' }],
    ['a novel', percent(100, { reason: 'x'.repeat(501) }), { type: 'text-too-long', length: 501, most: 500 }],
    ['a line that is not there', percent(100, { target: { kind: 'line', lineId: 'gone' } }), { type: 'no-such-line', lineId: 'gone' }],
  ])('%s is refused in words', (_, command, error) => expect(device('admin', 10_000).fails(command)).toEqual(error));

  test('of a line is on the line, and goes with it', () => {
    const till = device('admin', 10_000, add(tea));
    const target = { kind: 'line' as const, lineId: till.state.lines[0]!.lineId };
    till.does({ type: 'discount', target, value: { kind: 'amount', amount: 10_000 }, reason: 'late' }, percent(1_000));
    expect(till.state.lines.map(({ gross, total, net }) => [gross, total, net])).toEqual([[90_000, 80_000, 72_000], [5_030, 5_030, 4_527]]);
    expect(till.state.totals.discount).toBe(18_503);
    till.does({ type: 'void-line', lineId: target.lineId, reason: 'sold out' });
    expect(till.state.totals).toMatchObject({ gross: 5_030, discount: 503, total: 4_527 });
  });
});

describe('a combo', () => {
  const lunch: OrderCommand = { type: 'add-combo', combo: { itemId: asId('lunch'), name: plov.name }, lines: [{ item: plov, quantityMilli: 1_000, note: '' }, { item: tea, quantityMilli: 1_000, note: '' }] };
  const combo = (till: Device) => till.state.lines.filter((line) => line.combo !== null);
  const onTea = (till: Device) => ({ kind: 'line' as const, lineId: combo(till)[1]!.lineId as string });

  test('is discounted as a whole, whichever of its lines was tapped', () => {
    const till = device('admin', 10_000, lunch);
    till.does({ type: 'discount', target: onTea(till), value: { kind: 'amount', amount: 10_000 }, reason: 'late' });
    expect(combo(till).map(({ total }) => total)).toEqual([36_005, 4_025]);
    expect(combo(till).map(({ adjustments }) => adjustments.length)).toEqual([1, 1]);
    till.does({ type: 'discount', target: { kind: 'line', lineId: combo(till)[0]!.lineId }, value: { kind: 'percent', basisPoints: 5_000 }, reason: 'late' });
    expect(till.state.totals.discount).toBe(10_000 + 20_015);
    till.does({ type: 'remove-adjustment', adjustment: combo(till)[0]!.adjustments[0]!.opId });
    expect(till.state.totals.discount).toBe(25_015);
  });

  test('counts as one for the cap of a role', () => {
    const till = device('cashier', 1_000, lunch);
    expect(till.fails({ type: 'discount', target: onTea(till), value: { kind: 'amount', amount: 5_004 }, reason: 'late' })).toMatchObject({ type: 'approval-needed' });
    till.does({ type: 'discount', target: onTea(till), value: { kind: 'amount', amount: 5_003 }, reason: 'late' });
    expect(till.fails({ type: 'discount', target: { kind: 'line', lineId: combo(till)[0]!.lineId }, value: { kind: 'amount', amount: 1 }, reason: 'late' })).toMatchObject({ type: 'approval-needed' });
  });

  test('is on the house as a whole, once', () => {
    const till = device('admin', 10_000, lunch);
    till.does({ type: 'comp', target: onTea(till), reason: 'late' });
    expect(till.state.totals).toMatchObject({ comp: 50_030, total: 90_000 });
    expect(till.fails({ type: 'comp', target: { kind: 'line', lineId: combo(till)[0]!.lineId }, reason: 'late' })).toEqual({ type: 'nothing-to-do' });
  });

  test('of which one line was discounted alone by an older device costs what it cost', () => {
    const till = device('admin', 10_000, lunch);
    const [given] = till.does({ type: 'discount', target: onTea(till), value: { kind: 'percent', basisPoints: 1_000 }, reason: 'late' });
    till.known.set(given!.id, { ...given!, v: 1, data: { ...(given!.data as object), target: onTea(till) } } as never);
    expect(combo(till).map(({ total }) => total)).toEqual([45_000, 4_527]);
  });

  test('is voided as a whole, and its discount goes with it', () => {
    const till = device('admin', 10_000, lunch, { type: 'fire' });
    till.does({ type: 'discount', target: onTea(till), value: { kind: 'amount', amount: 10_000 }, reason: 'late' }, { type: 'void-line', lineId: combo(till)[1]!.lineId, reason: 'dropped' });
    expect(combo(till).map(({ voided, net }) => [voided?.reason, net])).toEqual([['dropped', 0], ['dropped', 0]]);
    expect(till.state.totals).toMatchObject({ discount: 0, total: 90_000 });
  });
});

describe('what needs a manager', () => {
  test('a comp, by anybody below; a manager alone', () => {
    const comp: OrderCommand = { type: 'comp', target: { kind: 'check' }, reason: 'birthday' };
    expect(device('cashier', 10_000).fails(comp)).toEqual({ type: 'approval-needed', action: 'comp', amount: 90_000 });
    const till = device('manager');
    till.does(comp);
    expect(till.state.totals).toMatchObject({ comp: 90_000, total: 0 });
    expect(till.fails(comp)).toEqual({ type: 'nothing-to-do' });
    expect(till.fails(percent(100))).toEqual({ type: 'nothing-to-do' });
  });

  test('a waiter takes off what was not sent, and asks for what was', () => {
    const till = device('waiter', 0, { type: 'fire' }, add(tea));
    const [sent, unsent] = till.state.lines;
    till.does({ type: 'void-line', lineId: unsent!.lineId, reason: '' });
    expect(till.state.lines).toHaveLength(1);
    const command: OrderCommand = { type: 'void-line', lineId: sent!.lineId, reason: 'dropped' };
    expect(till.fails(command)).toEqual({ type: 'approval-needed', action: 'void', amount: 90_000 });
    till.does({ ...command, approvedBy: manager });
    expect(till.state.lines[0]!.voided).toMatchObject({ reason: 'dropped', approvedBy: 'manager', waste: false, quantityMilli: 2_000 });
  });

  test('a refund and a reopening, by a cashier', () => {
    const till = device('cashier', 0, { type: 'fire' }, cash(90_000), { type: 'close' });
    const refund: OrderCommand = { type: 'refund', payment: till.state.payments[0]!.opId, amount: 5_000, reason: 'cold' };
    expect(till.fails(refund)).toEqual({ type: 'approval-needed', action: 'refund', amount: 5_000 });
    till.does({ ...refund, approvedBy: manager });
    expect(till.state.refunds).toMatchObject([{ amount: 5_000, approvedBy: 'manager', method: 'cash', kind: 'cash' }]);
    expect(till.fails({ type: 'reopen', reason: 'more' })).toEqual({ type: 'approval-needed', action: 'reopen', amount: 85_000 });
    till.does({ type: 'reopen', reason: 'more', approvedBy: manager });
    expect(till.state.status).toBe('open');
  });
});

describe('a check that was opened by mistake', () => {
  const cancel: OrderCommand = { type: 'cancel', reason: '' };

  test.each<[string, OrderCommand[]]>([['with nothing on it', []], ['with lines that were not sent', [add(tea), add(plov)]]])('%s is cancelled by the waiter who opened it', (_, commands) => {
    const waiter = new Device('waiter', 1_000_000, { role: 'waiter', discountCapBasisPoints: 0 });
    waiter.does(opening, ...commands);
    expect(waiter.does(cancel)).toMatchObject([{ type: 'order.discarded' }]);
    expect(waiter.state).toMatchObject({ status: 'cancelled', cancelled: { reason: '', by: 'staff of waiter' } });
    expect(waiter.fails(add(tea))).toEqual({ type: 'not-open', status: 'cancelled' });
    expect(mayRecord('order.discarded', 'waiter', 'waiter')).toBe(true);
  });

  test.each<[string, OrderCommand[]]>([
    ['of which the kitchen knows', [{ type: 'fire' }]],
    ['of which the kitchen knew', [{ type: 'fire' }, { type: 'void-line', lineId: asId('waiter-002'), reason: 'dropped', approvedBy: manager }]],
  ])('one %s is not: that takes a cashier', (_, commands) => {
    const waiter = new Device('waiter', 1_000_000, { role: 'waiter', discountCapBasisPoints: 0 });
    waiter.does(opening, add(plov));
    const { lineId } = waiter.state.lines[0]!;
    waiter.does(...commands.map((command) => (command.type === 'void-line' ? { ...command, lineId } : command)));
    expect(waiter.does({ ...cancel, reason: 'gone' })).toMatchObject([{ type: 'order.cancelled' }]);
    expect(mayRecord('order.cancelled', 'waiter', 'waiter')).toBe(false);
  });

  test.each<[string, OrderCommand[]]>([['ordered', [add(tea)]], ['sent', [{ type: 'fire' }]], ['paid', [cash(45_000)]]])('comes back when somebody %s meanwhile', (_, commands) => {
    const waiter = new Device('waiter', 1_000_000, { role: 'waiter', discountCapBasisPoints: 0 });
    waiter.does(opening, add(plov));
    const other = new Device('other', 1_500_000);
    other.hears(waiter);
    other.does(...commands);
    waiter.does(cancel);
    waiter.hears(other);
    expect(waiter.state).toMatchObject({ status: 'open', cancelled: null });
  });
});

describe('waste', () => {
  const voidFirst = (till: Device): void => {
    till.does({ type: 'void-line', lineId: till.state.lines[0]!.lineId, reason: 'sent back' });
  };

  test('is what had been cooked when it was voided', () => {
    const till = device('admin', 0, { type: 'fire' });
    till.does({ type: 'bump', work: till.state.lines[0]!.work.map(({ opId }) => opId) });
    voidFirst(till);
    expect(till.state.lines[0]!.voided).toMatchObject({ waste: true });
  });

  test('is not what was recalled before, nor what was finished only afterwards', () => {
    const recalled = device('admin', 0, { type: 'fire' });
    recalled.does({ type: 'bump', work: recalled.state.lines[0]!.work.map(({ opId }) => opId) });
    recalled.does({ type: 'recall', bumps: [recalled.state.bumps[0]!.opId as OpId] });
    voidFirst(recalled);
    const late = device('admin', 0, { type: 'fire' });
    const work = late.state.lines[0]!.work.map(({ opId }) => opId);
    voidFirst(late);
    late.does({ type: 'bump', work });
    expect([recalled, late].map((till) => till.state.lines[0]!.voided?.waste)).toEqual([false, false]);
  });
});
