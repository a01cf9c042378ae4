import { describe, expect, test } from 'vitest';
import { blankPriceList, type PriceList } from '../../../../shared/domain/catalogue/catalogue.ts';
import { priceOf } from '../../../../shared/domain/catalogue/price-list.ts';
import type { OrderType } from '../../../../shared/domain/order/frozen.ts';
import { card, cardItem, named } from './menu-card.ts';

const zone = 'Asia/Tashkent';
/** Tashkent is five hours ahead of UTC all year. */
const at = (local: string): number => Date.parse(`${local}:00+05:00`);
const list = (id: string, change: Partial<PriceList>): PriceList => ({ ...blankPriceList, id, name: named(id), ...change });
const price = (lists: readonly PriceList[], item: string, local: string, orderType: OrderType = 'dine-in', size: string | null = null) =>
  priceOf({ ...card, priceLists: lists }, cardItem(item), size, { orderType, nowMs: at(local), zone });

test('without a list the menu and its sizes say the price', () => {
  expect(price([], 'cola', '2026-03-02T12:00')).toEqual({ price: 10_000, list: null });
  expect(price([], 'pizza', '2026-03-02T12:00', 'dine-in', 'pizza-l')).toEqual({ price: 70_000, list: null });
});

test('a price planned for an hour takes effect at that hour and ends at its end', () => {
  const planned = list('march', { startsAtMs: at('2026-03-02T18:00'), endsAtMs: at('2026-03-02T20:00'), prices: { cola: 11_000 } });
  expect(['17:59', '18:00', '19:59', '20:00'].map((time) => price([planned], 'cola', `2026-03-02T${time}`).price)).toEqual([10_000, 11_000, 11_000, 10_000]);
});

describe('hours and weekdays', () => {
  const happy = list('happy', { fromMinute: 17 * 60, toMinute: 19 * 60, weekdays: [1], percent: -2_000, categories: ['drinks'] });
  test('hold from the first minute to before the last, on the days of the branch', () => {
    // 2 March 2026 is a Monday.
    expect(['2026-03-02T16:59', '2026-03-02T17:00', '2026-03-02T18:59', '2026-03-02T19:00', '2026-03-03T18:00'].map((time) => price([happy], 'beer', time).price))
      .toEqual([30_000, 24_000, 24_000, 30_000, 30_000]);
    expect(price([happy], 'cheese', '2026-03-02T18:00').list).toBe(null);
  });
  test('over midnight belong to the day they began on', () => {
    const night = list('night', { ...happy, fromMinute: 22 * 60, toMinute: 2 * 60 });
    expect(['2026-03-02T01:00', '2026-03-02T23:00', '2026-03-03T01:59', '2026-03-03T02:00', '2026-03-03T23:00'].map((time) => price([night], 'beer', time).price))
      .toEqual([30_000, 24_000, 24_000, 30_000, 30_000]);
  });
});

test('order types, size prices and rounding', () => {
  const lists = [list('away', { orderTypes: ['takeaway'], percent: 1_000, step: 500, prices: { 'pizza-s': 41_000 } })];
  const local = '2026-03-02T12:00';
  expect(price(lists, 'pizza', local, 'takeaway', 'pizza-s')).toEqual({ price: 41_000, list: 'away' });
  expect(price(lists, 'pizza', local, 'takeaway', 'pizza-l').price).toBe(77_000);
  expect(price(lists, 'beer', local, 'dine-in').list).toBe(null);
  expect(price([list('odd', { percent: 333, step: 500 })], 'beer', local).price).toBe(31_000);
});

test('the highest priority that has a price wins; a list without one lets the next speak; ties by id', () => {
  const fixed = list('b', { priority: 5, prices: { cola: 1_000 } });
  const percent = list('a', { priority: 1, percent: -5_000 });
  const local = '2026-03-02T12:00';
  expect([price([percent, fixed], 'cola', local), price([percent, fixed], 'beer', local)]).toEqual([{ price: 1_000, list: 'b' }, { price: 15_000, list: 'a' }]);
  expect(price([list('z', { percent: 100 }), list('y', { percent: 200 })], 'beer', local).list).toBe('y');
  expect(price([list('off', { active: false, percent: 100 })], 'beer', local).list).toBe(null);
});
