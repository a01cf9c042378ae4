import { expect, test } from 'vitest';
import { boardEntries, setBoardEntries } from '../../../shared/crdt/board-entries.ts';
import { applyUpdate, emptyBoard, type Board } from '../../../shared/crdt/board.ts';
import { mergeBoards } from '../../../shared/crdt/board.ts';
import type { Availability } from '../../../shared/domain/catalogue/availability.ts';
import { asId, branchScope } from '../../../shared/kernel/ids.ts';
import { makeBoardSessions } from '../../../workers/replica/board-sessions.ts';

let seed = 0;
const sessions = () => makeBoardSessions((count) => Uint8Array.from({ length: count }, () => (seed = (seed * 37 + 11) % 251)));
const blank: Board = emptyBoard(asId('availability@branch:b1'), branchScope('b1'));
const done = (result: ReturnType<ReturnType<typeof sessions>['edit']>): Board => {
  if (!result.ok || result.value === null) throw new Error('nothing was edited');
  return result.value;
};

test('an edit gives the board with its view, and nothing for what is there already', () => {
  const mine = sessions();
  const out = done(mine.edit(blank, { 'stock:plov:out': true }));
  expect((out.view as Availability).out).toEqual(['plov']);
  expect(mine.edit(out, { 'stock:plov:out': true })).toEqual({ ok: true, value: null });
});

test('what arrived from others between two edits is in the second one', () => {
  const [mine, theirs] = [sessions(), sessions()];
  const first = done(mine.edit(blank, { 'stock:plov:out': true }));
  const joined = mergeBoards(first, done(theirs.edit(blank, { 'stock:tea:out': true })));
  const second = done(mine.edit(joined, { 'stock:lagman:out': true }));
  expect((second.view as Availability).out).toEqual(['lagman', 'plov', 'tea']);
  expect(boardEntries(second.y).size).toBe(3);
});

test('after an edit that was too large the next one holds nothing of it', () => {
  const mine = sessions();
  expect(mine.edit(blank, { 'stock:plov:note': 'x'.repeat(70_000) })).toMatchObject({ ok: false, error: { type: 'update-too-large' } });
  expect([...boardEntries(done(mine.edit(blank, { 'stock:plov:out': true })).y).keys()]).toEqual(['stock:plov:out']);
});

test('a state that lost what this session wrote is joined with it, not overwritten', () => {
  const mine = sessions();
  done(mine.edit(blank, { 'stock:plov:out': true }));
  const other = applyUpdate(blank.y, setBoardEntries(blank.y, 99, { 'stock:tea:out': true })!);
  const after = done(mine.edit({ ...blank, y: other.ok ? other.value : '' }, { 'stock:manti:out': true }));
  expect((after.view as Availability).out).toEqual(['manti', 'plov', 'tea']);
});
