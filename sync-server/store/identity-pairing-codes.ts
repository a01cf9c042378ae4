import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { Queryable } from './database.ts';

export type PairingCodeRow = {
  readonly organisationId: string;
  readonly branchId: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly madeBy: string;
  readonly expiresAtMs: number;
};

/** Keeps a code and forgets those that are long over. */
export async function insertPairingCode(tx: Queryable, codeHash: Uint8Array, code: PairingCodeRow): Promise<void> {
  await tx.query({ text: `delete from pairing_code where expires_at < to_timestamp($1::float8 / 1000) - interval '1 day'` }, [code.expiresAtMs]);
  await tx.query(
    { text: 'insert into pairing_code (code_hash, organisation_id, branch_id, kind, name, made_by, expires_at) values ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000))' },
    [codeHash, code.organisationId, code.branchId, code.kind, code.name, code.madeBy, code.expiresAtMs],
  );
}

/** Takes a code out, so that of two devices that show it at once one finds it gone. Null when there is none. */
export async function takePairingCode(tx: Queryable, codeHash: Uint8Array): Promise<PairingCodeRow | null> {
  const rows = await tx.query<PairingCodeRow>(
    {
      text: `delete from pairing_code where code_hash = $1 returning organisation_id as "organisationId", branch_id as "branchId", kind, name,
        made_by as "madeBy", floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAtMs"`,
    },
    [codeHash],
  );
  return rows[0] ?? null;
}
