import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { base64ToBytes, bytesToBase64 } from '../../../shared/crdt/base64.ts';
import { boardEntries, setBoardEntries } from '../../../shared/crdt/board-entries.ts';
import { applyUpdate, boardFingerprint, emptyBoard, emptyBoardState, maxUpdateBytes, openBoard } from '../../../shared/crdt/board.ts';
import { asId } from '../../../shared/kernel/ids.ts';

const board = (y: string): ReturnType<typeof emptyBoard> => ({ ...emptyBoard(asId('catalogue@org:1'), asId('org:1')), y });
const edit = (y: string, session: number, changes: Parameters<typeof setBoardEntries>[2]): string => {
  const applied = applyUpdate(y, setBoardEntries(y, session, changes)!);
  if (!applied.ok) throw new Error(applied.error.type);
  return applied.value;
};

test('B1 a session that begins again with the same stored state does not repeat an identity', () => {
  const y = edit(emptyBoardState, 11, { 'item:a:price': 1 });
  expect(openBoard(y).clientID).not.toBe(11);
  expect(openBoard(y, 12).clientID).toBe(12);
  const [left, right] = [edit(y, 12, { 'item:a:price': 2 }), edit(y, 13, { 'item:b:price': 3 })];
  const merged = applyUpdate(left, right);
  expect(merged.ok && Object.fromEntries(boardEntries(merged.value))).toEqual({ 'item:a:price': 2, 'item:b:price': 3 });
});

describe('B3 a hostile update is refused and the board stays', () => {
  const big = setBoardEntries(emptyBoardState, 1, { 'item:a:name_en': 'x'.repeat(maxUpdateBytes) })!;
  const v2 = (() => { const doc = new Y.Doc(); doc.getMap('entries').set('item:a:price', 1); return bytesToBase64(Y.encodeStateAsUpdateV2(doc)); })();
  const later = (() => {
    const doc = openBoard(emptyBoardState, 5);
    doc.getMap('entries').set('a', 1);
    const before = Y.encodeStateVector(doc);
    doc.getMap('entries').set('b', 2);
    return bytesToBase64(Y.encodeStateAsUpdate(doc, before));
  })();
  test.each([
    ['too large', big, 'update-too-large'],
    ['not base64', '!!!!', 'update-malformed'],
    ['not an update', bytesToBase64(new Uint8Array([255, 255, 255, 255, 255])), 'update-malformed'],
    ['of another encoding', v2, 'update-malformed'],
    ['with a clock out of range', bytesToBase64(new Uint8Array([1, 1, 5, 255, 255, 255, 255, 127, 0, 0])), 'update-malformed'],
    ['that depends on what is not there', later, 'update-incomplete'],
  ])('one that is %s', (_name, update, type) => {
    expect(applyUpdate(emptyBoardState, update)).toMatchObject({ ok: false, error: { type } });
  });
});

test('B4 the same knowledge in other bytes is the same board', () => {
  const y = edit(edit(emptyBoardState, 3, { a: 1 }), 4, { b: 2 });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base64ToBytes(setBoardEntries(emptyBoardState, 3, { a: 1 })!)!);
  expect(boardFingerprint(board(y))).not.toBe(boardFingerprint(board(bytesToBase64(Y.encodeStateAsUpdate(doc)))));
  Y.applyUpdate(doc, base64ToBytes(y)!);
  expect(boardFingerprint(board(bytesToBase64(Y.encodeStateAsUpdate(doc))))).toBe(boardFingerprint(board(y)));
});

test('B5 values that are not plain are left out, and nothing changes where nothing is new', () => {
  const doc = new Y.Doc();
  doc.getMap('entries').set('plain', 1);
  doc.getMap('entries').set('nested', new Y.Map());
  const y = bytesToBase64(Y.encodeStateAsUpdate(doc));
  expect([...boardEntries(y).keys()]).toEqual(['plain']);
  expect(setBoardEntries(y, 9, { plain: 1 })).toBeNull();
  expect(boardEntries('no board at all').size).toBe(0);
});

test('base64 gives back what it was given, and null for what it did not make', () => {
  for (let length = 0; length < 10; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 97 + 200) % 256);
    expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(base64ToBytes(bytesToBase64(bytes))).toEqual(bytes);
  }
  expect(['A', 'A===', 'A=AA', 'АААА', '====', 'AAA\n'].map(base64ToBytes)).toEqual([null, null, null, null, null, null]);
});
