import { collections, type CollectionName } from '../../shared/documents/collections.ts';
import type { Queryable } from './database.ts';
import { inSequence } from './document-filter.ts';

export type ChangedDocument = { readonly collection: CollectionName; readonly id: string; readonly text: string };

/** What was written to a scope after a sequence number, as one snapshot sees it. */
export type Changes = {
  readonly seq: number;
  readonly docs: readonly ChangedDocument[];
  /** There is more than `docs` holds. */
  readonly truncated: boolean;
  readonly archives: boolean;
};

/** The sequence numbers of scopes; 0 for one that nothing was written to. */
export async function sequencesOf(db: Queryable, scopes: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ scope: string; seq: number }>({ name: 'sequences-of', text: 'select scope, seq from scope_sequence where scope = any($1::text[])' }, [scopes]);
  const found = new Map(rows.map(({ scope, seq }) => [scope, seq]));
  return new Map(scopes.map((scope) => [scope, found.get(scope) ?? 0]));
}

const changesSql = {
  name: 'changes-after',
  text: `select s.seq as top, exists (select from archive a where a.scope = s.scope and a.seq > $2) as archives, d.collection, d.id, d.body::text as text
         from scope_sequence s
         left join lateral (
           select one.* from unnest($3::text[]) as c (collection)
           cross join lateral (
             select collection, id, body from document where ${inSequence('s.scope', 'c.collection')} and seq > $2 order by seq limit $4
           ) one
         ) d on true
         where s.scope = $1`,
};

/** One statement, so that the sequence number and the documents belong together. */
export async function changesAfter(db: Queryable, scope: string, seq: number, limit: number): Promise<Changes> {
  const rows = await db.query<{ top: number; archives: boolean; collection: CollectionName | null; id: string; text: string }>(changesSql, [scope, seq, collections, limit + 1]);
  const docs = rows.flatMap(({ collection, id, text }) => (collection === null ? [] : [{ collection, id, text }]));
  return { seq: rows[0]?.top ?? seq, docs: docs.slice(0, limit), truncated: docs.length > limit, archives: rows[0]?.archives ?? false };
}
