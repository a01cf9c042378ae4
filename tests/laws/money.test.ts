import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, divideRounded, priceTimes, rateOf, roundToStep, taxInside } from '../../shared/kernel/money.ts';

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const weights = fc.uniqueArray(fc.record({ key: fc.string({ maxLength: 3 }), weight: fc.integer({ min: 0, max: 1_000_000_000 }) }), { minLength: 1, maxLength: 12, selector: ({ key }) => key });
const basisPoints = fc.integer({ min: 0, max: 10_000 });

test('the parts of a split sum to the whole, negative wholes too', () => {
  fc.assert(fc.property(amount, weights, (total, list) => {
    const parts = allocate(total, list);
    expect([...parts.values()].reduce((all, part) => all + part, 0)).toBe(total);
    expect(parts.size).toBe(list.length);
  }), { numRuns: 5_000 });
});

test('a part is within one minor unit of its exact share and has the sign of the whole', () => {
  fc.assert(fc.property(amount, weights, (total, list) => {
    const sum = list.reduce((all, { weight }) => all + weight, 0);
    fc.pre(sum > 0);
    const parts = allocate(total, list);
    for (const { key, weight } of list) {
      const part = parts.get(key)!;
      expect(part * Math.sign(total)).toBeGreaterThanOrEqual(0);
      const off = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weight);
      expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true);
    }
  }), { numRuns: 3_000 });
});

test('a split does not depend on the order of its parts, and ties go to the lower key', () => {
  fc.assert(fc.property(amount, weights, (total, list) => {
    expect(allocate(total, [...list].reverse())).toEqual(allocate(total, list));
  }));
  expect(Object.fromEntries(allocate(100, ['c', 'a', 'b'].map((key) => ({ key, weight: 1 }))))).toEqual({ a: 34, b: 33, c: 33 });
  expect(Object.fromEntries(allocate(-100, ['c', 'a', 'b'].map((key) => ({ key, weight: 1 }))))).toEqual({ a: -34, b: -33, c: -33 });
  expect(Object.fromEntries(allocate(7, [{ key: 'b', weight: 0 }, { key: 'a', weight: 0 }]))).toEqual({ a: 7, b: 0 });
  expect(allocate(7, []).size).toBe(0);
});

test('cash rounding gives a multiple of the step, at most half a step away, and the same for both signs', () => {
  fc.assert(fc.property(amount, fc.constantFrom(1, 5, 100, 500, 1_000), (value, step) => {
    const rounded = roundToStep(value, step);
    expect(Math.abs(rounded % step)).toBe(0);
    expect(Math.abs(rounded - value) * 2).toBeLessThanOrEqual(step);
    expect(roundToStep(-value, step) + rounded).toBe(0);
    expect(roundToStep(rounded, step)).toBe(rounded);
  }), { numRuns: 3_000 });
});

test('the tax inside a price and what is left of it are the tax of that net, to one minor unit', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), basisPoints, (gross, rate) => {
    const tax = taxInside(gross, rate);
    expect(tax).toBeGreaterThanOrEqual(0);
    expect(tax).toBeLessThanOrEqual(gross);
    expect(Math.abs(rateOf(gross - tax, rate) - tax)).toBeLessThanOrEqual(1);
  }), { numRuns: 3_000 });
});

test('rounding is half away from zero, to the nearest', () => {
  expect([5n, -5n, 4n, -4n, 6n].map((n) => divideRounded(n, 10n))).toEqual([1n, -1n, 0n, 0n, 1n]);
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
    const off = divideRounded(n, d) * d - n;
    expect((off < 0n ? -off : off) * 2n <= d).toBe(true);
  }));
});

test('whole quantities cost exactly so many times the price; parts of one are rounded once', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 9_999_999 }), (price, milli) => {
    expect(BigInt(priceTimes(price, milli))).toBe(divideRounded(BigInt(price) * BigInt(milli), 1000n));
  }), { numRuns: 3_000 });
});
