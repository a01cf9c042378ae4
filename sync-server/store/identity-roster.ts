import type { Journal } from '../../shared/crdt/journal.ts';
import { deviceDocId, staffDocId } from '../../shared/documents/collections.ts';
import { orgScope } from '../../shared/kernel/ids.ts';
import type { Queryable } from './database.ts';

const oneSql = { name: 'roster_one', text: `select body from document where scope = $1 and collection = 'roster' and id = $2` };
const manySql = { name: 'roster_many', text: `select body from document where scope = $1 and collection = 'roster' and starts_with(id, $2)` };

async function journal(db: Queryable, organisationId: string, docId: string): Promise<Journal | null> {
  return (await db.query<{ body: Journal }>(oneSql, [orgScope(organisationId), docId]))[0]?.body ?? null;
}

async function journals(db: Queryable, organisationId: string, prefix: string): Promise<Journal[]> {
  return (await db.query<{ body: Journal }>(manySql, [orgScope(organisationId), prefix])).map(({ body }) => body);
}

export const staffJournal = (db: Queryable, organisationId: string, staffId: string): Promise<Journal | null> => journal(db, organisationId, staffDocId(staffId));
export const deviceJournal = (db: Queryable, organisationId: string, deviceId: string): Promise<Journal | null> => journal(db, organisationId, deviceDocId(deviceId));
export const staffJournals = (db: Queryable, organisationId: string): Promise<Journal[]> => journals(db, organisationId, staffDocId(''));
export const deviceJournals = (db: Queryable, organisationId: string): Promise<Journal[]> => journals(db, organisationId, deviceDocId(''));
