import { describe, expect, test } from 'vitest';
import { totalsRows } from '../../../../client/screens/order-parts/totals-rows.ts';
import type { OrderTotals, TaxTotal } from '../../../../shared/domain/order/state.ts';

const name = { en: 'VAT', ru: '', uz: '' };
const inside: TaxTotal = { id: 'vat', name, basisPoints: 1_200, included: true, base: 89_286, amount: 10_714 };
const onTop: TaxTotal = { id: 'city', name, basisPoints: 500, included: false, base: 100_000, amount: 5_000 };
const totals = (change: Partial<OrderTotals>): OrderTotals => ({
  gross: 100_000, discount: 0, comp: 0, charges: 0, fee: 0, taxes: [], tax: 0, addedTax: 0, total: 100_000, rounding: 0, paid: 0, tips: 0, balance: 100_000, ...change,
});
const shown = (change: Partial<OrderTotals>, includedTaxes = false): string[] => totalsRows(totals(change), { includedTaxes }).map(({ type, amount }) => `${type} ${amount}`);

describe('what a check comes to', () => {
  test('says nothing but the total while there is nothing else to say', () => {
    expect(shown({})).toEqual(['total 100000']);
    expect(shown({ taxes: [inside], tax: 10_714 })).toEqual(['total 100000']);
  });

  test('shows how the total comes about from the items, what takes away below zero', () => {
    expect(shown({ discount: 10_000, comp: 20_000, charges: 7_000, fee: 15_000, taxes: [onTop], addedTax: 5_000, total: 97_000, balance: 97_000 }))
      .toEqual(['gross 100000', 'discount -10000', 'comp -20000', 'charges 7000', 'fee 15000', 'tax 5000', 'total 97000']);
  });

  test('adds up: the rows above the total make the total', () => {
    const rows = totalsRows(totals({ discount: 10_000, comp: 20_000, charges: 7_000, fee: 15_000, taxes: [onTop, inside], addedTax: 5_000, total: 97_000, balance: 97_000 }), { includedTaxes: true });
    const total = rows.findIndex(({ type }) => type === 'total');
    expect(rows.slice(0, total).reduce((all, { amount }) => all + amount, 0)).toBe(97_000);
    expect(rows[total + 1]).toMatchObject({ type: 'tax', amount: 10_714, soft: true });
  });

  test('after a payment says what was paid and what is left, or was too much', () => {
    expect(shown({ paid: 60_000, balance: 40_000 })).toEqual(['total 100000', 'paid 60000', 'due 40000']);
    expect(shown({ paid: 120_000, balance: -20_000 })).toEqual(['total 100000', 'paid 120000', 'tooMuch 20000']);
    expect(shown({ paid: 100_100, rounding: 100, balance: 0, tips: 5_000 })).toEqual(['total 100000', 'rounding 100', 'paid 100100', 'tips 5000']);
  });
});
