import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBundle, encodeBundle, maxBundleArchives, maxBundleBytes, toBundles } from '../../../shared/protocol/archive-bundle.ts';
import type { ArchiveEntry } from '../../../shared/protocol/replication.ts';

const entry = (id: string, bytes: number): ArchiveEntry =>
  ({ id, scope: 'branch:b1', businessDate: '2026-01-01', part: 1, revision: 1, seq: 1, orders: 1, bytes, sha256: '' });

test('a bundle is lengths and bytes in the order asked', () => {
  expect([...encodeBundle([new Uint8Array([7, 8]), null, new Uint8Array([9])])]).toEqual([0, 0, 0, 2, 7, 8, 0, 0, 0, 0, 0, 0, 0, 1, 9]);
  fc.assert(fc.property(fc.array(fc.option(fc.uint8Array({ minLength: 1 }))), (archives) => {
    expect(decodeBundle(encodeBundle(archives))).toEqual({ ok: true, value: archives });
  }));
});

test('what was cut off anywhere inside an archive is told from a bundle', () => {
  const whole = encodeBundle([new Uint8Array([1, 2, 3])]);
  for (let length = 1; length < whole.length; length += 1) expect(decodeBundle(whole.slice(0, length)).ok).toBe(false);
});

test('requests hold as many archives as an answer has room for, and every archive once', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: maxBundleBytes + 1_000 })), (sizes) => {
    const bundles = toBundles(sizes.map((bytes, index) => entry(String(index), bytes)));
    expect(bundles.flat().map(({ id }) => id)).toEqual(sizes.map((_, index) => String(index)));
    for (const bundle of bundles) expect(bundle.length === 1 || bundle.reduce((sum, { bytes }) => sum + bytes, 0) <= maxBundleBytes).toBe(true);
  }));
  expect(toBundles(Array.from({ length: 150 }, (_, index) => entry(String(index), 10))).map(({ length }) => length)).toEqual([maxBundleArchives, maxBundleArchives, 22]);
});
