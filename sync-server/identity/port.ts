import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import type { Scope } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';
import type { ServerWriter } from '../ingest/server-writer.ts';
import type { Clock } from '../platform/clock.ts';
import type { Entropy } from '../platform/entropy.ts';
import type { Log } from '../platform/log.ts';
import type { Database } from '../store/database.ts';

/** Who a device token belongs to. `scopes`: its branch and its organisation, in this order. */
export type DeviceIdentity = {
  readonly deviceId: string;
  readonly kind: DeviceKind;
  readonly branchId: string;
  readonly organisationId: string;
  readonly scopes: readonly Scope[];
};

/** Who a session cookie belongs to. Only admins and managers have sessions. */
export type ManagerIdentity = {
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly branchId: string;
  readonly organisationId: string;
};

export type DeviceRefusal = 'unknown' | 'revoked';
export type SessionRefusal = 'unknown' | 'expired';

/** What a device said of itself when it was last heard. */
export type Contact = { readonly atMs: number; readonly unsent: number | null; readonly app: string | null };

/** Who is who: asked by every route and by the stream. */
export interface Identity {
  /** Answers are kept for some seconds by the caller; a revocation heard over the roster ends that at once. */
  deviceOfToken(token: string): Promise<Result<DeviceIdentity, DeviceRefusal>>;
  /** `secret`: the value of the session cookie. */
  managerOfSession(secret: string): Promise<Result<ManagerIdentity, SessionRefusal>>;
  /** Called when a device connects, disconnects and now and then between. */
  recordContact(deviceId: string, contact: Contact): Promise<void>;
}

/** Which devices hold a stream to this instance right now. */
export interface Presence {
  isOnline(deviceId: string): boolean;
  /** What the device last said it still has to send; null when it is not connected here. */
  unsentOf(deviceId: string): number | null;
}

/** What the identity code is given. SQL goes through `database`; documents are written through `writer` only. */
export type IdentityDeps = {
  readonly database: Database;
  readonly writer: ServerWriter;
  readonly clock: Clock;
  readonly entropy: Entropy;
  /** Stamps for the ops that the server writes (staff, devices). */
  readonly newStamp: () => Stamp;
  readonly presence: Presence;
  /** Archives the settled days of a branch now instead of at the next round. */
  readonly sealSettledDays: (scope: Scope) => Promise<void>;
  readonly log: Log;
};

/**
 * Contract with `app.ts`: `identity/identity.ts` exports `createIdentity(deps: IdentityDeps): Identity`;
 * each of `routes/{setup,pair,devices,staff,session}.ts` exports `<name>Routes(deps: IdentityRouteDeps)`,
 * a plain Hono app with full paths (`/api/v1/setup`), and `<name>Operations` for the API document.
 */
export type IdentityRouteDeps = IdentityDeps & { readonly identity: Identity };
