import { expect, test } from 'vitest';
import { isCombo } from '../../../shared/domain/catalogue/catalogue.ts';
import { needsChoice } from '../../../shared/domain/catalogue/choice.ts';
import { checkCombo, defaultPicks } from '../../../shared/domain/catalogue/combo.ts';
import { priceOf } from '../../../shared/domain/catalogue/price-list.ts';
import { checkCatalogue } from '../../../shared/menu-import/check-catalogue.ts';
import { demoMenu } from '../../../sync-server/demo/demo-menu.ts';

const menu = demoMenu();
const item = (code: string) => menu.items.find((known) => known.code === code)!;

test('the demo menu would be taken from anybody', () => {
  expect(checkCatalogue(menu)).toEqual({ ok: true, value: menu });
});

test('it has something of every kind', () => {
  expect(item('COF04').sizes.map(({ name, price }) => [name.en, price])).toEqual([['S', 24_000], ['M', 28_000], ['L', 32_000]]);
  const combos = menu.items.filter(isCombo);
  expect(combos.map(({ code, slots }) => [code, slots.length])).toEqual([['BUS01', 4], ['BUS02', 3]]);
  for (const combo of combos) expect(checkCombo(menu, combo, defaultPicks(menu, combo)).filter(({ type }) => type !== 'component')).toEqual([]);
  expect(menu.items.some(({ unit }) => unit === 'kg')).toBe(true);
  expect(menu.items.some(({ openPrice }) => openPrice)).toBe(true);
  expect(item('DES01').allergens).toEqual(['gluten', 'eggs', 'milk']);
  expect(menu.modifierOptions.some(({ nestedGroups }) => nestedGroups.length > 0)).toBe(true);
});

test('a tap adds plov at once, and asks for the size of a coffee', () => {
  expect([needsChoice(menu, item('PLO01')), needsChoice(menu, item('COF04'))]).toEqual([false, true]);
});

test('happy hour and takeaway have prices of their own', () => {
  const at = (local: string, orderType: 'dine-in' | 'takeaway') => ({ orderType, nowMs: Date.parse(`${local}:00+05:00`), zone: 'Asia/Tashkent' });
  const latte = item('COF05');
  // 2 March 2026 is a Monday.
  expect(priceOf(menu, latte, latte.sizes[0]!.id, at('2026-03-02T15:30', 'dine-in'))).toEqual({ price: 21_000, list: 'happy-hour' });
  expect(priceOf(menu, latte, latte.sizes[0]!.id, at('2026-03-02T18:00', 'dine-in')).list).toBe(null);
  expect(priceOf(menu, item('PLO01'), null, at('2026-03-02T18:00', 'takeaway'))).toEqual({ price: 40_000, list: 'takeaway' });
});
