import { deviceStateOf } from '../../shared/documents/roster-document.ts';
import { deviceDocId } from '../../shared/documents/collections.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import { branchScope, orgScope } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Paired } from '../../shared/protocol/identity.ts';
import type { ServerWrite } from '../ingest/server-writer.ts';
import type { Queryable } from '../store/database.ts';
import { deviceById, devicesInBranch, insertDevice, markDeviceRevoked } from '../store/identity-devices.ts';
import { lockOrganisation } from '../store/identity-organisation.ts';
import { insertPairingCode, takePairingCode } from '../store/identity-pairing-codes.ts';
import { deviceJournal, deviceJournals } from '../store/identity-roster.ts';
import { deviceLetter } from './device-letter.ts';
import type { IdentityDeps, ManagerIdentity } from './port.ts';
import { deviceWrite } from './roster-ops.ts';
import { hashSecret, newPairingCode, newSecret, readPairingCode } from './secrets.ts';
import { writeOrRefuse } from './write-or-refuse.ts';

export type PairingError = { readonly type: 'code-unknown' } | { readonly type: 'code-expired' };
export type DeviceChangeError = { readonly type: 'no-such-device' } | { readonly type: 'already-revoked' };

/** How long a pairing code is good for. */
export const pairingCodeMs = 10 * 60_000;

type NewDeviceRequest = { readonly organisationId: string; readonly branchId: string; readonly kind: DeviceKind; readonly name: string; readonly by: string };

/** Inside a transaction that holds the organisation's lock: the device's row, its journal and what it is told once. */
export async function addDevice(deps: Pick<IdentityDeps, 'entropy' | 'newStamp' | 'clock'>, tx: Queryable, request: NewDeviceRequest): Promise<{ writes: ServerWrite[]; paired: Paired }> {
  const { organisationId, branchId, kind, name, by } = request;
  const id = deps.entropy.newId();
  const token = newSecret(deps.entropy);
  // Rows are never deleted, so their number has never been given as a letter.
  const letter = deviceLetter((await devicesInBranch(tx, branchId)).length);
  await insertDevice(tx, { id, organisationId, branchId, kind, letter, tokenHash: hashSecret(token), nowMs: deps.clock.nowMs() });
  return {
    writes: [deviceWrite(deps, organisationId, by, id, [{ type: 'device.paired', data: { name, kind, letter, branchId } }])],
    paired: { token, deviceId: id, name, kind, letter, organisationId, branchId, scopes: [branchScope(branchId), orgScope(organisationId)] },
  };
}

/** A code that makes one more device of this branch; returned in clear here and never again. */
export async function makePairingCode(deps: IdentityDeps, manager: ManagerIdentity, request: { readonly kind: DeviceKind; readonly name: string }): Promise<{ code: string; expiresAtMs: number }> {
  const code = newPairingCode(deps.entropy);
  const expiresAtMs = deps.clock.nowMs() + pairingCodeMs;
  const { organisationId, branchId, staffId } = manager;
  await deps.database.transaction((tx) => insertPairingCode(tx, hashSecret(code), { organisationId, branchId, ...request, madeBy: staffId, expiresAtMs }));
  return { code, expiresAtMs };
}

/** Makes the caller the device the code was made for. A code is good once. */
export async function pairDevice(deps: IdentityDeps, typedCode: string): Promise<Result<Paired, PairingError>> {
  const code = readPairingCode(typedCode);
  if (code === null) return err({ type: 'code-unknown' });
  return writeOrRefuse<Paired, PairingError>(deps.writer, async (tx) => {
    const found = await takePairingCode(tx, hashSecret(code));
    if (found === null) return err({ type: 'code-unknown' });
    if (found.expiresAtMs <= deps.clock.nowMs()) return err({ type: 'code-expired' });
    await lockOrganisation(tx, found.organisationId);
    const { writes, paired } = await addDevice(deps, tx, { ...found, by: found.madeBy });
    return ok({ writes, value: paired });
  });
}

/** Every device the manager's branch ever had, oldest first. */
export async function listDevices(deps: IdentityDeps, manager: ManagerIdentity) {
  const rows = await devicesInBranch(deps.database, manager.branchId);
  const journalById = new Map((await deviceJournals(deps.database, manager.organisationId)).map((doc) => [String(doc.id), doc]));
  return rows.map((row) => {
    const doc = journalById.get(deviceDocId(row.id));
    return {
      id: row.id, name: doc ? deviceStateOf(doc).name : '', kind: row.kind, letter: row.letter, revoked: row.revoked,
      lastSeenMs: row.lastSeenMs, online: deps.presence.isOnline(row.id), unsent: deps.presence.unsentOf(row.id) ?? row.unsent,
    };
  });
}

/** The device, when it belongs to the manager's branch and is not revoked. */
async function changeable(tx: Queryable, manager: ManagerIdentity, deviceId: string): Promise<DeviceChangeError | null> {
  await lockOrganisation(tx, manager.organisationId);
  const row = await deviceById(tx, manager.organisationId, deviceId);
  if (row === null || row.branchId !== manager.branchId) return { type: 'no-such-device' };
  return row.revoked ? { type: 'already-revoked' } : null;
}

export const renameDevice = (deps: IdentityDeps, manager: ManagerIdentity, deviceId: string, name: string): Promise<Result<null, DeviceChangeError>> =>
  writeOrRefuse<null, DeviceChangeError>(deps.writer, async (tx) => {
    const fault = await changeable(tx, manager, deviceId);
    if (fault) return err(fault);
    const doc = await deviceJournal(tx, manager.organisationId, deviceId);
    const writes = doc && deviceStateOf(doc).name === name ? [] : [deviceWrite(deps, manager.organisationId, manager.staffId, deviceId, [{ type: 'device.renamed', data: { name } }])];
    return ok({ writes, value: null });
  });

/** Ends the device's rights for good; its stream hears of it over the roster. */
export const revokeDevice = (deps: IdentityDeps, manager: ManagerIdentity, deviceId: string): Promise<Result<null, DeviceChangeError>> =>
  writeOrRefuse<null, DeviceChangeError>(deps.writer, async (tx) => {
    const fault = await changeable(tx, manager, deviceId);
    if (fault) return err(fault);
    await markDeviceRevoked(tx, deviceId, deps.clock.nowMs());
    return ok({ writes: [deviceWrite(deps, manager.organisationId, manager.staffId, deviceId, [{ type: 'device.revoked', data: {} }])], value: null });
  });
