import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** Where ids and secrets come from; the tests give a seeded one. */
export interface Entropy {
  /** A UUIDv7. */
  newId(): string;
  bytes(count: number): Uint8Array;
}

export const systemEntropy: Entropy = { newId: () => uuidv7(), bytes: (count) => randomBytes(count) };
