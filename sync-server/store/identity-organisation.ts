import type { Queryable } from './database.ts';

export type OrganisationRow = { readonly id: string; readonly name: string; readonly demo: boolean };

/** Any number; the same for every instance of this program. */
const firstRunLock = 7_202_611_002;

/** Lets one first run at a time through, over all instances; released with the transaction. */
export const lockFirstRun = (tx: Queryable): Promise<unknown> =>
  tx.query({ text: 'select pg_advisory_xact_lock($1)' }, [firstRunLock]);

/** Lets one change of people or devices at a time through in an organisation; released with the transaction. */
export const lockOrganisation = (tx: Queryable, organisationId: string): Promise<unknown> =>
  tx.query({ text: 'select 1 from organisation where id = $1 for update' }, [organisationId]);

/** The organisation of this installation; null before the first run. */
export async function organisation(db: Queryable): Promise<OrganisationRow | null> {
  return (await db.query<OrganisationRow>({ name: 'organisation', text: 'select id, name, demo from organisation order by created_at limit 1' }))[0] ?? null;
}

export async function insertOrganisation(tx: Queryable, row: OrganisationRow, branch: { readonly id: string; readonly name: string }): Promise<void> {
  await tx.query({ text: 'insert into organisation (id, name, demo) values ($1, $2, $3)' }, [row.id, row.name, row.demo]);
  await tx.query({ text: 'insert into branch (id, organisation_id, name) values ($1, $2, $3)' }, [branch.id, row.id, branch.name]);
}
