import { staffDocId } from '../../shared/documents/collections.ts';
import { staffStateOf } from '../../shared/documents/roster-document.ts';
import type { Role, StaffState } from '../../shared/domain/staff/staff.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Hire, PinVerifiers, StaffChange } from '../../shared/protocol/identity.ts';
import type { Queryable } from '../store/database.ts';
import { deleteLoginOf, insertLogin, loginByName } from '../store/identity-logins.ts';
import { lockOrganisation } from '../store/identity-organisation.ts';
import { deletePinVerifier, pinVerifiers, putPinVerifier } from '../store/identity-pin-verifiers.ts';
import { staffJournal, staffJournals } from '../store/identity-roster.ts';
import { deleteSessionsOf } from '../store/identity-sessions.ts';
import { hashPassword, hashPin, type PinHash } from './argon2.ts';
import type { DeviceIdentity, IdentityDeps, ManagerIdentity } from './port.ts';
import { staffWrite, type StaffEntry } from './roster-ops.ts';
import { isManaging, loginKey, managerOf } from './sessions.ts';
import { writeOrRefuse } from './write-or-refuse.ts';

export type StaffError =
  | { readonly type: 'no-such-person' }
  | { readonly type: 'left' }
  | { readonly type: 'admins-only' }
  | { readonly type: 'last-admin' }
  | { readonly type: 'login-taken' }
  | { readonly type: 'account-without-role' }
  | { readonly type: 'signed-out' };

type Person = { readonly id: string; readonly state: StaffState };

const idPrefix = staffDocId('');

async function people(db: Queryable, organisationId: string): Promise<Person[]> {
  const docs = await staffJournals(db, organisationId);
  return docs.map((doc) => ({ id: doc.id.slice(idPrefix.length), state: staffStateOf(doc) }));
}

/** Everyone who ever worked here, by name. */
export async function listStaff({ database }: IdentityDeps, { organisationId, branchId }: ManagerIdentity) {
  return (await people(database, organisationId))
    .map(({ id, state }) => ({ id, name: state.name, role: state.roleByBranch[branchId] ?? null, active: state.active }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

type Secrets = { readonly pin: PinHash | null; readonly passwordHash: string | null };

/** Done before the transaction: half a second of hashing must not hold its locks. */
const hashSecrets = async ({ entropy }: IdentityDeps, { pin, account }: Pick<StaffChange, 'pin' | 'account'>): Promise<Secrets> => ({
  pin: pin === undefined ? null : await hashPin(pin, entropy),
  passwordHash: account === undefined ? null : await hashPassword(account.password, entropy),
});

/** Keeps the password of a manager; their sessions end, since the old password may be known to others. */
async function putAccount(tx: Queryable, manager: ManagerIdentity, staffId: string, login: string, passwordHash: string): Promise<StaffError | null> {
  const key = loginKey(login);
  const taken = await loginByName(tx, key);
  if (taken !== null && (taken.staffId !== staffId || taken.organisationId !== manager.organisationId)) return { type: 'login-taken' };
  await deleteLoginOf(tx, manager.organisationId, staffId);
  await insertLogin(tx, key, { organisationId: manager.organisationId, branchId: manager.branchId, staffId, passwordHash });
  if (staffId !== manager.staffId) await deleteSessionsOf(tx, manager.organisationId, staffId);
  return null;
}

/** The manager as they are now, under the organisation's lock: they may have lost the role since the request began. */
async function actingManager(tx: Queryable, manager: ManagerIdentity): Promise<ManagerIdentity | null> {
  await lockOrganisation(tx, manager.organisationId);
  return managerOf(tx, manager);
}

export async function hire(deps: IdentityDeps, manager: ManagerIdentity, request: Hire): Promise<Result<{ id: string }, StaffError>> {
  const { organisationId, branchId } = manager;
  const secrets = await hashSecrets(deps, request);
  return writeOrRefuse<{ id: string }, StaffError>(deps.writer, async (tx) => {
    const actor = await actingManager(tx, manager);
    if (actor === null) return err({ type: 'signed-out' });
    if (request.role === 'admin' && actor.role !== 'admin') return err({ type: 'admins-only' });
    if (request.account && !isManaging(request.role)) return err({ type: 'account-without-role' });
    const id = deps.entropy.newId();
    if (request.account && secrets.passwordHash !== null) {
      const fault = await putAccount(tx, manager, id, request.account.login, secrets.passwordHash);
      if (fault) return err(fault);
    }
    if (secrets.pin) await putPinVerifier(tx, organisationId, { staffId: id, pinVersion: 1, ...secrets.pin });
    const writes = [staffWrite(deps, organisationId, actor.staffId, id, [
      { type: 'staff.hired', data: { name: request.name } },
      { type: 'staff.role-set', data: { branchId, role: request.role } },
      { type: 'staff.pin-set', data: { pinVersion: 1 } },
    ])];
    return ok({ writes, value: { id } });
  });
}

const activeAdmins = (all: readonly Person[]): Person[] =>
  all.filter(({ state }) => state.active && Object.values(state.roleByBranch).includes('admin'));

/** Why `actor` may not make this change; null when they may. */
async function faultOf(tx: Queryable, actor: ManagerIdentity, person: Person, change: StaffChange): Promise<StaffError | null> {
  const { state } = person;
  const role: Role | undefined = state.roleByBranch[actor.branchId];
  if (!state.active) return { type: 'left' };
  const concernsAdmin = Object.values(state.roleByBranch).includes('admin') || change.role === 'admin';
  if (concernsAdmin && actor.role !== 'admin') return { type: 'admins-only' };
  const loses = change.active === false || (change.role !== undefined && change.role !== 'admin');
  if (loses && role === 'admin') {
    const others = activeAdmins(await people(tx, actor.organisationId)).filter(({ id }) => id !== person.id);
    if (others.length === 0) return { type: 'last-admin' };
  }
  return change.account && !isManaging(change.role ?? role) ? { type: 'account-without-role' } : null;
}

function entriesOf(state: StaffState, branchId: string, change: StaffChange): StaffEntry[] {
  const entries: StaffEntry[] = [];
  if (change.name !== undefined && change.name !== state.name) entries.push({ type: 'staff.renamed', data: { name: change.name } });
  if (change.role !== undefined && change.role !== state.roleByBranch[branchId]) entries.push({ type: 'staff.role-set', data: { branchId, role: change.role } });
  if (change.pin !== undefined) entries.push({ type: 'staff.pin-set', data: { pinVersion: state.pinVersion + 1 } });
  if (change.active === false) entries.push({ type: 'staff.left', data: {} });
  return entries;
}

/** Renames, sets role, PIN or account, or lets go, all of it or nothing. */
export async function changeStaff(deps: IdentityDeps, manager: ManagerIdentity, staffId: string, change: StaffChange): Promise<Result<null, StaffError>> {
  const { organisationId, branchId } = manager;
  const secrets = await hashSecrets(deps, change);
  return writeOrRefuse<null, StaffError>(deps.writer, async (tx) => {
    const actor = await actingManager(tx, manager);
    if (actor === null) return err({ type: 'signed-out' });
    const doc = await staffJournal(tx, organisationId, staffId);
    if (doc === null) return err({ type: 'no-such-person' });
    const person = { id: staffId, state: staffStateOf(doc) };
    const fault = await faultOf(tx, actor, person, change);
    if (fault) return err(fault);
    if (change.account && secrets.passwordHash !== null) {
      const taken = await putAccount(tx, manager, staffId, change.account.login, secrets.passwordHash);
      if (taken) return err(taken);
    }
    if (secrets.pin) await putPinVerifier(tx, organisationId, { staffId, pinVersion: person.state.pinVersion + 1, ...secrets.pin });
    const managesNoMore = change.active === false || (change.role !== undefined && !isManaging(change.role));
    if (change.active === false) await deletePinVerifier(tx, organisationId, staffId);
    if (managesNoMore) {
      await deleteLoginOf(tx, organisationId, staffId);
      await deleteSessionsOf(tx, organisationId, staffId);
    }
    const entries = entriesOf(person.state, branchId, change);
    return ok({ writes: entries.length === 0 ? [] : [staffWrite(deps, organisationId, actor.staffId, staffId, entries)], value: null });
  });
}

/** What a device keeps to check PINs offline: of those who work in its branch. A customer's display gets none. */
export async function verifiersFor({ database }: IdentityDeps, device: DeviceIdentity): Promise<PinVerifiers> {
  if (device.kind === 'display') return { verifiers: [] };
  const working = new Set((await people(database, device.organisationId)).filter(({ state }) => state.active && device.branchId in state.roleByBranch).map(({ id }) => id));
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return {
    verifiers: (await pinVerifiers(database, device.organisationId)).filter(({ staffId }) => working.has(staffId)).map((row) => ({ ...row, salt: base64(row.salt), hash: base64(row.hash) })),
  };
}
