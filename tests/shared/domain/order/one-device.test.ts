import { describe, expect, test } from 'vitest';
import { unfiredWork } from '../../../../shared/domain/order/decide-kitchen.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { add, card, cash, Device, opening, plov, tea } from './rehearsal.ts';

const opened = (...commands: Parameters<Device['does']>): Device => {
  const till = new Device('till');
  till.does(opening, ...commands);
  return till;
};

describe('a check from opening to closing', () => {
  test('it is paid in cash with change, rounded to what exists as cash, and closed', () => {
    const till = opened(add(plov, 2), add(tea), { type: 'fire' });
    expect(till.state.totals).toMatchObject({ total: 95_030, tax: 10_182, rounding: 0, paid: 0, balance: 95_030 });
    expect(till.fails({ type: 'close' })).toEqual({ type: 'still-owed', balance: 95_030 });
    till.does(cash(100_000));
    expect(till.state.payments[0]).toMatchObject({ amount: 95_000, tendered: 100_000, change: 5_000, rounding: -30 });
    expect(till.state.totals.balance).toBe(0);
    till.does({ type: 'close' });
    expect(till.state.status).toBe('closed');
    expect(till.fails(add(tea))).toEqual({ type: 'not-open', status: 'closed' });
  });

  test('it may be paid in parts and by several methods; a card never takes more than is owed', () => {
    const till = opened(add(plov, 2), { type: 'fire' }, cash(20_000));
    expect(till.state.totals.balance).toBe(70_000);
    expect(till.fails(card(70_001))).toEqual({ type: 'amount-invalid', amount: 70_001, most: 70_000 });
    till.does(card(70_000));
    expect(till.fails(cash(1))).toEqual({ type: 'nothing-owed' });
  });

  test('what is owed only below the smallest coin is settled with nothing', () => {
    const till = opened(add({ ...tea, unitPrice: 40 }), { type: 'fire' }, cash(0));
    expect(till.state.totals).toMatchObject({ rounding: -40, paid: 0, balance: 0 });
    till.does({ type: 'close' });
  });

  test('it cannot be closed while the kitchen does not know of everything', () => {
    const till = opened(add(tea));
    expect(till.fails({ type: 'close' })).toEqual({ type: 'not-sent', unsentLines: 1 });
  });

  test('tax that is not in the price is added to the total', () => {
    const till = opened(add({ ...plov, taxIncluded: false }));
    expect(till.state.totals).toMatchObject({ total: 50_400, tax: 5_400 });
  });
});

describe('lines', () => {
  test('one more tap on an unsent item raises its line; after sending it is a line of its own', () => {
    const till = opened(add(tea), add(tea));
    expect(till.state.lines.map((line) => line.quantityMilli)).toEqual([2_000]);
    till.does({ type: 'fire' }, add(tea));
    expect(till.state.lines.map((line) => line.quantityMilli)).toEqual([2_000, 1_000]);
  });

  test('weighed items are never put together', () => {
    const till = opened(add({ ...plov, unit: 'kg' }), add({ ...plov, unit: 'kg' }));
    expect(till.state.lines.length).toBe(2);
  });

  test('a change after sending is work of its own and unsent until it is fired', () => {
    const till = opened(add(plov, 3), { type: 'fire' });
    const { lineId } = till.state.lines[0]!;
    till.does({ type: 'change-quantity', lineId, deltaMilli: -1_000 });
    expect(till.state.lines[0]).toMatchObject({ quantityMilli: 2_000, sentMilli: 3_000, unsentMilli: -1_000 });
    till.does({ type: 'fire' });
    expect(till.state.lines[0]).toMatchObject({ sentMilli: 2_000, unsentMilli: 0 });
    expect(till.state.fires.length).toBe(2);
    expect(till.fails({ type: 'fire' })).toEqual({ type: 'nothing-to-send' });
  });

  test('nobody orders nothing, less than nothing or a million', () => {
    const till = opened(add(plov));
    const { lineId } = till.state.lines[0]!;
    expect(till.fails(add(tea, 0))).toEqual({ type: 'quantity-invalid', quantityMilli: 0 });
    expect(till.fails({ type: 'change-quantity', lineId, deltaMilli: -2_000 })).toEqual({ type: 'quantity-invalid', quantityMilli: -1_000 });
    expect(till.fails(add(plov, 1_000_000)).type).toBe('quantity-invalid');
    expect(till.fails({ type: 'change-quantity', lineId: asId('other'), deltaMilli: 1_000 })).toEqual({ type: 'no-such-line', lineId: 'other' });
  });

  test('a void takes the line from the bill; once sent it needs a reason', () => {
    const till = opened(add(plov), add(tea), { type: 'fire' });
    const { lineId } = till.state.lines[0]!;
    expect(till.fails({ type: 'void-line', lineId, reason: ' ' })).toEqual({ type: 'reason-missing' });
    till.does({ type: 'void-line', lineId, reason: 'dropped' });
    expect(till.state.totals.total).toBe(5_030);
    expect(till.state.lines[0]).toMatchObject({ quantityMilli: 0, total: 0, unsentMilli: 0, sentMilli: 1_000 });
    expect(till.fails({ type: 'note-line', lineId, note: 'x' })).toEqual({ type: 'no-such-line', lineId });
  });

  test('a line taken off before it was sent leaves nothing behind', () => {
    const till = opened(add(plov));
    till.does({ type: 'void-line', lineId: till.state.lines[0]!.lineId, reason: '' });
    expect(till.state.lines).toEqual([]);
    expect(unfiredWork(till.state)).toEqual([]);
  });

  test('a note longer than the field holds is refused in words, not lost', () => {
    const till = opened(add(plov));
    expect(till.fails({ type: 'note-line', lineId: till.state.lines[0]!.lineId, note: 'x'.repeat(501) })).toEqual({ type: 'text-too-long', length: 501, most: 500 });
  });
});

describe('the kitchen', () => {
  test('it sees, bumps piece by piece and recalls; it bumps only what it was sent', () => {
    const till = opened(add(plov), add(tea), { type: 'fire' }, add(plov));
    const [first, second, unsent] = till.state.lines.map((line) => line.work[0]!.opId);
    till.does({ type: 'see', fires: [till.state.fires[0]!.opId], station: 'hot' }, { type: 'bump', work: [first!, unsent!] });
    expect(till.state.fires[0]!.seenAt).toEqual(['hot']);
    expect(till.state.lines.map((line) => line.work[0]!.bumped)).toEqual([true, false, false]);
    expect(till.fails({ type: 'bump', work: [first!] })).toEqual({ type: 'nothing-to-do' });
    till.does({ type: 'recall', bumps: [till.state.bumps[0]!.opId] }, { type: 'bump', work: [first!, second!] });
    expect(till.state.lines.map((line) => line.work[0]!.bumped)).toEqual([true, true, false]);
    expect(till.fails({ type: 'recall', bumps: [till.state.bumps[0]!.opId] })).toEqual({ type: 'nothing-to-do' });
  });
});

describe('second thoughts', () => {
  test('a payment is given back with a reason, in parts, and never more than was taken', () => {
    const till = opened(add(plov), { type: 'fire' }, card(45_000));
    const payment = till.state.payments[0]!.opId;
    expect(till.fails({ type: 'refund', payment, amount: 45_001, reason: 'cold' })).toEqual({ type: 'amount-invalid', amount: 45_001, most: 45_000 });
    expect(till.fails({ type: 'refund', payment, amount: 1, reason: '' })).toEqual({ type: 'reason-missing' });
    till.does({ type: 'refund', payment, amount: 5_000, reason: 'cold' });
    expect(till.fails({ type: 'refund', payment, amount: 45_000, reason: 'cold' })).toMatchObject({ most: 40_000 });
    expect(till.state.totals).toMatchObject({ paid: 40_000, balance: 5_000 });
  });

  test('a payment in cash that is given back leaves the full price owed, rounding and all', () => {
    const till = opened(add(tea), { type: 'fire' }, cash(5_000));
    till.does({ type: 'refund', payment: till.state.payments[0]!.opId, amount: 5_000, reason: 'wrong table' });
    expect(till.state.totals).toMatchObject({ rounding: 0, balance: 5_030 });
    till.does(card(5_030));
    expect(till.state.totals.balance).toBe(0);
  });

  test('a closed check opens again with a reason, as often as needed', () => {
    const till = opened(add(plov), { type: 'fire' }, card(45_000), { type: 'close' });
    expect(till.fails({ type: 'reopen', reason: '' })).toEqual({ type: 'reason-missing' });
    till.does({ type: 'reopen', reason: 'one more tea' }, add(tea), { type: 'fire' }, cash(5_000), { type: 'close' });
    expect(till.state.status).toBe('closed');
    till.does({ type: 'reopen', reason: 'again' });
    expect(till.state.status).toBe('open');
    expect(till.fails({ type: 'reopen', reason: 'again' })).toEqual({ type: 'nothing-to-do' });
  });

  test('a check with money in it is not cancelled; one that the kitchen knows of needs a reason', () => {
    const till = opened(add(plov), { type: 'fire' }, cash(1_000));
    expect(till.fails({ type: 'cancel', reason: 'left' })).toEqual({ type: 'has-payments', paid: 1_000 });
    till.does({ type: 'refund', payment: till.state.payments[0]!.opId, amount: 1_000, reason: 'left' });
    expect(till.fails({ type: 'cancel', reason: '' })).toEqual({ type: 'reason-missing' });
    till.does({ type: 'cancel', reason: 'left' });
    expect(till.state.status).toBe('cancelled');
  });

  test('an order opens once, and nothing happens before', () => {
    const till = new Device('till');
    expect(till.fails(add(tea))).toEqual({ type: 'not-opened' });
    till.does(opening);
    expect(till.fails(opening)).toEqual({ type: 'already-open' });
  });
});

test('what a newer till wrote is passed over and changes nothing else', () => {
  const till = opened(add(plov));
  const before = till.state;
  const newer = { ...[...till.known.values()][1]!, id: asId<never>('newer'), v: 99 };
  till.known.set('newer', newer);
  expect(till.state).toEqual(before);
});
