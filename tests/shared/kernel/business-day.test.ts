import { expect, test } from 'vitest';
import { businessDateOf, isTimeZone } from '../../../shared/kernel/business-day.ts';
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts';

const at = (iso: string): number => Date.parse(iso);

test('a sale after midnight belongs to the day before until the cut-over hour', () => {
  expect(businessDateOf(at('2026-01-05T23:59:59Z'), 'Asia/Tashkent', 5)).toBe('2026-01-05');
  expect(businessDateOf(at('2026-01-06T00:00:00Z'), 'Asia/Tashkent', 5)).toBe('2026-01-06');
  expect(businessDateOf(at('2026-03-29T00:30:00Z'), 'Europe/Berlin', 0)).toBe('2026-03-29');
});

test('an unknown zone counts as UTC and never stops a sale', () => {
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(businessDateOf(at('2026-01-05T12:00:00Z'), 'Mars/Olympus', 0)).toBe('2026-01-05');
});

test('canonical JSON is the same for equal values, whatever made them', () => {
  expect(canonicalJson({ b: [1, undefined, { d: null, c: undefined }], a: 'x' })).toBe(canonicalJson(JSON.parse('{"a":"x","b":[1,null,{"d":null}]}')));
  expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
});
