import * as v from 'valibot';
import { deviceKinds } from '../domain/device/device.ts';
import { languages } from '../domain/branch/branch.ts';
import { roles } from '../domain/staff/staff.ts';

/* Wire shapes of first run, pairing, people and sessions. */

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
export const pinSchema = v.pipe(v.string(), v.regex(/^\d{4,8}$/));
export const passwordSchema = v.pipe(v.string(), v.minLength(10), v.maxLength(200));
export const loginSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));

/** What a device knows of itself once paired. `token` is shown once, here. */
export const pairedSchema = v.object({
  token: v.string(), deviceId: v.string(), name: v.string(), kind: v.picklist(deviceKinds), letter: v.string(),
  organisationId: v.string(), branchId: v.string(), scopes: v.array(v.string()),
});
export type Paired = v.InferOutput<typeof pairedSchema>;

/** GET /api/v1/setup */
export const setupStateSchema = v.object({ state: v.picklist(['empty', 'ready']), demo: v.boolean(), restaurant: v.string() });

const rowNumber = v.number();
/**
 * One cell that cannot be taken: row as numbered in the file (header is 1), column by its header.
 * `reason` is a code of `shared/menu-import/reasons.ts`; `message` says it in plain English.
 */
export const importErrorSchema = v.object({
  sheet: v.picklist(['menu', 'modifiers']), row: rowNumber, column: v.string(), value: v.string(), reason: v.string(), message: v.string(),
});
export type ImportError = v.InferOutput<typeof importErrorSchema>;
/** POST /api/v1/setup/menu-check (form data: `menu` and perhaps `modifiers`, each CSV or XLSX, and `currency`): a Catalogue, or every bad cell. */
export const menuCheckSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), menu: v.unknown(), items: v.number(), categories: v.number() }),
  v.object({ ok: v.literal(false), errors: v.array(importErrorSchema) }),
]);
export type MenuCheck = v.InferOutput<typeof menuCheckSchema>;

/** POST /api/v1/setup/restaurant. `menu`: a Catalogue as returned by the menu check, or typed in. Answers `Paired` for this device and sets the session cookie. */
export const createRestaurantSchema = v.object({
  restaurant: name, currency: v.pipe(v.string(), v.length(3)), zone: v.pipe(v.string(), v.maxLength(60)), language: v.picklist(languages),
  cutOverHour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
  manager: v.object({ name, login: loginSchema, password: passwordSchema, pin: pinSchema }),
  tables: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(300)),
  menu: v.unknown(),
  /** Whether a shift must be open before money is taken; absent: no. */
  requireShift: v.optional(v.boolean()),
  device: v.object({ name, kind: v.picklist(deviceKinds) }),
});
export type CreateRestaurant = v.InferOutput<typeof createRestaurantSchema>;

/** POST /api/v1/setup/demo: answers `Paired` and sets the session cookie. PINs of the demo's people come in `people`. */
export const exploreDemoSchema = v.object({ language: v.picklist(languages), device: v.object({ name, kind: v.picklist(deviceKinds) }) });
export const demoReadySchema = v.object({ paired: pairedSchema, people: v.array(v.object({ name: v.string(), role: v.picklist(roles), pin: v.string() })),
  /** How to sign in again to manage the demo. */
  manager: v.object({ login: v.string(), password: v.string() }),
});
export type DemoReady = v.InferOutput<typeof demoReadySchema>;

/** POST /api/v1/pairing-codes (manager session): a code of 8 signs, good for ten minutes and one device. */
export const pairingCodeRequestSchema = v.object({ kind: v.picklist(deviceKinds), name });
export const pairingCodeSchema = v.object({ code: v.string(), expiresAtMs: v.number() });
/** POST /api/v1/pair */
export const pairRequestSchema = v.object({ code: v.pipe(v.string(), v.maxLength(20)) });

/** GET /api/v1/devices (manager session) */
export const deviceListSchema = v.object({
  devices: v.array(v.object({
    id: v.string(), name: v.string(), kind: v.picklist(deviceKinds), letter: v.string(), revoked: v.boolean(),
    lastSeenMs: v.nullable(v.number()), online: v.boolean(), unsent: v.nullable(v.number()),
  })),
});

/** GET /api/v1/staff, POST /api/v1/staff, PATCH /api/v1/staff/:id (manager session) */
export const staffListSchema = v.object({ staff: v.array(v.object({ id: v.string(), name: v.string(), role: v.nullable(v.picklist(roles)), active: v.boolean() })) });
/** `account`: how an admin or manager signs in to manage; needed by nobody else. */
const account = v.object({ login: loginSchema, password: passwordSchema });
export const hireSchema = v.object({ name, role: v.picklist(roles), pin: pinSchema, account: v.optional(account) });
/** `active: false`: the person left, for good. */
export const staffChangeSchema = v.object({
  name: v.optional(name), role: v.optional(v.picklist(roles)), pin: v.optional(pinSchema), active: v.optional(v.boolean()), account: v.optional(account),
});
export type Hire = v.InferOutput<typeof hireSchema>;
export type StaffChange = v.InferOutput<typeof staffChangeSchema>;
/** Answer to POST /api/v1/staff. */
export const hiredSchema = v.object({ id: v.string() });
/** PATCH /api/v1/devices/:id (manager session). Revoke: DELETE /api/v1/devices/:id. */
export const deviceChangeSchema = v.object({ name });

/** GET /api/v1/pin-verifiers (device token): what a device keeps, keyed by its own secret, to check PINs offline. `hash`: base64 of Argon2id over the PIN. */
export const pinVerifiersSchema = v.object({
  verifiers: v.array(v.object({
    staffId: v.string(), pinVersion: v.number(), salt: v.string(), hash: v.string(),
    memoryKiB: v.number(), iterations: v.number(), parallelism: v.number(),
  })),
});
export type PinVerifiers = v.InferOutput<typeof pinVerifiersSchema>;

/** POST /api/v1/session */
export const signInSchema = v.object({ login: loginSchema, password: v.pipe(v.string(), v.maxLength(200)) });
export const sessionSchema = v.object({ staffId: v.string(), name: v.string(), role: v.picklist(roles) });

/** Body of every answer that is not 2xx: `error` for programs, `message` in words that say what to do next. */
export const apiErrorSchema = v.object({ error: v.string(), message: v.string(), details: v.optional(v.unknown()) });
export type ApiError = v.InferOutput<typeof apiErrorSchema>;
