/**
 * The scope is the first column of every key and index, so that the same schema distributes by it.
 *
 * Each question has one index that can answer it: by id the primary key (collation C), by sequence
 * the one in collation POSIX (the same order under another name), what is live the one on an
 * expression. Without that a plan made while the table is empty, when all indexes look alike, reads
 * a whole branch to find one document, and stays in use until the first ANALYZE.
 *
 * lz4 may be missing from a PostgreSQL built without it: then its own compression stays.
 */
export const documents = {
  name: '0001-documents',
  sql: `
create table organisation (
  id text primary key,
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table branch (
  id text primary key,
  organisation_id text not null references organisation (id),
  name text not null,
  created_at timestamptz not null default now()
);

create table document (
  scope text collate "C" not null,
  collection text collate "C" not null,
  id text collate "C" not null,
  seq bigint not null,
  deleted boolean not null,
  digest bigint not null,
  body jsonb not null,
  primary key (scope, collection, id)
) with (toast_tuple_target = 4080);
create index document_by_seq on document (scope collate "POSIX", collection collate "POSIX", seq);
create index document_live on document ((case when deleted then null else scope end), collection, seq) include (digest) where not deleted;

create table scope_sequence (
  scope text primary key,
  seq bigint not null
) with (fillfactor = 50);

create table audit (
  scope text not null,
  id bigint generated always as identity,
  seq bigint not null,
  collection text not null,
  doc_id text not null,
  pushed_by text not null,
  received_at timestamptz not null,
  entries jsonb not null,
  primary key (scope, id)
);
create index audit_by_document on audit (scope, doc_id);

create table archive (
  scope text not null,
  id text not null,
  business_date text not null,
  part integer not null,
  revision integer not null,
  seq bigint not null,
  orders integer not null,
  sha256 text not null,
  bytes bytea not null,
  order_ids text[] not null,
  sealed_at timestamptz not null,
  primary key (scope, id)
);
create index archive_by_seq on archive (scope, seq);
alter table archive alter column bytes set storage external;

do $$ begin
  alter table document alter column body set compression lz4;
  alter table audit alter column entries set compression lz4;
exception when feature_not_supported then null;
end $$;
`,
};
