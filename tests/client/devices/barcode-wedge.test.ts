import { expect, test } from 'vitest';
import { makeBarcodeWedge } from '../../../client/devices/barcode-wedge.ts';

const type = (text: string, gapMs: number, startMs = 1_000) => {
  const wedge = makeBarcodeWedge();
  return [...text.split(''), 'Enter'].map((key, index) => wedge.feed(key, startMs + index * gapMs)).at(-1);
};

test('keys at the pace of a scanner are a code, at the pace of a person they are not', () => {
  expect(type('4780012345678', 8)).toBe('4780012345678');
  expect(type('4780012345678', 45)).toBe('4780012345678');
  expect(type('4780012345678', 90)).toBeNull();
});

test('a scan after slow typing starts anew', () => {
  const wedge = makeBarcodeWedge();
  wedge.feed('p', 0);
  wedge.feed('l', 200);
  const keys = ['Shift', ...'AB-12345'.split(''), 'Enter'];
  expect(keys.map((key, index) => wedge.feed(key, 1_000 + index * 5)).at(-1)).toBe('AB-12345');
});

test('too short, or Enter pressed by hand afterwards, is no scan', () => {
  expect(type('123', 5)).toBeNull();
  const wedge = makeBarcodeWedge();
  '12345'.split('').forEach((key, index) => wedge.feed(key, index * 5));
  expect(wedge.feed('Enter', 2_000)).toBeNull();
});
