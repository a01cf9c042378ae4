import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardEntries } from '../../shared/crdt/board-entries.ts';
import { boardFingerprint, mergeBoards, type Board } from '../../shared/crdt/board.ts';
import { mergeFacts } from '../../shared/crdt/fact.ts';
import { isSealed, mergeJournals, opsInOrder, type Journal } from '../../shared/crdt/journal.ts';
import { dominates, isRetired, knowledgeDigest, merge, sameKnowledge, type Replicated } from '../../shared/crdt/replicated.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import { boardOf, fact, garbage, hostileBoard, hostileJournal, honestJournal, threeBoards } from './arbitrary-documents.ts';

/** Everything a fold or a view can read of a document, as text. */
const meaning = (doc: Replicated): string => {
  if (doc.shape !== 'board') return canonicalJson(doc);
  return `${boardFingerprint(doc)} ${canonicalJson(Object.fromEntries([...boardEntries(doc.y)].sort(([a], [b]) => (a < b ? -1 : 1))))}`;
};

const three = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, T, T]> => fc.tuple(one, one, one);

const triples: Readonly<Record<string, fc.Arbitrary<readonly [Replicated, Replicated, Replicated]>>> = {
  'honest journals': three<Replicated>(honestJournal),
  'hostile journals': three<Replicated>(hostileJournal),
  facts: three<Replicated>(fact),
  boards: threeBoards,
  'unreadable boards among readable ones': fc.tuple(hostileBoard, threeBoards).map(([broken, [a, b]]) => [broken, a, b] as const),
  'mixed shapes': three<Replicated>(fc.oneof(honestJournal, fact, fc.constant(boardOf('AAA=')))),
};
/** A board costs a hundred times what a journal does. */
const runsOf = (name: string): { numRuns: number } => ({ numRuns: name.includes('boards') ? 120 : 500 });

describe.each(Object.entries(triples))('%s', (name, documents) => {
  const runs = runsOf(name);

  test('M1 merge is commutative', () => {
    fc.assert(fc.property(documents, ([a, b]) => { expect(meaning(merge(a, b))).toBe(meaning(merge(b, a))); }), runs);
  });

  test('M1 merge is associative', () => {
    fc.assert(fc.property(documents, ([a, b, c]) => { expect(meaning(merge(merge(a, b), c))).toBe(meaning(merge(a, merge(b, c)))); }), runs);
  });

  test('M1 merge is idempotent, and so is merging again what is already in', () => {
    fc.assert(fc.property(documents, ([a, b]) => {
      expect(meaning(merge(a, a))).toBe(meaning(a));
      const both = merge(a, b);
      expect(meaning(merge(both, a))).toBe(meaning(both));
      expect(meaning(merge(b, both))).toBe(meaning(both));
    }), runs);
  });

  test('M3 the merged document dominates both, and only knowledge of the other makes a document dominate it', () => {
    fc.assert(fc.property(documents, ([a, b]) => {
      const both = merge(a, b);
      expect([dominates(both, a), dominates(both, b)]).toEqual([true, true]);
      expect(dominates(a, b)).toBe(sameKnowledge(both, a));
    }), runs);
  });

  test('M3 dominance is reflexive and transitive', () => {
    fc.assert(fc.property(documents, ([a, b, c]) => {
      expect(dominates(a, a)).toBe(true);
      if (dominates(a, b) && dominates(b, c)) expect(dominates(a, c)).toBe(true);
    }), runs);
  });

  test('M4 the digest is equal exactly for equal knowledge', () => {
    fc.assert(fc.property(documents, ([a, b]) => {
      if (a.shape !== b.shape) return;
      expect(knowledgeDigest(a) === knowledgeDigest(b)).toBe(sameKnowledge(a, b));
      expect(knowledgeDigest(merge(a, b))).toBe(knowledgeDigest(merge(b, a)));
    }), runs);
  });
});

test('M2 nothing that JSON can carry makes merge, dominance or digest throw', () => {
  fc.assert(fc.property(garbage, garbage, (left, right) => {
    const [a, b] = [left as Replicated, right as Replicated];
    for (const [x, y] of [[a, b], [b, a], [a, a]] as const) {
      expect(merge(x, y).shape).toBe(x.shape <= y.shape ? x.shape : y.shape);
      expect(typeof dominates(x, y)).toBe('boolean');
    }
    expect(Number.isSafeInteger(knowledgeDigest(a))).toBe(true);
    expect(typeof isRetired(a)).toBe('boolean');
  }), { numRuns: 3_000 });
});

test('M2 objects that cannot be made text do no harm in any field', () => {
  const odd = (): unknown => JSON.parse('{"toString":1,"valueOf":1}');
  for (const shape of ['journal', 'fact', 'board']) {
    for (const field of ['id', 'scope', 'ops', 'refused', 'sealed', 'head', 'y', 'view', 'data', 'stamp', 'type', 'by', 'device']) {
      const [a, again, b] = [{ shape, id: 'a', [field]: odd() }, { shape, id: 'a', [field]: odd() }, { shape }] as unknown as [Replicated, Replicated, Replicated];
      for (const [x, y] of [[a, b], [b, a], [a, again]] as const) expect([typeof merge(x, y), typeof dominates(x, y)]).toEqual(['object', 'boolean']);
      expect(Number.isSafeInteger(knowledgeDigest(a))).toBe(true);
    }
  }
});

test('M2 data nested deeper than any stack still merge', () => {
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const journal = (data: unknown): Journal => ({ shape: 'journal', id: 'doc-1', scope: 'branch:b1', refused: {}, sealed: {}, head: null, ops: { 'op-1': { id: 'op-1', data } } }) as unknown as Journal;
  const merged = mergeJournals(journal(nested(50_000)), journal(nested(40_000)));
  expect(Object.keys(merged.ops)).toEqual(['op-1']);
});

test('J1, J6 garbage among the ops is kept and forwarded, and the fold does not see it', () => {
  fc.assert(fc.property(hostileJournal, fc.jsonValue(), (journal, value) => {
    const mixed = { ...journal, ops: { ...journal.ops, odd: value } } as unknown as Journal;
    const merged = mergeJournals(honest, mixed);
    expect(Object.hasOwn(merged.ops, 'odd')).toBe(true);
    for (const op of opsInOrder(merged)) expect([typeof op.id, typeof op.stamp, typeof op.type]).toEqual(['string', 'string', 'string']);
  }), { numRuns: 1_000 });
});

const honest: Journal = { shape: 'journal', id: 'doc-1', scope: 'branch:b1', ops: {}, refused: {}, sealed: {}, head: null } as unknown as Journal;

test('J2 a merge without news returns the same object', () => {
  fc.assert(fc.property(honestJournal, honestJournal, (a, b) => {
    const both = mergeJournals(a, b);
    expect(mergeJournals(both, a)).toBe(both);
    expect(mergeJournals(both, structuredClone(b))).toBe(both);
  }));
});

test('J4 an op known only as refused is known', () => {
  fc.assert(fc.property(honestJournal, (journal) => {
    const reasons = Object.fromEntries(Object.keys(journal.ops).map((key) => [key, 'malformed']));
    const bodiless = { ...journal, ops: {}, refused: Object.fromEntries([...Object.entries(journal.refused), ...Object.entries(reasons)]) };
    expect(dominates(bodiless, journal)).toBe(true);
  }));
});

test('J5 a sealed journal is retired until a late op comes', () => {
  fc.assert(fc.property(honestJournal, (journal) => {
    const keys = Object.keys(journal.ops);
    const sealed: Journal = { ...journal, sealed: Object.fromEntries(keys.map((key) => [key, 1 as const])) };
    expect(isSealed(sealed)).toBe(keys.length > 0);
    const late = mergeJournals(sealed, { ...sealed, ops: { late: { ...opsInOrder(sealed)[0]!, id: 'late' } } } as unknown as Journal);
    expect(isSealed(late)).toBe(false);
  }));
});

test('J6 the fold order does not depend on the order of arrival, and refused ops are passed over', () => {
  fc.assert(fc.property(honestJournal, fc.infiniteStream(fc.nat()), (journal, random) => {
    const shuffled = Object.entries(journal.ops).map((entry) => [random.next().value as number, entry] as const).sort(([a], [b]) => a - b).map(([, entry]) => entry);
    const ids = opsInOrder({ ...journal, ops: Object.fromEntries(shuffled) }).map((op) => op.id);
    expect(ids).toEqual(opsInOrder(journal).map((op) => op.id));
    expect(ids.filter((key) => Object.hasOwn(journal.refused, key))).toEqual([]);
  }));
});

test('F1, F2 the refusal of a fact outlives every merge', () => {
  fc.assert(fc.property(fact, fact, (a, b) => {
    const merged = mergeFacts(a, b);
    expect(merged.refused === null).toBe(a.refused === null && b.refused === null);
    expect([canonicalJson(a.data), canonicalJson(b.data)]).toContain(canonicalJson(merged.data));
  }));
});

test('B2 an unreadable board gives way to a readable one', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 20 }).map(boardOf), threeBoards, (broken, [board]) => {
    fc.pre(boardFingerprint(broken).startsWith('unreadable'));
    const check = (merged: Board): void => { expect(meaning(merged)).toBe(meaning(board)); };
    check(mergeBoards(broken, board));
    check(mergeBoards(board, broken));
  }), { numRuns: 30 });
});
