import pg from 'pg';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { isUnavailable } from './database.ts';

/** Why a database cannot be used. `mayPass`: it may only be starting. */
export type DatabaseProblem = { readonly message: string; readonly mayPass: boolean };

const oldestVersion = 15;

/** Whether the PostgreSQL at `url` answers and is new enough. Says nothing of the password in the address. */
export async function checkDatabase(url: string): Promise<Result<null, DatabaseProblem>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    const version = Math.floor(Number(rows[0]?.version ?? 0) / 10_000);
    if (version >= oldestVersion) return ok(null);
    return err({ mayPass: false, message: `The database is PostgreSQL ${version}; Smart POS needs ${oldestVersion} or later.` });
  } catch (cause) {
    const said = cause instanceof Error ? (cause instanceof AggregateError ? cause.errors.map(String).join('; ') : cause.message) : String(cause);
    const mayPass = isUnavailable(cause) || cause instanceof AggregateError;
    return err({ mayPass, message: `The database of DATABASE_URL cannot be used: ${said}. Check that it runs and that address, name, user and password are right.` });
  } finally {
    await client.end().catch(() => undefined);
  }
}
