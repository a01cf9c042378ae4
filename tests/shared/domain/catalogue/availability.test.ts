import { expect, test } from 'vitest';
import { emptyAvailability, portionsLeft } from '../../../../shared/domain/catalogue/availability.ts';
import type { Line, OrderState, Work } from '../../../../shared/domain/order/state.ts';
import { stampOf } from '../../../../shared/kernel/stamp.ts';

const hour = 3_600_000;
const nowMs = Date.UTC(2026, 2, 2, 12);
const day = { nowMs, zone: 'UTC', cutOverHour: 5 };
const since = stampOf(nowMs - 2 * hour, 0);
const work = (kind: Work['kind'], deltaMilli: number, hoursAgo: number): Work => ({ kind, deltaMilli, stamp: stampOf(nowMs - hoursAgo * hour, 0) }) as Work;
const line = (itemId: string, works: readonly Work[], change: Partial<Line> = {}): Line => ({ item: { itemId }, work: works, voided: null, ...change }) as unknown as Line;
const order = (lines: readonly Line[], status: OrderState['status'] = 'open'): Pick<OrderState, 'lines' | 'status'> => ({ lines, status });
const left = (...orders: readonly Pick<OrderState, 'lines' | 'status'>[]): number | undefined =>
  portionsLeft({ ...emptyAvailability, counts: { plov: { portions: 10, since } } }, orders, day).get('plov');

test('what was added since the count is taken off, what was there before is not', () => {
  expect(left()).toBe(10_000);
  expect(left(order([line('plov', [work('added', 2_000, 1)]), line('plov', [work('added', 5_000, 3), work('changed', 1_000, 1)]), line('tea', [work('added', 9_000, 1)])]))).toBe(7_000);
});

test('a void and a cancelled check give their portions back, closed checks do not', () => {
  const sold = line('plov', [work('added', 4_000, 1)]);
  expect(left(order([{ ...sold, voided: {} as Line['voided'] }]), order([sold], 'cancelled'))).toBe(10_000);
  expect(left(order([sold], 'closed'))).toBe(6_000);
});

test('portions that moved to another check are taken once', () => {
  expect(left(order([line('plov', [work('added', 3_000, 1), work('moved-out', -1_000, 0.5)])]), order([line('plov', [work('moved-in', 1_000, 0.5)])]))).toBe(7_000);
});

test('two cut-off tills may sell more than there is: the number goes below zero and nothing stops', () => {
  expect(left(order([line('plov', [work('added', 11_000, 1)])]))).toBe(-1_000);
});

test('a size is counted by itself, and the count of yesterday holds no more', () => {
  const counts = { large: { portions: 3, since }, plov: { portions: 9, since: stampOf(nowMs - 24 * hour, 0) } };
  const orders = [order([line('plov', [work('added', 1_000, 1)], { item: { itemId: 'plov', size: { id: 'large' } } as never })])];
  expect([...portionsLeft({ out: [], counts }, orders, day)]).toEqual([['large', 2_000]]);
});
