import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStamp, maxDriftMs, nextStamp, observeStamp, stampOf, type Stamp } from '../../shared/kernel/stamp.ts';

const year10889 = 0xffff_ffff_ffff;
const anyMs = fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: -1_000, max: year10889 + 1_000 }), fc.constantFrom(year10889, year10889 - 1));

/** What a clock goes through: it reads any time, hears any stamp, in any order. */
const life = fc.array(fc.record({ nowMs: anyMs, heard: fc.option(fc.tuple(anyMs, fc.integer({ min: 0, max: 0xffff })), { nil: null }) }), { maxLength: 30 });

test('a clock never goes back, whatever its wall clock does and whatever it hears', () => {
  fc.assert(fc.property(life, (events) => {
    let last: Stamp | null = null;
    for (const { nowMs, heard } of events) {
      if (heard) {
        const after: Stamp | null = observeStamp(last, stampOf(...heard), nowMs);
        if (last !== null) expect(after! >= last).toBe(true);
        last = after;
      }
      const next: Stamp = nextStamp(last, nowMs);
      expect(isStamp(next)).toBe(true);
      if (last !== null) expect(next > last || last === stampOf(year10889, 0xffff)).toBe(true);
      last = next;
    }
  }), { numRuns: 3_000 });
});

test('nobody follows a clock that runs further ahead than the bound', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 10 * maxDriftMs }), (nowMs, aheadMs) => {
    const adopted = observeStamp(null, stampOf(nowMs + aheadMs, 3), nowMs);
    expect(adopted === null).toBe(aheadMs > maxDriftMs);
  }), { numRuns: 2_000 });
});

test('a full counter borrows the next millisecond', () => {
  expect(nextStamp(stampOf(1_000, 0xffff), 500)).toBe(stampOf(1_001, 0));
});

test('a clock at the end of its range stands rather than going back', () => {
  const end = stampOf(year10889, 0xffff);
  expect([nextStamp(end, 5), nextStamp(end, year10889 + 5)]).toEqual([end, end]);
});

test('string order is time order', () => {
  fc.assert(fc.property(fc.tuple(fc.nat(1e12), fc.nat(0xffff)), fc.tuple(fc.nat(1e12), fc.nat(0xffff)), (a, b) => {
    expect(stampOf(...a) < stampOf(...b)).toBe(a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]));
  }));
});
