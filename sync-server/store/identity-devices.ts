import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { Queryable } from './database.ts';

/** Times in milliseconds since 1970. */
export type DeviceRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly kind: DeviceKind;
  readonly letter: string;
  readonly revoked: boolean;
  readonly lastSeenMs: number | null;
  readonly unsent: number | null;
};

const columns = `id, organisation_id as "organisationId", branch_id as "branchId", kind, letter, revoked_at is not null as revoked,
  floor(extract(epoch from last_seen_at) * 1000)::float8 as "lastSeenMs", last_unsent as unsent`;

const byTokenSql = { name: 'device_by_token', text: `select ${columns} from device where token_hash = $1` };
const byIdSql = { name: 'device_by_id', text: `select ${columns} from device where organisation_id = $1 and id = $2` };
const inBranchSql = { name: 'devices_in_branch', text: `select ${columns} from device where branch_id = $1 order by created_at, id` };
const contactSql = {
  name: 'device_contact',
  // Contacts of one moment go over several connections, and the later one may arrive first: it stands. One that seems much older comes from a clock that was set back.
  text: `update device set last_seen_at = greatest(last_seen_at, to_timestamp($2::float8 / 1000)), last_unsent = coalesce($3, last_unsent), app = coalesce($4, app)
         where id = $1 and (last_seen_at between to_timestamp($2::float8 / 1000 + 0.001) and to_timestamp($2::float8 / 1000 + 60)) is not true`,
};

export async function deviceByTokenHash(db: Queryable, tokenHash: Uint8Array): Promise<DeviceRow | null> {
  return (await db.query<DeviceRow>(byTokenSql, [tokenHash]))[0] ?? null;
}

export async function deviceById(db: Queryable, organisationId: string, id: string): Promise<DeviceRow | null> {
  return (await db.query<DeviceRow>(byIdSql, [organisationId, id]))[0] ?? null;
}

/** Every device the branch ever had, oldest first. */
export const devicesInBranch = (db: Queryable, branchId: string): Promise<DeviceRow[]> => db.query<DeviceRow>(inBranchSql, [branchId]);

export type NewDevice = Pick<DeviceRow, 'id' | 'organisationId' | 'branchId' | 'kind' | 'letter'> & { readonly tokenHash: Uint8Array; readonly nowMs: number };

export async function insertDevice(tx: Queryable, device: NewDevice): Promise<void> {
  await tx.query(
    { text: 'insert into device (id, organisation_id, branch_id, kind, letter, token_hash, created_at) values ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000))' },
    [device.id, device.organisationId, device.branchId, device.kind, device.letter, device.tokenHash, device.nowMs],
  );
}

export async function markDeviceRevoked(tx: Queryable, id: string, nowMs: number): Promise<void> {
  await tx.query({ text: 'update device set revoked_at = to_timestamp($2::float8 / 1000) where id = $1 and revoked_at is null' }, [id, nowMs]);
}

export async function recordDeviceContact(db: Queryable, id: string, contact: { readonly atMs: number; readonly unsent: number | null; readonly app: string | null }): Promise<void> {
  await db.query(contactSql, [id, contact.atMs, contact.unsent, contact.app]);
}
