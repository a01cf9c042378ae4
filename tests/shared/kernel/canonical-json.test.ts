import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, surelySame } from '../../../shared/kernel/canonical-json.ts';

const anything = fc.jsonValue({ maxDepth: 4 });

/** The same value, its fields put in the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toReversed().map(([key, field]) => [key, turned(field)]));
}

test('a value and a copy with its fields in another order are surely the same', () => {
  fc.assert(fc.property(anything, (value) => {
    const copy = turned(value);
    expect(canonicalJson(copy)).toBe(canonicalJson(value));
    expect(surelySame(value, copy)).toBe(true);
  }));
});

test('what differs in text is never called the same', () => {
  // Few fields and values, so that equal and nearly equal pairs come up.
  const small = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(null, 0, 1, '', 'a'), fc.array(tie('value'), { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b'), tie('value'))),
  })).value;
  fc.assert(fc.property(small, small, (a, b) => {
    expect(surelySame(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
  }), { numRuns: 2_000 });
});

test('what has a text by accident only is not called the same', () => {
  expect(surelySame([], {})).toBe(false);
  expect(surelySame([1, 2], [1, 2, 3])).toBe(false);
  expect(surelySame({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(surelySame({ a: undefined }, { b: undefined })).toBe(false);
  expect(surelySame({ constructor: 1 }, {})).toBe(false);
});

test('depth that no honest value has is not followed', () => {
  const deep = (): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) value = [value];
    return value;
  };
  expect(surelySame(deep(), deep())).toBe(false);
});
