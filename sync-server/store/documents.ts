import type { Replicated } from '../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../shared/documents/collections.ts';
import { auditLines, type AuditRow } from './audit.ts';
import type { Queryable } from './database.ts';
import { inSequence } from './document-filter.ts';

/** A document as it is to be written; `text` is its JSON. */
export type DocumentRow = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly doc: Replicated;
  readonly text: string;
  readonly digest: number;
  /** Whether an archive holds all of it. */
  readonly deleted: boolean;
};

export type DocumentKey = { readonly collection: CollectionName; readonly id: string };
export type StoredDocument = DocumentKey & { readonly seq: number; readonly body: Replicated };

const lockSql = {
  name: 'lock-scope',
  text: `select seq, (select o.seq from scope_sequence o where o.scope = $2) as roster_seq
         from scope_sequence where scope = $1 for update`,
};

/**
 * Takes the scope for this transaction: from here to the commit nobody else writes to it, so that
 * sequence order is commit order and no reader's cursor can pass a number not yet committed.
 * `rosterSeq`: the sequence of the scope that holds the roster.
 */
export async function lockScope(tx: Queryable, scope: string, rosterScope: string): Promise<{ readonly seq: number; readonly rosterSeq: number }> {
  let [row] = await tx.query<{ seq: number; roster_seq: number | null }>(lockSql, [scope, rosterScope]);
  if (row === undefined) {
    await tx.query({ text: 'insert into scope_sequence (scope, seq) values ($1, 0) on conflict do nothing' }, [scope]);
    [row] = await tx.query<{ seq: number; roster_seq: number | null }>(lockSql, [scope, rosterScope]);
  }
  if (row === undefined) throw new Error(`the sequence of ${scope} vanished`);
  return { seq: row.seq, rosterSeq: rosterScope === scope ? row.seq : (row.roster_seq ?? 0) };
}

/**
 * The same for several scopes, in one order, so that two transactions cannot wait for each other.
 * Their sequence numbers; none for a scope that nothing was ever written to: it is not locked.
 */
export async function lockScopes(tx: Queryable, scopes: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ scope: string; seq: number }>({
    name: 'lock-scopes', text: 'select scope, seq from scope_sequence where scope = any($1::text[]) order by scope collate "C" for update',
  }, [scopes]);
  return new Map(rows.map(({ scope, seq }) => [scope, seq]));
}

/** Gives scopes that have none a row that can be locked. */
export async function createScopes(tx: Queryable, scopes: readonly string[]): Promise<void> {
  await tx.query({ text: 'insert into scope_sequence (scope, seq) select scope, 0 from unnest($1::text[]) as s (scope) order by scope collate "C" on conflict do nothing' }, [scopes]);
}

export type DocumentPlace = DocumentKey & { readonly scope: string };

// A lateral lookup per key: IN, JOIN and = ANY, prepared while the table is empty, later scan the whole branch.
const foundPlaces = `select d.scope, d.seq, d.collection, d.id, d.body
         from unnest($1::text[], $2::text[], $3::text[]) as wanted (scope, collection, id)
         cross join lateral (
           select * from document where scope = wanted.scope and collection = wanted.collection and id = wanted.id limit 1
         ) d`;

const valuesOf = (places: readonly DocumentPlace[]): string[][] => [places.map(({ scope }) => scope), places.map(({ collection }) => collection), places.map(({ id }) => id)];

export async function loadPlaces(tx: Queryable, places: readonly DocumentPlace[]): Promise<(StoredDocument & DocumentPlace)[]> {
  if (places.length === 0) return [];
  return tx.query<StoredDocument & DocumentPlace>({ name: 'load-documents', text: foundPlaces }, valuesOf(places));
}

const snapshotSql = {
  name: 'load-snapshot',
  text: `select scope, seq, null as collection, null as id, null as body from scope_sequence where scope = any($4::text[]) union all ${foundPlaces}`,
};

/** Documents and the sequence numbers of scopes that belong to them: one statement, one moment. Nothing is locked. No number for a scope that nothing was ever written to. */
export async function loadSnapshot(db: Queryable, places: readonly DocumentPlace[], scopes: readonly string[]):
Promise<{ readonly seqByScope: Map<string, number>; readonly documents: (StoredDocument & DocumentPlace)[] }> {
  const rows = await db.query<{ scope: string; seq: number; collection: null } | (StoredDocument & DocumentPlace)>(snapshotSql, [...valuesOf(places), scopes]);
  const seqByScope = new Map<string, number>();
  const documents: (StoredDocument & DocumentPlace)[] = [];
  for (const row of rows) {
    if (row.collection === null) seqByScope.set(row.scope, row.seq);
    else documents.push(row);
  }
  return { seqByScope, documents };
}

export const loadDocuments = (tx: Queryable, scope: string, keys: readonly DocumentKey[]): Promise<StoredDocument[]> =>
  loadPlaces(tx, keys.map(({ collection, id }) => ({ scope, collection, id })));

// Documents and audit as one JSON value each: nothing to escape, and what is in it is read once. A
// scope is taken only at the number before the new one, its row locked until the commit, in one
// order; whoever holds it meanwhile is waited for, and then the number is looked at again.
const writeSql = {
  name: 'write-documents',
  text: `with locked as materialized (
           select s.scope, next.seq from unnest($1::text[], $2::bigint[]) as next (scope, seq)
           join scope_sequence s on s.scope = next.scope and s.seq = next.seq - 1
           order by s.scope collate "C" for update of s
         ), advanced as (
           update scope_sequence s set seq = locked.seq from locked where s.scope = locked.scope returning s.scope, s.seq
         ), audited as (
           insert into audit (scope, seq, collection, doc_id, pushed_by, received_at, entries)
           select n.scope, n.seq, a.collection, a.doc_id, a.pushed_by, to_timestamp($5::float8 / 1000), a.entries
           from jsonb_to_recordset($4::jsonb) as a (scope text, collection text, doc_id text, pushed_by text, entries jsonb)
           join advanced n on n.scope = a.scope
         ), written as (
           insert into document (scope, collection, id, seq, digest, deleted, body)
           select n.scope, w.collection, w.id, n.seq, w.digest, w.deleted, w.body
           from jsonb_to_recordset($3::jsonb) as w (scope text, collection text, id text, digest bigint, deleted boolean, body jsonb)
           join advanced n on n.scope = w.scope
           on conflict (scope, collection, id) do update
             set seq = excluded.seq, digest = excluded.digest, deleted = excluded.deleted, body = excluded.body
         )
         select scope from advanced`,
};

/** What one scope is given under one new sequence number; each id at most once. */
export type Writing = { readonly scope: string; readonly seq: number; readonly rows: readonly DocumentRow[]; readonly audit: readonly AuditRow[] };

/**
 * A JSON list in the binary form of jsonb (a version byte, then the text). Encoded piece by piece:
 * put together as one string first, every document would be copied twice more.
 */
function jsonbList(items: readonly (readonly string[])[]): Buffer {
  const pieces = ['['];
  for (const item of items) {
    if (pieces.length > 1) pieces.push(',');
    pieces.push(...item);
  }
  pieces.push(']');
  const bytes = Buffer.allocUnsafe(pieces.reduce((all, piece) => all + Buffer.byteLength(piece), 1));
  bytes[0] = 1;
  let at = 1;
  for (const piece of pieces) at += bytes.write(piece, at);
  return bytes;
}

const documentsJson = (writings: readonly Writing[]): Buffer => jsonbList(writings.flatMap((writing) => {
  const scope = JSON.stringify(writing.scope);
  return writing.rows.map(({ collection, id, digest, deleted, text }) =>
    [`{"scope":${scope},"collection":"${collection}","id":${JSON.stringify(id)},"digest":${digest},"deleted":${deleted},"body":`, text, '}']);
}));

const auditJson = (writings: readonly Writing[]): Buffer => jsonbList(writings.flatMap((writing) => {
  const scope = JSON.stringify(writing.scope);
  return writing.audit.map(({ collection, docId, pushedBy, entries }) =>
    [`{"scope":${scope},"collection":${JSON.stringify(collection)},"doc_id":${JSON.stringify(docId)},"pushed_by":${JSON.stringify(pushedBy)},"entries":${auditLines(entries)}}`]);
}));

/**
 * Writes documents, each scope's under one new sequence number, with their audit, as one statement:
 * the scopes that stood at the number before it. The others have moved on, and nothing of theirs is written.
 */
export async function writeUnmoved(db: Queryable, writings: readonly Writing[], nowMs: number): Promise<Set<string>> {
  const written = await db.query<{ scope: string }>(writeSql, [
    writings.map(({ scope }) => scope), writings.map(({ seq }) => seq),
    documentsJson(writings), auditJson(writings), nowMs,
  ]);
  return new Set(written.map(({ scope }) => scope));
}

/** The same for a caller that holds the locks of the scopes: none of them can have moved. */
export async function writeDocuments(tx: Queryable, writings: readonly Writing[], nowMs: number): Promise<void> {
  const written = await writeUnmoved(tx, writings, nowMs);
  if (written.size !== writings.length) throw new Error('a scope moved on under its lock');
}

/** Journals of the roster written after `seq`. */
export const rosterAfter = (tx: Queryable, rosterScope: string, seq: number): Promise<{ readonly body: Replicated }[]> =>
  tx.query<{ body: Replicated }>({ name: 'roster-after', text: `select body from document where ${inSequence('$1', `'roster'`)} and seq > $2` }, [rosterScope, seq]);
