/**
 * Who is who. Names, roles and revocations are in the roster's journals; here is only what must not
 * replicate (hashes) and what a request is looked up by. Rows of `device` stay for ever: a letter
 * is never given twice in a branch.
 */
export const identityTables = {
  name: '0002-identity',
  sql: `
create table device (
  id text primary key,
  organisation_id text not null references organisation (id),
  branch_id text not null references branch (id),
  kind text not null,
  letter text not null,
  token_hash bytea not null unique,
  revoked_at timestamptz,
  last_seen_at timestamptz,
  last_unsent integer,
  app text,
  created_at timestamptz not null,
  unique (branch_id, letter)
);

create table pairing_code (
  code_hash bytea primary key,
  organisation_id text not null references organisation (id),
  branch_id text not null references branch (id),
  kind text not null,
  name text not null,
  made_by text not null,
  expires_at timestamptz not null
);

create table manager_login (
  login text primary key,
  organisation_id text not null references organisation (id),
  branch_id text not null references branch (id),
  staff_id text not null,
  password_hash text not null
);
create unique index manager_login_by_staff on manager_login (organisation_id, staff_id);

create table sign_in_failure (
  login_hash bytea primary key,
  failures integer not null,
  failed_at timestamptz not null,
  locked_until timestamptz
);

create table session (
  secret_hash bytea primary key,
  organisation_id text not null references organisation (id),
  branch_id text not null references branch (id),
  staff_id text not null,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index session_by_staff on session (organisation_id, staff_id);

create table pin_verifier (
  organisation_id text not null references organisation (id),
  staff_id text not null,
  pin_version integer not null,
  salt bytea not null,
  hash bytea not null,
  memory_kib integer not null,
  iterations integer not null,
  parallelism integer not null,
  primary key (organisation_id, staff_id)
);
`,
};
