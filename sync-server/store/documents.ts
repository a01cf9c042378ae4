import type { Replicated } from '../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../shared/documents/collections.ts';
import type { Queryable } from './database.ts';
import { inSequence } from './document-filter.ts';

/** A document as it is to be written; `text` is its JSON. */
export type DocumentRow = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly text: string;
  readonly digest: number;
  /** Whether an archive holds all of it. */
  readonly deleted: boolean;
};

export type AuditRow = { readonly collection: string; readonly docId: string; readonly pushedBy: string; readonly entries: readonly object[] };

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

// A lateral lookup per key: IN, JOIN and = ANY, prepared while the table is empty, later scan the whole branch.
const loadSql = {
  name: 'load-documents',
  text: `select d.collection, d.id, d.seq, d.body
         from unnest($2::text[], $3::text[]) as wanted (collection, id)
         cross join lateral (
           select * from document where scope = $1 and collection = wanted.collection and id = wanted.id limit 1
         ) d`,
};

export async function loadDocuments(tx: Queryable, scope: string, keys: readonly DocumentKey[]): Promise<StoredDocument[]> {
  if (keys.length === 0) return [];
  return tx.query<StoredDocument>(loadSql, [scope, keys.map(({ collection }) => collection), keys.map(({ id }) => id)]);
}

const writeSql = {
  name: 'write-documents',
  text: `with advanced as (update scope_sequence set seq = $2 where scope = $1),
         audited as (
           insert into audit (scope, seq, collection, doc_id, pushed_by, received_at, entries)
           select $1, $2, a.collection, a.doc_id, a.pushed_by, to_timestamp($12::float8 / 1000), a.entries::jsonb
           from unnest($8::text[], $9::text[], $10::text[], $11::text[]) as a (collection, doc_id, pushed_by, entries)
         )
         insert into document (scope, collection, id, seq, digest, deleted, body)
         select $1, w.collection, w.id, $2, w.digest, w.deleted, w.body::jsonb
         from unnest($3::text[], $4::text[], $5::bigint[], $6::boolean[], $7::text[]) as w (collection, id, digest, deleted, body)
         on conflict (scope, collection, id) do update
           set seq = excluded.seq, digest = excluded.digest, deleted = excluded.deleted, body = excluded.body`,
};

export type Writing = { readonly scope: string; readonly seq: number; readonly rows: readonly DocumentRow[]; readonly audit: readonly AuditRow[]; readonly nowMs: number };

/** Writes documents under one new sequence number with their audit. The caller holds the scope's lock; each id at most once. */
export async function writeDocuments(tx: Queryable, { scope, seq, rows, audit, nowMs }: Writing): Promise<void> {
  await tx.query(writeSql, [
    scope, seq,
    rows.map(({ collection }) => collection), rows.map(({ id }) => id), rows.map(({ digest }) => digest),
    rows.map(({ deleted }) => deleted), rows.map(({ text }) => text),
    audit.map(({ collection }) => collection), audit.map(({ docId }) => docId), audit.map(({ pushedBy }) => pushedBy),
    audit.map(({ entries }) => JSON.stringify(entries)), nowMs,
  ]);
}

/** Audit of what changed nothing (refusals, replays with other content): it gets no sequence number. */
export async function writeAudit(tx: Queryable, scope: string, seq: number, audit: readonly AuditRow[], nowMs: number): Promise<void> {
  await tx.query({
    name: 'write-audit',
    text: `insert into audit (scope, seq, collection, doc_id, pushed_by, received_at, entries)
           select $1, $2, a.collection, a.doc_id, a.pushed_by, to_timestamp($7::float8 / 1000), a.entries::jsonb
           from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as a (collection, doc_id, pushed_by, entries)`,
  }, [
    scope, seq, audit.map(({ collection }) => collection), audit.map(({ docId }) => docId), audit.map(({ pushedBy }) => pushedBy),
    audit.map(({ entries }) => JSON.stringify(entries)), nowMs,
  ]);
}

/** Journals of the roster written after `seq`. */
export const rosterAfter = (tx: Queryable, rosterScope: string, seq: number): Promise<{ readonly body: Replicated }[]> =>
  tx.query<{ body: Replicated }>({ name: 'roster-after', text: `select body from document where ${inSequence('$1', `'roster'`)} and seq > $2` }, [rosterScope, seq]);
