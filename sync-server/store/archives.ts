import type { ArchiveEntry } from '../../shared/protocol/replication.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import type { Queryable } from './database.ts';
import { live } from './document-filter.ts';

/** The newest revision of one part of a settled day. */
export type ArchivePart = { readonly part: number; readonly revision: number; readonly orderIds: readonly string[] };

export type NewArchive = Omit<ArchiveEntry, 'bytes'> & { readonly bytes: Uint8Array; readonly orderIds: readonly string[] };

/** Live orders with what tells whether their day is settled. */
export const liveOrders = (db: Queryable, scope: string, before: string): Promise<{ readonly id: string; readonly seq: number; readonly body: Journal }[]> =>
  db.query({
    name: 'live-orders-before',
    text: `select id, seq, body from document
           where ${live('$1', `'orders'`)}
             and body -> 'head' ->> 'businessDate' < $2 and body -> 'head' ->> 'businessDate' <> ''`,
  }, [scope, before]);

export const ordersById = (db: Queryable, scope: string, ids: readonly string[]): Promise<{ readonly id: string; readonly seq: number; readonly body: Journal }[]> =>
  db.query({
    name: 'orders-by-id',
    text: `select d.id, d.seq, d.body from unnest($2::text[]) as wanted (id)
           cross join lateral (select * from document where scope = $1 and collection = 'orders' and id = wanted.id limit 1) d`,
  }, [scope, ids]);

/** The parts of a settled day as they are now. */
export async function partsOf(db: Queryable, scope: string, businessDate: string): Promise<ArchivePart[]> {
  return db.query<ArchivePart>({
    name: 'archive-parts',
    text: `select distinct on (part) part, revision, order_ids as "orderIds" from archive
           where scope = $1 and business_date = $2 order by part, revision desc`,
  }, [scope, businessDate]);
}

export const insertArchive = async (tx: Queryable, archive: NewArchive, nowMs: number): Promise<void> => {
  await tx.query({
    text: `insert into archive (scope, id, business_date, part, revision, seq, orders, sha256, bytes, order_ids, sealed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::float8 / 1000))`,
  }, [archive.scope, archive.id, archive.businessDate, archive.part, archive.revision, archive.seq, archive.orders, archive.sha256, archive.bytes, archive.orderIds, nowMs]);
};

/** Newest revisions of the parts sealed after `after`, in that order; `bytes`: length of what `archiveBytes` gives. */
export const archivesAfter = (db: Queryable, scope: string, after: number): Promise<ArchiveEntry[]> =>
  db.query<ArchiveEntry>({
    name: 'archives-after',
    text: `select id, scope, business_date as "businessDate", part, revision, seq, orders, octet_length(bytes) as bytes, sha256
           from (select distinct on (business_date, part) * from archive where scope = $1 order by business_date, part, revision desc) newest
           where seq > $2 order by seq, part`,
  }, [scope, after]);

/**
 * The gzipped contents in the order of `ids`, as many as have `maxBytes` together, the first in any
 * case; null for what is not there (a newer revision took its place) or has no room.
 */
export async function archiveBytes(db: Queryable, scope: string, ids: readonly string[], maxBytes: number): Promise<(Buffer | null)[]> {
  const rows = await db.query<{ place: number; bytes: Buffer }>({
    name: 'archive-bytes',
    text: `select place, bytes from (
             select wanted.place, found.bytes, sum(octet_length(found.bytes)) over (order by wanted.place) as total
             from unnest($2::text[]) with ordinality as wanted (id, place)
             cross join lateral (select bytes from archive where scope = $1 and id = wanted.id limit 1) found
           ) counted where total <= $3 or total = octet_length(bytes)`,
  }, [scope, ids, maxBytes]);
  const byPlace = new Map(rows.map(({ place, bytes }) => [place, bytes]));
  return ids.map((_, index) => byPlace.get(index + 1) ?? null);
}

/** Drops revisions that newer ones replaced before `beforeMs`: a device that listed them has long fetched or listed again. */
export const dropReplacedArchives = async (db: Queryable, scope: string, beforeMs: number): Promise<void> => {
  await db.query({
    name: 'drop-replaced-archives',
    text: `delete from archive a where a.scope = $1 and exists (
             select from archive b where b.scope = a.scope and b.business_date = a.business_date and b.part = a.part
               and b.revision > a.revision and b.sealed_at < to_timestamp($2::float8 / 1000))`,
  }, [scope, beforeMs]);
};

/** Branches that have documents. */
export const branchScopes = async (db: Queryable): Promise<string[]> =>
  (await db.query<{ scope: string }>({ text: `select scope from scope_sequence where scope like 'branch:%' order by scope` })).map(({ scope }) => scope);
