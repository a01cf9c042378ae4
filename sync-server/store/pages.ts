import type { Queryable } from './database.ts';
import { inSequence, live } from './document-filter.ts';

/** Documents of one scope in sequence order, each as the JSON text PostgreSQL has, never parsed here. */
export type Page = {
  readonly texts: readonly string[];
  /** Sequence number of the last document; null for an empty page. */
  readonly last: number | null;
  /** There may be more behind it. */
  readonly full: boolean;
};

type Row = { readonly seq: number; readonly body: string };

const toPage = (rows: readonly Row[], limit: number): Page =>
  ({ texts: rows.map(({ body }) => body), last: rows.at(-1)?.seq ?? null, full: rows.length >= limit });

// WITH TIES: a commit's documents share a number, and a page that ended between two of them would lose the second.
const pageSql = {
  name: 'pull-page',
  text: `select seq, body::text as body from document
         where ${inSequence('$1', '$2')} and seq > $3 order by seq fetch first $4 rows with ties`,
};
const livePageSql = {
  name: 'pull-live-page',
  text: `select seq, body::text as body from document
         where ${live('$1', '$2')} and seq > $3 order by seq fetch first $4 rows with ties`,
};

/** Documents after `after`, retired ones included: a device must hear that they retired. */
export const pageAfter = async (db: Queryable, scope: string, collection: string, after: number, limit: number): Promise<Page> =>
  toPage(await db.query<Row>(pageSql, [scope, collection, after, limit]), limit);

/** The same without retired documents, for a device that has none of them: the archives bring those. */
export const livePageAfter = async (db: Queryable, scope: string, collection: string, after: number, limit: number): Promise<Page> =>
  toPage(await db.query<Row>(livePageSql, [scope, collection, after, limit]), limit);

export type Digest = { readonly count: number; readonly digest: number };

/** How many live documents there are, and their digests folded into one (as `combineDigests` does). */
export async function digestOf(db: Queryable, scopes: readonly string[], collection: string): Promise<Digest> {
  const [row] = await db.query<Digest>({
    name: 'digest-of',
    text: `select count(*) as count, coalesce(bit_xor(digest), 0) as digest from document where ${live('any($1::text[])', '$2')}`,
  }, [scopes, collection]);
  return row ?? { count: 0, digest: 0 };
}

export async function documentDigests(db: Queryable, scopes: readonly string[], collection: string): Promise<Record<string, number>> {
  const rows = await db.query<{ id: string; digest: number }>({
    name: 'document-digests',
    text: `select id, digest from document where ${live('any($1::text[])', '$2')}`,
  }, [scopes, collection]);
  return Object.fromEntries(rows.map(({ id, digest }) => [id, digest]));
}
