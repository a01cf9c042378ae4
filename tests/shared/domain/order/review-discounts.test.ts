import { expect, test } from 'vitest';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { reviewOrder } from '../../../../shared/domain/order/review.ts';
import { asId, type StaffId } from '../../../../shared/kernel/ids.ts';
import { add, Device, opening, plov } from './rehearsal.ts';

const id = asId<never>('o1');
const manager: StaffId = asId('manager');
/** A device that believes in a cap of 20 %, or whose person says so. */
function cashier(...commands: OrderCommand[]): Device {
  const one = new Device('till', 1_000_000, { role: 'cashier', discountCapBasisPoints: 2_000 });
  one.does(opening, add(plov, 2), ...commands);
  return one;
}
const off = (value: object, over: object = {}): OrderCommand => ({ type: 'discount', target: { kind: 'check' }, value, reason: 'regular guest', ...over }) as OrderCommand;
const percent = (basisPoints: number, over: object = {}): OrderCommand => off({ kind: 'percent', basisPoints }, over);
const cap = (basisPoints: number) => () => basisPoints;

test('a discount above the cap that nobody approved is a card, and no refusal', () => {
  const till = cashier(percent(1_000), percent(500));
  expect(reviewOrder(id, till.state, cap(2_000))).toEqual([]);
  expect(till.state.totals.discount).toBe(13_500);
  expect(reviewOrder(id, till.state, cap(1_499))).toEqual([{
    type: 'discount-above-cap', key: 'discount-above-cap:o1:staff of till:check:13500', orderId: 'o1', by: 'staff of till',
    discounts: till.state.adjustments.map(({ opId }) => opId), given: 13_500, most: 13_491,
  }]);
  // Nobody knows what this person may.
  expect(reviewOrder(id, till.state)).toEqual([]);
  expect(reviewOrder(id, till.state, cap(10_000))).toEqual([]);
});

test('a manager settles it, taking it back does, and one more discount asks again', () => {
  const till = cashier(percent(1_000));
  const [card] = reviewOrder(id, till.state, cap(500));
  till.does({ type: 'resolve', key: card!.key, resolution: 'Allowed afterwards' });
  expect(reviewOrder(id, till.state, cap(500))).toEqual([]);
  till.does(percent(100));
  expect(reviewOrder(id, till.state, cap(500))).toMatchObject([{ given: 9_900 }]);
  for (const { opId } of till.state.adjustments) till.does({ type: 'remove-adjustment', adjustment: opId });
  expect(reviewOrder(id, till.state, cap(500))).toEqual([]);
});

test('what was allowed, or given on another line or by another, does not count', () => {
  const till = cashier(add(plov));
  const [first, second] = till.state.lines.map(({ lineId }) => ({ kind: 'line', lineId }));
  till.does(percent(500, { target: first }), percent(500, { target: second ?? first }), percent(5_000, { approvedBy: manager }));
  expect(reviewOrder(id, till.state, cap(second ? 500 : 1_000))).toEqual([]);
});

test('an amount that was honest when it was given stays so when less is on the check', () => {
  const till = cashier(off({ kind: 'amount', amount: 18_000 }), { type: 'fire' });
  till.does({ type: 'change-quantity', lineId: till.state.lines[0]!.lineId, deltaMilli: -1_000 });
  expect(reviewOrder(id, till.state, cap(2_000))).toEqual([]);
  till.does(add(plov), { type: 'fire' });
  till.does({ type: 'void-line', lineId: till.state.lines[0]!.lineId, reason: 'late' });
  expect(reviewOrder(id, till.state, cap(2_000))).toEqual([]);
  expect(reviewOrder(id, till.state, cap(500))).toHaveLength(1);
});
