import { staffStateOf } from '../../shared/documents/roster-document.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Queryable } from '../store/database.ts';
import { countFailure, forgetFailures, lockedUntil, lockLogin, loginByName } from '../store/identity-logins.ts';
import { staffJournal } from '../store/identity-roster.ts';
import { deleteOldSessions, deleteSession, insertSession, sessionBySecretHash, touchSession } from '../store/identity-sessions.ts';
import { hashPassword, isPassword } from './argon2.ts';
import type { IdentityDeps, ManagerIdentity, SessionRefusal } from './port.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** A session ends after this long without a request, and after that long whatever happens. */
export const sessionIdleMs = 2 * 3_600_000;
export const sessionMaxMs = 12 * 3_600_000;
/** How often the last use is written down. */
const touchEveryMs = 60_000;

/** Failures in a row before a login is locked, and for how long: doubled by each further one. */
const failuresBeforeLock = 5;
const firstLockMs = 60_000;
const longestLockMs = 15 * 60_000;

export type SignInError = { readonly type: 'wrong' } | { readonly type: 'locked'; readonly untilMs: number };
export type SignedIn = { readonly secret: string; readonly manager: ManagerIdentity };

export const isManaging = (role: Role | undefined): role is 'admin' | 'manager' => role === 'admin' || role === 'manager';

/** Logins are compared without regard to case and to how letters with marks are composed. */
export const loginKey = (login: string): string => login.trim().normalize('NFKC').toLowerCase();

/** The person as a manager of the branch; null when they left or may not manage. */
export async function managerOf(db: Queryable, of: { readonly organisationId: string; readonly branchId: string; readonly staffId: string }): Promise<ManagerIdentity | null> {
  const doc = await staffJournal(db, of.organisationId, of.staffId);
  if (doc === null) return null;
  const { name, active, roleByBranch } = staffStateOf(doc);
  const role = roleByBranch[of.branchId];
  return active && isManaging(role) ? { staffId: of.staffId, name, role, branchId: of.branchId, organisationId: of.organisationId } : null;
}

/** Starts a session; returns the secret that goes into the cookie. */
export async function openSession(deps: Pick<IdentityDeps, 'entropy' | 'clock'>, tx: Queryable, of: { readonly organisationId: string; readonly branchId: string; readonly staffId: string }): Promise<string> {
  const secret = newSecret(deps.entropy);
  await insertSession(tx, hashSecret(secret), { organisationId: of.organisationId, branchId: of.branchId, staffId: of.staffId, createdAtMs: deps.clock.nowMs() });
  return secret;
}

export async function managerOfSession({ database, clock }: Pick<IdentityDeps, 'database' | 'clock'>, secret: string): Promise<Result<ManagerIdentity, SessionRefusal>> {
  const secretHash = hashSecret(secret);
  const session = await sessionBySecretHash(database, secretHash);
  if (session === null) return err('unknown');
  const nowMs = clock.nowMs();
  if (nowMs - session.createdAtMs >= sessionMaxMs || nowMs - session.usedAtMs >= sessionIdleMs) {
    await deleteSession(database, secretHash);
    return err('expired');
  }
  const manager = await managerOf(database, session);
  if (manager === null) return err('unknown');
  if (nowMs - session.usedAtMs >= touchEveryMs) await touchSession(database, secretHash, nowMs);
  return ok(manager);
}

export const closeSession = ({ database }: Pick<IdentityDeps, 'database'>, secret: string): Promise<void> => deleteSession(database, hashSecret(secret));

/**
 * Sign-in by login and password. The same work is done, the same is answered and the same lock
 * falls for a login that does not exist, so that nobody can find out which ones do.
 */
export function createSignIn(deps: IdentityDeps): (login: string, password: string) => Promise<Result<SignedIn, SignInError>> {
  const nobody = hashPassword(newSecret(deps.entropy), deps.entropy);
  // Awaited at the first sign-in; a failure shows there.
  nobody.catch(() => undefined);
  const { database, clock } = deps;
  return async (login, password) => {
    const key = loginKey(login);
    const keyHash = hashSecret(key);
    const untilMs = await lockedUntil(database, keyHash);
    if (untilMs > clock.nowMs()) return err({ type: 'locked', untilMs });
    const found = await loginByName(database, key);
    const right = await isPassword(found?.passwordHash ?? (await nobody), password);
    const manager = right && found !== null ? await managerOf(database, found) : null;
    if (manager === null) return err(await failed(deps, keyHash));
    await forgetFailures(database, keyHash);
    await deleteOldSessions(database, clock.nowMs() - sessionMaxMs);
    return ok({ secret: await openSession(deps, database, manager), manager });
  };
}

async function failed({ database, clock, log }: IdentityDeps, keyHash: Uint8Array): Promise<SignInError> {
  const failures = await countFailure(database, keyHash, clock.nowMs());
  if (failures < failuresBeforeLock) return { type: 'wrong' };
  const untilMs = clock.nowMs() + Math.min(longestLockMs, firstLockMs * 2 ** (failures - failuresBeforeLock));
  await lockLogin(database, keyHash, untilMs);
  log.warn({ failures, untilMs }, 'a login was locked after wrong passwords');
  return { type: 'locked', untilMs };
}
