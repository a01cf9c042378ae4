import * as fc from 'fast-check';
import { setBoardEntries, type EntryValue } from '../../shared/crdt/board-entries.ts';
import { applyUpdate, emptyBoardState, type Board } from '../../shared/crdt/board.ts';
import type { Fact } from '../../shared/crdt/fact.ts';
import type { Journal, Op } from '../../shared/crdt/journal.ts';
import { asId, type DocId, type Scope } from '../../shared/kernel/ids.ts';
import { stampOf } from '../../shared/kernel/stamp.ts';

const id: DocId = asId('doc-1');
const scope: Scope = asId('branch:b1');

/** Few ids, so that two documents often share some; a few that JavaScript objects inherit. */
const opId = fc.constantFrom('op-1', 'op-2', 'op-3', 'op-4', 'op-5', 'op-6', 'constructor', 'toString', '__proto__');
const data = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2 }), fc.record({ n: fc.integer({ min: 0, max: 3 }), text: fc.string({ maxLength: 3 }) }));

/** One op whose body follows from its id: what honest devices make. */
const honestOp = (name: string): Op => ({
  id: asId(name), type: 'x.done', v: 1, by: asId('s1'), device: asId('d1'), stamp: stampOf(1_000 + name.length, name.charCodeAt(name.length - 1)), data: { name },
});

/** A record that owns its keys, `__proto__` among them, as JSON.parse makes it. */
const owning = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => Object.fromEntries(entries);

const keyed = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.uniqueArray(fc.tuple(opId, value), { maxLength: 6, selector: ([key]) => key }).map(owning);

/** Journals of one document as honest replicas hold them: an op id has one body everywhere. */
export const honestJournal: fc.Arbitrary<Journal> = fc.record({
  ops: fc.uniqueArray(opId, { maxLength: 6 }).map((names) => owning(names.map((name) => [name, honestOp(name)] as const))),
  refused: keyed(fc.constantFrom('not-allowed', 'malformed')),
  sealed: keyed(fc.constant(1 as const)),
}).map((sets) => ({ shape: 'journal', id, scope, head: null, ...sets }));

/** Journals in which one op id may have several bodies, and bodies may be anything. */
export const hostileJournal: fc.Arbitrary<Journal> = fc.record({
  ops: keyed(fc.oneof(data.map((body) => ({ ...honestOp('op-1'), data: body })), fc.jsonValue().map((value) => value as unknown as Op))),
  refused: keyed(fc.string({ maxLength: 4 })),
  sealed: keyed(fc.constant(1 as const)),
}).map((sets) => ({ shape: 'journal', id, scope, head: null, ...sets }));

export const fact: fc.Arbitrary<Fact> = fc.record({ data, refused: fc.constantFrom(null, null, 'not-allowed', 'malformed') })
  .map((fields) => ({ shape: 'fact', id, scope, type: 'x.moved', v: 1, by: asId('s1'), device: asId('d1'), stamp: stampOf(1_000, 0), ...fields }));

const entryKey = fc.constantFrom('item:a:price', 'item:a:name_en', 'item:b:price', 'category:c:order');
const entryValue: fc.Arbitrary<EntryValue | null> = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.string({ maxLength: 3 }), fc.boolean(), fc.constant(['x', 'y']), fc.constant(null));
type Edit = { readonly session: number; readonly changes: Record<string, EntryValue | null> };
const edit: fc.Arbitrary<Edit> = fc.record({ session: fc.integer({ min: 1, max: 5 }), changes: fc.dictionary(entryKey, entryValue, { minKeys: 1, maxKeys: 3 }) });

const edited = (from: string, session: number, changes: Record<string, EntryValue | null>): string => {
  const update = setBoardEntries(from, session, changes);
  if (update === null) return from;
  const applied = applyUpdate(from, update);
  return applied.ok ? applied.value : from;
};

export const boardOf = (y: string): Board => ({ shape: 'board', id, scope, y, view: null });

/** Three replicas of one board that share a beginning and went on apart, each with client ids of its own. */
export const threeBoards: fc.Arbitrary<readonly [Board, Board, Board]> = fc
  .tuple(fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 }))
  .map(([beginning, ...apart]) => {
    // Each edit is a session of its own (rule B1), so no client id is ever used twice.
    let session = 0;
    const run = (from: string, edits: readonly Edit[]): string =>
      edits.reduce((y, { changes, session: high }) => edited(y, high * 1_000 + (session += 1), changes), from);
    const shared = run(emptyBoardState, beginning);
    const [a, b, c] = apart.map((edits) => boardOf(run(shared, edits)));
    return [a!, b!, c!] as const;
  });

/** A board whose state may be no Yjs update at all. */
export const hostileBoard: fc.Arbitrary<Board> = fc.oneof(fc.string({ maxLength: 20 }), fc.base64String({ maxLength: 60 }), fc.constant(emptyBoardState)).map(boardOf);

/** Documents as a hostile or broken peer may send them: the shape is known, everything else is any JSON. */
export const garbage: fc.Arbitrary<unknown> = fc.tuple(fc.constantFrom('journal', 'fact', 'board'), fc.dictionary(
  fc.constantFrom('id', 'scope', 'ops', 'refused', 'sealed', 'head', 'y', 'view', 'data', 'stamp', 'type'), fc.jsonValue(), { maxKeys: 8 },
)).map(([shape, fields]) => ({ ...fields, shape }));
