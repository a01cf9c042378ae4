import { canonicalJson, surelySame } from '../kernel/canonical-json.ts';
import type { DeviceId, DocId, OpId, Scope, StaffId } from '../kernel/ids.ts';
import type { Stamp } from '../kernel/stamp.ts';

/** One thing one person did, once: immutable from the moment it was stamped. */
export type Op<Type extends string = string, Data = unknown> = {
  readonly id: OpId;
  readonly type: Type;
  /** Version of `data` for this type. */
  readonly v: number;
  readonly by: StaffId;
  readonly device: DeviceId;
  readonly stamp: Stamp;
  readonly data: Data;
};

/**
 * A grow-only set of ops with the server's remarks on them. Only the server adds to `refused` and
 * `sealed`; both only grow. `head` is derived from the rest and takes no part in merge or equality.
 */
export type Journal<Head = unknown> = {
  readonly shape: 'journal';
  readonly id: DocId;
  readonly scope: Scope;
  readonly ops: Readonly<Record<string, Op>>;
  /** Reason by op id; the fold skips these ops. */
  readonly refused: Readonly<Record<string, string>>;
  /** Ops that a day archive holds. */
  readonly sealed: Readonly<Record<string, 1>>;
  readonly head: Head;
};

export const emptyJournal = (id: DocId, scope: Scope): Journal<null> => ({
  shape: 'journal', id, scope, ops: {}, refused: {}, sealed: {}, head: null,
});

const emptyRecord: Readonly<Record<string, never>> = {};

const recordOf = <T>(value: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : emptyRecord;

/** Union of two records; where both hold a key with different values, the lower canonical text wins [J3]. */
function union<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const news: [string, T][] = [];
  for (const key of Object.keys(b)) {
    const theirs = b[key]!;
    // Own keys only: an op called `constructor` must not be taken for the one that every object inherits.
    if (!Object.hasOwn(a, key) || (!surelySame(a[key], theirs) && canonicalJson(theirs) < canonicalJson(a[key]))) news.push([key, theirs]);
  }
  // From entries, because assigning `__proto__` would set a prototype and lose the op.
  return news.length === 0 ? a : Object.fromEntries([...Object.entries(a), ...news]);
}

/**
 * The least journal that holds both. Commutative, associative, idempotent and total [J1, M2]; the
 * same object as `a` when `b` adds nothing, so that callers can tell by reference [J2].
 */
export function mergeJournals<Head>(a: Journal<Head>, b: Journal<Head>): Journal<Head> {
  const ours = { ops: recordOf(a.ops), refused: recordOf(a.refused), sealed: recordOf(a.sealed) };
  const ops = union(ours.ops, recordOf(b.ops));
  const refused = union(ours.refused, recordOf(b.refused));
  const sealed = union(ours.sealed, recordOf(b.sealed));
  return ops === a.ops && refused === a.refused && sealed === a.sealed ? a : { ...a, ops, refused, sealed };
}

const covers = (have: Readonly<Record<string, unknown>>, want: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(want).every((key) => Object.hasOwn(have, key));

/**
 * Whether `a` knows everything that `b` knows [J4]. An op that `a` holds only as refused is known:
 * the server drops the body of what was malformed, and nobody must push that for ever.
 */
export function journalDominates(a: Journal, b: Journal): boolean {
  const refused = recordOf(a.refused);
  const ops = recordOf(a.ops);
  return Object.keys(recordOf(b.ops)).every((id) => Object.hasOwn(ops, id) || Object.hasOwn(refused, id))
    && covers(refused, recordOf(b.refused))
    && covers(recordOf(a.sealed), recordOf(b.sealed));
}

/** What a journal knows, as text that is equal exactly for journals that dominate each other [M4]. */
export function journalKnowledge(journal: Journal): string {
  const refused = Object.keys(recordOf(journal.refused)).sort();
  const known = [...new Set([...Object.keys(recordOf(journal.ops)), ...refused])].sort();
  return JSON.stringify([known, refused, Object.keys(recordOf(journal.sealed)).sort()]);
}

/** Whether a day archive holds all of this journal, so that no live copy is needed [J5]. */
export function isSealed(journal: Journal): boolean {
  const sealed = recordOf(journal.sealed);
  const ids = Object.keys(recordOf(journal.ops));
  return ids.length > 0 && ids.every((id) => Object.hasOwn(sealed, id));
}

const isOp = (value: unknown): value is Op => {
  if (value === null || typeof value !== 'object') return false;
  const { id, type, stamp } = value as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && typeof type === 'string' && typeof stamp === 'string';
};

/** The ops that count, in (stamp, op id) order: what a fold reads [J6]. */
export function opsInOrder(journal: Journal): Op[] {
  const refused = recordOf(journal.refused);
  return Object.entries(recordOf(journal.ops))
    .filter(([key, op]) => isOp(op) && op.id === key && !Object.hasOwn(refused, key))
    .map(([, op]) => op)
    .sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Whether any op of the journal, refused ones included, is what is looked for. Makes no list: it is asked of every document written. */
export function hasOp({ ops }: Journal, wanted: (op: Op) => boolean): boolean {
  for (const key in ops) if (wanted(ops[key]!)) return true;
  return false;
}

/** The journal with `added` ops in it; its head is the caller's to derive again. */
export const withOps = <Head>(journal: Journal<Head>, added: readonly Op[]): Journal<Head> =>
  mergeJournals(journal, { ...journal, ops: Object.fromEntries(added.map((op) => [op.id, op])), refused: {}, sealed: {} });
