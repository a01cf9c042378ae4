import { expect, test } from 'vitest';
import { guestView, lastTouchBy, lastTouched } from '../../../client/screens/display/followed-order.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { minute, OrderOnDevice } from '../../shared/projections/kitchen-order.ts';

const taken = (): OrderOnDevice => {
  const order = new OrderOnDevice('a');
  order.open();
  order.add(1, 'plov', 2);
  return order;
};

const view = (order: OrderOnDevice, at: number): ReturnType<typeof guestView> => guestView(order.state, lastTouchBy(order.journal, 'a'), at * minute);

test('the guest sees lines and sums, and no note, person or station', () => {
  const order = taken();
  order.do(2, { type: 'note-line', lineId: order.lineOf('plov'), note: 'secret' });
  const shown = view(order, 2);
  expect(shown).toMatchObject({ type: 'order', total: 2_000, owed: 2_000, paid: 0, lines: [{ quantityMilli: 2_000, total: 2_000 }] });
  expect(JSON.stringify(shown)).not.toMatch(/secret|staff|station|note/);
});

test('a voided line is gone from the list', () => {
  const order = taken();
  order.add(1, 'tea');
  order.do(2, { type: 'void-line', lineId: order.lineOf('tea'), reason: '' });
  const shown = view(order, 2);
  expect(shown.type === 'welcome' ? [] : shown.lines.map((line) => line.name.en)).toEqual(['plov']);
});

test('after the payment come change and thanks, then the welcome', () => {
  const order = taken();
  order.do(2, { type: 'pay', method: 'cash', kind: 'cash', tendered: 5_000, cashStep: 1 });
  expect(view(order, 2.1)).toMatchObject({ type: 'thanks', total: 2_000, owed: 0, paid: 2_000, change: 3_000 });
  expect(view(order, 3)).toEqual({ type: 'welcome' });
});

test('a part payment shows what is left to pay', () => {
  const order = taken();
  order.do(2, { type: 'pay', method: 'card', kind: 'card', tendered: 500, cashStep: 1 });
  expect(view(order, 2.1)).toMatchObject({ type: 'order', paid: 500, owed: 1_500, change: 0 });
});

test('an order nobody touched for long, an empty one and a cancelled one are not shown', () => {
  expect(view(taken(), 20)).toEqual({ type: 'welcome' });
  const empty = new OrderOnDevice('a');
  empty.open();
  expect(view(empty, 0)).toEqual({ type: 'welcome' });
  const cancelled = taken();
  cancelled.do(2, { type: 'cancel', reason: 'mistake' });
  expect(view(cancelled, 2)).toEqual({ type: 'welcome' });
  expect(guestView(null, '', 0)).toEqual({ type: 'welcome' });
});

test('the display follows the hand of its till only', () => {
  const order = taken();
  expect(lastTouchBy(order.journal, 'other')).toBe('');
  expect(lastTouched([{ id: asId('o1'), stamp: '' }])).toBeNull();
  expect(lastTouched([{ id: asId('o1'), stamp: 'a1' }, { id: asId('o2'), stamp: 'a2' }, { id: asId('o3'), stamp: '' }])?.id).toBe('o2');
});

test('what the guest sees adds up: lines, then what is taken off and put on, then the total', () => {
  const order = taken();
  order.add(1, 'tea');
  order.do(2, { type: 'discount', target: { kind: 'check' }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'Birthday' });
  const shown = view(order, 2);
  if (shown.type === 'welcome') throw new Error('nothing is shown');
  expect(shown.extras).toMatchObject([{ type: 'discount' }]);
  expect([...shown.lines.map(({ total }) => total), ...shown.extras.map(({ amount }) => amount)].reduce((all, one) => all + one, 0)).toBe(shown.total);
});
