import type { Queryable } from './database.ts';

export type LoginRow = { readonly organisationId: string; readonly branchId: string; readonly staffId: string; readonly passwordHash: string };

export async function loginByName(db: Queryable, login: string): Promise<LoginRow | null> {
  const rows = await db.query<LoginRow>(
    {
      name: 'login_by_name',
      text: `select organisation_id as "organisationId", branch_id as "branchId", staff_id as "staffId", password_hash as "passwordHash" from manager_login where login = $1`,
    },
    [login],
  );
  return rows[0] ?? null;
}

export async function insertLogin(tx: Queryable, login: string, row: LoginRow): Promise<void> {
  await tx.query(
    { text: 'insert into manager_login (login, organisation_id, branch_id, staff_id, password_hash) values ($1, $2, $3, $4, $5)' },
    [login, row.organisationId, row.branchId, row.staffId, row.passwordHash],
  );
}

export async function deleteLoginOf(tx: Queryable, organisationId: string, staffId: string): Promise<void> {
  await tx.query({ text: 'delete from manager_login where organisation_id = $1 and staff_id = $2' }, [organisationId, staffId]);
}

/** Until when sign-ins under this login are refused; 0 when they are not. Kept for logins that do not exist too. */
export async function lockedUntil(db: Queryable, loginHash: Uint8Array): Promise<number> {
  const rows = await db.query<{ untilMs: number | null }>(
    { name: 'sign_in_locked', text: `select floor(extract(epoch from locked_until) * 1000)::float8 as "untilMs" from sign_in_failure where login_hash = $1` },
    [loginHash],
  );
  return rows[0]?.untilMs ?? 0;
}

/** Counts one more failure and returns how many there are in a row; those older than a day are forgotten. */
export async function countFailure(db: Queryable, loginHash: Uint8Array, nowMs: number): Promise<number> {
  const rows = await db.query<{ failures: number }>(
    {
      name: 'sign_in_failed',
      text: `insert into sign_in_failure as known (login_hash, failures, failed_at) values ($1, 1, to_timestamp($2::float8 / 1000))
        on conflict (login_hash) do update set failed_at = excluded.failed_at,
          failures = case when known.failed_at < excluded.failed_at - interval '1 day' then 1 else known.failures + 1 end
        returning failures`,
    },
    [loginHash, nowMs],
  );
  await db.query({ name: 'sign_in_forget', text: `delete from sign_in_failure where failed_at < to_timestamp($1::float8 / 1000) - interval '2 days'` }, [nowMs]);
  return rows[0]!.failures;
}

export async function lockLogin(db: Queryable, loginHash: Uint8Array, untilMs: number): Promise<void> {
  await db.query({ name: 'sign_in_lock', text: 'update sign_in_failure set locked_until = to_timestamp($2::float8 / 1000) where login_hash = $1' }, [loginHash, untilMs]);
}

export async function forgetFailures(db: Queryable, loginHash: Uint8Array): Promise<void> {
  await db.query({ name: 'sign_in_succeeded', text: 'delete from sign_in_failure where login_hash = $1' }, [loginHash]);
}
