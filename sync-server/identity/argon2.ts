import { hash, hashRaw, verify, type Options } from '@node-rs/argon2';
import type { Entropy } from '../platform/entropy.ts';

/**
 * The least that OWASP advises for Argon2id: 19 MiB, two passes, one lane. A till's browser computes
 * the same for a PIN in well under a second; the number travels with each verifier, so that it can
 * be raised later.
 */
export const pinCost = { memoryKiB: 19_456, iterations: 2, parallelism: 1 } as const;

const saltBytes = 16;
const hashBytes = 32;

const options = (salt: Uint8Array): Options =>
  // Algorithm 2 is Argon2id: the package's own enum exists for its types only.
  ({ algorithm: 2, memoryCost: pinCost.memoryKiB, timeCost: pinCost.iterations, parallelism: pinCost.parallelism, outputLen: hashBytes, salt });

export type PinHash = { readonly salt: Uint8Array; readonly hash: Uint8Array } & typeof pinCost;

/** What a paired device needs to check a PIN without a network. */
export async function hashPin(pin: string, entropy: Entropy): Promise<PinHash> {
  const salt = entropy.bytes(saltBytes);
  return { salt, hash: await hashRaw(pin, options(salt)), ...pinCost };
}

/** A password as text that carries its own salt and costs. */
export const hashPassword = (password: string, entropy: Entropy): Promise<string> => hash(password, options(entropy.bytes(saltBytes)));

export const isPassword = (passwordHash: string, password: string): Promise<boolean> => verify(passwordHash, password);
