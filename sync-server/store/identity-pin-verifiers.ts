import type { Queryable } from './database.ts';

/** `hash`: Argon2id of the PIN with these costs. */
export type PinVerifierRow = {
  readonly staffId: string;
  readonly pinVersion: number;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
};

export const pinVerifiers = (db: Queryable, organisationId: string): Promise<PinVerifierRow[]> =>
  db.query<PinVerifierRow>(
    {
      name: 'pin_verifiers',
      text: `select staff_id as "staffId", pin_version as "pinVersion", salt, hash, memory_kib as "memoryKiB", iterations, parallelism
        from pin_verifier where organisation_id = $1 order by staff_id`,
    },
    [organisationId],
  );

export async function putPinVerifier(tx: Queryable, organisationId: string, row: PinVerifierRow): Promise<void> {
  await tx.query(
    {
      text: `insert into pin_verifier (organisation_id, staff_id, pin_version, salt, hash, memory_kib, iterations, parallelism) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (organisation_id, staff_id) do update set pin_version = excluded.pin_version, salt = excluded.salt, hash = excluded.hash,
          memory_kib = excluded.memory_kib, iterations = excluded.iterations, parallelism = excluded.parallelism`,
    },
    [organisationId, row.staffId, row.pinVersion, row.salt, row.hash, row.memoryKiB, row.iterations, row.parallelism],
  );
}

export async function deletePinVerifier(tx: Queryable, organisationId: string, staffId: string): Promise<void> {
  await tx.query({ text: 'delete from pin_verifier where organisation_id = $1 and staff_id = $2' }, [organisationId, staffId]);
}
