import { describe, expect, test } from 'vitest';
import { reviewOrder, reviewOrders } from '../../../../shared/domain/order/review.ts';
import { asId, type DocId } from '../../../../shared/kernel/ids.ts';
import { add, card, cash, Device, meet, opening, plov, tea } from './rehearsal.ts';

const orderId: DocId = asId('order-1');

/** Two tills that know of one order and are then cut off from each other. */
function apart(...commands: Parameters<Device['does']>): { first: Device; second: Device } {
  const first = new Device('first');
  const second = new Device('second', 1_500_000);
  first.does(opening, add(plov), { type: 'fire' }, ...commands);
  second.hears(first);
  return { first, second };
}

describe('both take the money', () => {
  test('both show the same card, and giving one payment back settles it', () => {
    const { first, second } = apart();
    first.does(cash(45_000));
    second.does(card(45_000));
    meet(first, second);
    const [anomaly] = reviewOrder(orderId, first.state);
    expect(anomaly).toMatchObject({ type: 'paid-twice', key: 'paid-twice:order-1:45000', overpaid: 45_000 });
    expect(reviewOrder(orderId, second.state)).toEqual([anomaly]);
    second.does({ type: 'refund', payment: first.state.payments[1]!.opId, amount: 45_000, reason: 'paid twice' });
    meet(first, second);
    expect([reviewOrder(orderId, first.state), reviewOrder(orderId, second.state)]).toEqual([[], []]);
    expect(first.state.totals).toMatchObject({ paid: 45_000, balance: 0 });
  });

  test('cash rounding does not leave a remainder of the card behind', () => {
    const { first, second } = apart(add(tea), { type: 'fire' });
    first.does(cash(50_000));
    second.does(cash(60_000));
    meet(first, second);
    expect(reviewOrder(orderId, first.state).map(({ type }) => type)).toEqual(['paid-twice']);
    const [payment] = first.state.payments;
    first.does({ type: 'refund', payment: payment!.opId, amount: payment!.amount, reason: 'paid twice' });
    expect(reviewOrder(orderId, first.state)).toEqual([]);
  });

  test('a manager may settle the card without money, on every device at once', () => {
    const { first, second } = apart();
    first.does(cash(45_000));
    second.does(cash(45_000));
    meet(first, second);
    const { key } = reviewOrder(orderId, first.state)[0]!;
    first.does({ type: 'resolve', key, resolution: 'kept as a tip' });
    second.hears(first);
    expect(reviewOrder(orderId, second.state)).toEqual([]);
  });

  test('two payments on one device are too much, not two people', () => {
    const { first, second } = apart();
    first.does(cash(45_000));
    second.does({ type: 'void-line', lineId: second.state.lines[0]!.lineId, reason: 'cold' });
    meet(first, second);
    expect(reviewOrder(orderId, first.state)).toMatchObject([{ type: 'overpaid', overpaid: 45_000 }]);
  });
});

describe('one goes on while the other ends it', () => {
  test('a line added while the other closes is owed after the close; the manager opens it again', () => {
    const { first, second } = apart();
    first.does(cash(45_000), { type: 'close' });
    second.does(add(tea), { type: 'fire' });
    meet(first, second);
    expect(first.state.status).toBe('closed');
    expect(reviewOrder(orderId, first.state)).toMatchObject([{ type: 'owed-after-close', balance: 5_030 }]);
    first.does({ type: 'reopen', reason: 'tea came later' }, card(5_030), { type: 'close' });
    meet(first, second);
    expect(reviewOrder(orderId, second.state)).toEqual([]);
  });

  test('what a manager gives back after the close is not owed again, what was added after it is', () => {
    const { first, second } = apart();
    first.does(cash(45_000), { type: 'close' });
    first.does({ type: 'refund', payment: first.state.payments[0]!.opId, amount: 20_000, reason: 'cold' });
    expect(reviewOrder(orderId, first.state)).toEqual([]);
    second.does(add(tea), { type: 'fire' });
    meet(first, second);
    expect(reviewOrder(orderId, first.state)).toMatchObject([{ type: 'owed-after-close', balance: 5_030 }]);
  });

  test('a payment taken while the other cancels is shown until it is given back', () => {
    const { first, second } = apart();
    first.does(cash(45_000));
    second.does({ type: 'cancel', reason: 'left' });
    meet(first, second);
    expect(reviewOrder(orderId, second.state)).toMatchObject([{ type: 'paid-after-cancel', paid: 45_000 }]);
    second.does({ type: 'refund', payment: second.state.payments[0]!.opId, amount: 45_000, reason: 'cancelled' });
    expect(reviewOrder(orderId, second.state)).toEqual([]);
  });

  test('a close made before the other reopened does not close it again', () => {
    const { first, second } = apart(cash(45_000));
    first.does({ type: 'close' });
    second.hears(first);
    second.does({ type: 'reopen', reason: 'tea' }, add(tea));
    meet(first, second);
    expect(first.state.status).toBe('open');
  });

  test('two closes at once are undone by one reopening that knows of both', () => {
    const { first, second } = apart(cash(45_000));
    first.does({ type: 'close' });
    second.does({ type: 'close' });
    meet(first, second);
    first.does({ type: 'reopen', reason: 'tea' });
    expect(first.state.status).toBe('open');
  });
});

describe('food', () => {
  test('two who send the same line cook it once', () => {
    const { first, second } = apart(add(tea));
    first.does({ type: 'fire' });
    second.does({ type: 'fire' });
    meet(first, second);
    const line = first.state.lines[1]!;
    expect(line.sentMilli).toBe(1_000);
    expect(line.work[0]!.fire).toBe(first.state.fires[1]!.opId);
    expect(second.state).toEqual(first.state);
  });

  test('two who each take one away from the same line take two; below zero nothing is owed, and one more is one', () => {
    const { first, second } = apart(add(tea));
    const lineId = first.state.lines[1]!.lineId;
    first.does({ type: 'change-quantity', lineId, deltaMilli: -1_000 });
    second.does({ type: 'change-quantity', lineId, deltaMilli: -1_000 });
    meet(first, second);
    expect(first.state.lines[1]).toMatchObject({ quantityMilli: 0, total: 0 });
    first.does({ type: 'change-quantity', lineId, deltaMilli: 1_000 });
    expect(first.state.lines[1]!.quantityMilli).toBe(1_000);
  });

  test('a change to a line that the other voided stays void', () => {
    const { first, second } = apart();
    const { lineId } = first.state.lines[0]!;
    first.does({ type: 'void-line', lineId, reason: 'cold' });
    second.does({ type: 'change-quantity', lineId, deltaMilli: 1_000 }, { type: 'fire' });
    meet(first, second);
    expect(second.state.totals.total).toBe(0);
  });
});

describe('labels', () => {
  test('the later stamp names the table, whoever hears of it first', () => {
    const { first, second } = apart();
    first.does({ type: 'label', label: 'table', value: { tableId: asId('t7'), tableName: '7' } });
    second.does({ type: 'label', label: 'table', value: { tableId: asId('t8'), tableName: '8' } });
    meet(first, second);
    expect([first.state.tableName, second.state.tableName]).toEqual(['8', '8']);
  });
});

describe('between orders', () => {
  const orders = (...devices: Device[]): Parameters<typeof reviewOrders>[0] => devices.map((device, index) => ({ id: asId(`order-${index + 1}`), state: device.state }));

  test('one table opened on two devices is one card with the same key everywhere', () => {
    const [first, second] = [new Device('first'), new Device('second')];
    first.does(opening);
    second.does({ ...opening, number: 'B-001' } as typeof opening);
    const found = reviewOrders(orders(first, second));
    expect(found).toEqual([{ type: 'table-opened-twice', key: 'table-opened-twice:order-1,order-2', orderIds: ['order-1', 'order-2'], tableName: '5' }]);
    expect(reviewOrders([...orders(first, second)].reverse())).toEqual(found);
    for (const device of [first, second]) device.does({ type: 'resolve', key: found[0]!.key, resolution: 'two parties' });
    expect(reviewOrders(orders(first, second))).toEqual([]);
  });

  test('two parties at one table opened on one device are meant', () => {
    const till = new Device('first');
    till.does(opening);
    expect(reviewOrders([{ id: asId('a'), state: till.state }, { id: asId('b'), state: { ...till.state, number: 'A-002' } }])).toEqual([]);
  });

  test('one number given twice on one business date is a clash; on another date it is not', () => {
    const [first, second] = [new Device('first'), new Device('second')];
    first.does({ ...opening, tableId: null } as typeof opening);
    second.does({ ...opening, tableId: null } as typeof opening);
    expect(reviewOrders(orders(first, second))).toMatchObject([{ type: 'number-clash', number: 'A-001', key: 'number-clash:order-1,order-2' }]);
    expect(reviewOrders([{ id: asId('order-1'), state: first.state }, { id: asId('order-2'), state: { ...second.state, businessDate: '2026-01-06' } }])).toEqual([]);
  });

  test('a card over many orders can be settled too', () => {
    const till = new Device('first');
    till.does(opening);
    const ids = Array.from({ length: 8 }, (_, index) => asId<DocId>(`0190b3a0-0000-7000-8000-00000000000${index}`));
    const [card] = reviewOrders(ids.map((id) => ({ id, state: till.state })));
    till.does({ type: 'resolve', key: card!.key, resolution: 'same party' });
    expect(till.state.resolved[card!.key]).toBe('same party');
  });
});
