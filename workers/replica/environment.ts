import type { MonotoneClock } from './clock.ts';
import type { IndexedDbDep, RowUpgrade } from './storage/disk.ts';

/** Everything of the world that the replica uses; the worker's realm fills it in, tests fill in theirs. */
export type Environment = IndexedDbDep & {
  readonly databaseName: string;
  /** `https://pos.example`: where the API lives. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly openSocket: (url: string) => WebSocket;
  readonly subtle: SubtleCrypto;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly random: () => number;
  /** The device's clock as people see it, ms. */
  readonly wallNow: () => number;
  /** RxDB's clock. */
  readonly clock: MonotoneClock;
  readonly estimateStorage: () => Promise<{ readonly usedBytes: number | null; readonly quotaBytes: number | null; readonly persistent: boolean | null }>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: (message: string) => void;
  readonly rowUpgrades?: readonly RowUpgrade[];
};

export const socketUrlOf = (origin: string): string => `${origin.replace(/^http/, 'ws')}/api/v1/stream`;
