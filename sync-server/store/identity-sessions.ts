import type { Queryable } from './database.ts';

/** Times in milliseconds since 1970. */
export type SessionRow = {
  readonly organisationId: string;
  readonly branchId: string;
  readonly staffId: string;
  readonly createdAtMs: number;
  readonly usedAtMs: number;
};

const sessionSql = {
  name: 'session_by_secret',
  text: `select organisation_id as "organisationId", branch_id as "branchId", staff_id as "staffId",
    floor(extract(epoch from created_at) * 1000)::float8 as "createdAtMs", floor(extract(epoch from used_at) * 1000)::float8 as "usedAtMs"
    from session where secret_hash = $1`,
};

export async function sessionBySecretHash(db: Queryable, secretHash: Uint8Array): Promise<SessionRow | null> {
  return (await db.query<SessionRow>(sessionSql, [secretHash]))[0] ?? null;
}

export async function insertSession(tx: Queryable, secretHash: Uint8Array, session: Omit<SessionRow, 'usedAtMs'>): Promise<void> {
  await tx.query(
    { text: 'insert into session (secret_hash, organisation_id, branch_id, staff_id, created_at, used_at) values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), to_timestamp($5::float8 / 1000))' },
    [secretHash, session.organisationId, session.branchId, session.staffId, session.createdAtMs],
  );
}

export async function touchSession(db: Queryable, secretHash: Uint8Array, nowMs: number): Promise<void> {
  await db.query({ name: 'session_touch', text: 'update session set used_at = greatest(used_at, to_timestamp($2::float8 / 1000)) where secret_hash = $1' }, [secretHash, nowMs]);
}

export async function deleteSession(db: Queryable, secretHash: Uint8Array): Promise<void> {
  await db.query({ text: 'delete from session where secret_hash = $1' }, [secretHash]);
}

export async function deleteSessionsOf(tx: Queryable, organisationId: string, staffId: string): Promise<void> {
  await tx.query({ text: 'delete from session where organisation_id = $1 and staff_id = $2' }, [organisationId, staffId]);
}

/** Forgets sessions made before `beforeMs`. */
export async function deleteOldSessions(db: Queryable, beforeMs: number): Promise<void> {
  await db.query({ text: 'delete from session where created_at < to_timestamp($1::float8 / 1000)' }, [beforeMs]);
}
