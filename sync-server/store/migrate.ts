import type { Database } from './database.ts';
import { documents } from './migrations/0001-documents.ts';
import { identityTables } from './migrations/0002-identity.ts';
import { auditByIdOnly } from './migrations/0003-audit-by-id-only.ts';
import { auditByOp } from './migrations/0004-audit-by-op.ts';

export type Migration = { readonly name: string; readonly sql: string };

/** Every change of the schema, in order; one that has shipped is never edited. Modules, so that the bundle carries them. */
export const migrations: readonly Migration[] = [documents, identityTables, auditByIdOnly, auditByOp];

/** Any number; the same for every instance of this program. */
const migrationLock = 7_202_611_001;

/**
 * Brings the schema up to date and returns the names of what was applied. Several instances may
 * start at once: the lock lets one work while the others wait, and all or none of it happens.
 */
export async function migrate(database: Database, wanted: readonly Migration[] = migrations): Promise<readonly string[]> {
  return database.transaction(async (tx) => {
    await tx.query({ text: 'select pg_advisory_xact_lock($1)' }, [migrationLock]);
    await tx.query({ text: 'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())' });
    const applied = new Set((await tx.query<{ name: string }>({ text: 'select name from schema_migration' })).map(({ name }) => name));
    const missing = wanted.filter(({ name }) => !applied.has(name));
    for (const { name, sql } of missing) {
      await tx.query({ text: sql });
      await tx.query({ text: 'insert into schema_migration (name) values ($1)' }, [name]);
    }
    return missing.map(({ name }) => name);
  });
}
