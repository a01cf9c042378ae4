import { expect, test } from 'vitest';
import { boardEntries, setBoardEntries } from '../../../shared/crdt/board-entries.ts';
import { applyUpdate, emptyBoardState, maxUpdateBytes } from '../../../shared/crdt/board.ts';
import { openSession } from '../../../shared/crdt/open-board.ts';

const merged = (a: string, b: string): string => {
  const result = applyUpdate(a, b);
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
};
const entriesIn = (state: string): Record<string, unknown> => Object.fromEntries(boardEntries(state));
const valueOf = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('the edit was refused');
  return result.value;
};

test('B6 an edit in an open session is the whole state, with the entries as they are', () => {
  const session = openSession(setBoardEntries(emptyBoardState, 1, { 'item:a:price': 1, 'item:a:code': 'A' })!, 2);
  const state = valueOf(session.set({ 'item:a:price': 5, 'item:a:code': null, 'item:b:price': 3 }));
  expect(entriesIn(state!)).toEqual({ 'item:a:price': 5, 'item:b:price': 3 });
  expect(Object.fromEntries(session.entries)).toEqual(entriesIn(state!));
  expect(valueOf(session.set({ 'item:a:price': 5 }))).toBe(null);
});

test('B6 what others wrote reaches the open session, and neither side loses its keys', () => {
  const start = setBoardEntries(emptyBoardState, 1, { 'item:a:price': 1, 'item:a:code': 'A' })!;
  const [one, two] = [openSession(start, 2), openSession(start, 3)];
  const price = valueOf(one.set({ 'item:a:price': 9 }))!;
  const code = valueOf(two.set({ 'item:a:code': 'B' }))!;
  one.take(merged(price, code));
  expect(Object.fromEntries(one.entries)).toEqual({ 'item:a:price': 9, 'item:a:code': 'B' });
  const last = valueOf(one.set({ 'item:a:station': 'hot' }))!;
  expect(entriesIn(merged(last, code))).toEqual({ 'item:a:price': 9, 'item:a:code': 'B', 'item:a:station': 'hot' });
});

test('B6 a session that goes on editing agrees with one that opens the state anew', () => {
  const session = openSession(emptyBoardState, 7);
  let state = emptyBoardState;
  for (let price = 0; price < 20; price += 1) state = valueOf(session.set({ [`item:i${price % 3}:price`]: price }))!;
  const other = merged(state, setBoardEntries(state, 8, { 'item:i1:price': 99 })!);
  session.take(other);
  expect(Object.fromEntries(session.entries)).toEqual(entriesIn(other));
  expect(session.entries.get('item:i1:price')).toBe(99);
});

test('B3 an edit above the limit of one update is refused', () => {
  const session = openSession(emptyBoardState, 7);
  expect(session.set({ 'item:a:code': 'x'.repeat(maxUpdateBytes) })).toMatchObject({ ok: false, error: { type: 'update-too-large', limitBytes: maxUpdateBytes } });
});

test('malformed text brings nothing in', () => {
  const session = openSession(setBoardEntries(emptyBoardState, 1, { 'item:a:price': 1 })!, 2);
  session.take('not base64!');
  expect([...session.entries]).toEqual([['item:a:price', 1]]);
});
