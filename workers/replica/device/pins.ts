import { base64ToBytes, bytesToBase64 } from '../../../shared/crdt/base64.ts';
import type { PinVerifiers } from '../../../shared/protocol/identity.ts';
import type { PinResult } from '../port.ts';
import type { DeviceStore } from './device-store.ts';

/**
 * PINs checked without a network. A stored verifier is an HMAC, under a key of this device that the
 * browser does not give out, of the Argon2id hash the server made: a copied profile folder does not
 * tell PINs, and four digits could not resist guessing without it.
 */
export type Pins = {
  readonly verify: (staffId: string, pin: string) => Promise<PinResult>;
  /** Until when this device takes no PIN of the person; null while it does. Costs no try. */
  readonly lockedUntil: (staffId: string) => number | null;
  /** Takes over what the server answers; verifiers of people no longer listed go. */
  readonly adopt: (verifiers: PinVerifiers) => Promise<void>;
  /** PIN versions by staff id, to tell when to ask the server again. */
  readonly versions: () => Readonly<Record<string, number>>;
};

type Verifier = Omit<PinVerifiers['verifiers'][number], 'hash' | 'staffId'> & { readonly keyed: string; readonly hashLength: number };
type LockOut = { readonly fails: number; readonly untilMs: number };

export const freeTries = 5;
const firstLockMs = 30_000;
const longestLockMs = 24 * 3_600_000;

const verifierKey = (staffId: string): string => `verifier:${staffId}`;
const lockKey = (staffId: string): string => `lock:${staffId}`;

/** 30 s at the fifth wrong try, then twice as long after each further one, up to a day. */
export const lockMs = (fails: number): number => (fails < freeTries ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** (fails - freeTries)));

export type PinsDep = {
  readonly store: DeviceStore;
  readonly subtle: SubtleCrypto;
  /** A clock that a person cannot set back to try again. */
  readonly now: () => number;
  readonly flush: () => Promise<unknown>;
};

export function makePins({ store, subtle, now, flush }: PinsDep): Pins {
  async function deviceKey(): Promise<CryptoKey> {
    const known = store.get<CryptoKey>('pin-key');
    if (known) return known;
    const made = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    // Someone else may have made one meanwhile: the first stays.
    const raced = store.get<CryptoKey>('pin-key');
    if (raced) return raced;
    store.set('pin-key', made);
    return made;
  }

  const keyed = async (hash: Uint8Array): Promise<string> =>
    bytesToBase64(new Uint8Array(await subtle.sign('HMAC', await deviceKey(), new Uint8Array(hash))));

  // One try at a time: parallel guesses must not share one count.
  let queue: Promise<unknown> = Promise.resolve();

  async function verify(staffId: string, pin: string): Promise<PinResult> {
    const verifier = store.get<Verifier>(verifierKey(staffId));
    const salt = verifier === undefined ? null : base64ToBytes(verifier.salt);
    if (verifier === undefined || salt === null) return { ok: false, reason: 'unknown-staff' };
    const lock = store.get<LockOut>(lockKey(staffId)) ?? { fails: 0, untilMs: 0 };
    if (lock.untilMs > now()) return { ok: false, reason: 'locked', untilMs: lock.untilMs };
    // Counted before the check, so that pulling the plug during it gains nothing.
    const fails = lock.fails + 1;
    const lasts = lockMs(fails);
    const next: LockOut = { fails, untilMs: lasts === 0 ? 0 : now() + lasts };
    store.set(lockKey(staffId), next);
    await flush();
    // Loaded when the first person signs in: the worker's start does not wait for it.
    const { argon2id } = await import('hash-wasm');
    const hash = await argon2id({
      password: pin, salt, memorySize: verifier.memoryKiB, iterations: verifier.iterations, parallelism: verifier.parallelism,
      hashLength: verifier.hashLength, outputType: 'binary',
    });
    if ((await keyed(hash)) === verifier.keyed) {
      store.remove(lockKey(staffId));
      await flush();
      return { ok: true };
    }
    return next.untilMs > 0 ? { ok: false, reason: 'locked', untilMs: next.untilMs } : { ok: false, reason: 'wrong', triesLeft: freeTries - fails };
  }

  return {
    verify: (staffId, pin) => {
      const result = queue.then(() => verify(staffId, pin));
      queue = result.catch(() => undefined);
      return result;
    },
    lockedUntil: (staffId) => {
      const untilMs = store.get<LockOut>(lockKey(staffId))?.untilMs ?? 0;
      return untilMs > now() ? untilMs : null;
    },
    adopt: async ({ verifiers }) => {
      for (const { staffId, hash, ...rest } of verifiers) {
        const bytes = base64ToBytes(hash);
        if (bytes === null) continue;
        const known = store.get<Verifier>(verifierKey(staffId));
        const next = { ...rest, keyed: await keyed(bytes), hashLength: bytes.length };
        store.set(verifierKey(staffId), next);
        // A new PIN is a new start: the lock-out was about the old one.
        if (known !== undefined && known.pinVersion !== next.pinVersion) store.remove(lockKey(staffId));
      }
      const listed = new Set(verifiers.map(({ staffId }) => verifierKey(staffId)));
      for (const key of store.keys('verifier:')) if (!listed.has(key)) store.remove(key);
    },
    versions: () => Object.fromEntries(store.keys('verifier:').map((key) => [key.slice('verifier:'.length), store.get<Verifier>(key)!.pinVersion])),
  };
}
