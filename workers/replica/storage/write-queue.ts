import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { DiskError } from '../port.ts';
import type { Change, Durability } from './disk.ts';

/**
 * What memory holds and the disk does not yet. A transaction always takes everything that is dirty,
 * so the disk goes from one consistent state of memory to a later one: a checkpoint is never there
 * before its documents. A failed transaction leaves its rows dirty and is tried again.
 */
export type WriteQueue = {
  /** Marks rows for writing; they follow soon, together with whatever else is dirty. */
  readonly put: (changes: readonly Change[]) => void;
  /** Writes all that is dirty now, durably; says whether the disk took it. What it refused stays dirty. */
  readonly flush: () => Promise<Result<null, DiskError>>;
  /** The last failure; null while the disk takes everything. */
  readonly error: () => DiskError | null;
  /** Resolves when no write is under way; what the disk refuses is left. */
  readonly stop: () => Promise<void>;
};

export type WriteQueueDep = {
  readonly write: (changes: readonly Change[], durability: Durability) => Promise<void>;
  readonly onError: (error: DiskError | null) => void;
  /** How long rows that nobody waits for gather, ms. */
  readonly gatherMs?: number;
  readonly retryMs?: number;
};

type Waiter = (result: Result<null, DiskError>) => void;

const keyOf = ({ table, key }: Change): string => `${table}\u0000${typeof key === 'string' ? key : key.join('\u0000')}`;

export const toDiskError = (cause: unknown): DiskError => {
  const named = cause instanceof Error || (typeof cause === 'object' && cause !== null && 'name' in cause) ? cause as { name: string; message?: string } : null;
  return { reason: named?.name === 'QuotaExceededError' ? 'quota' : 'io', detail: named ? `${named.name}: ${named.message ?? ''}` : String(cause) };
};

export function makeWriteQueue({ write, onError, gatherMs = 15, retryMs = 1_000 }: WriteQueueDep): WriteQueue {
  let dirty = new Map<string, Change>();
  let waiters: Waiter[] = [];
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failure: DiskError | null = null;
  let stopped = false;

  const report = (next: DiskError | null): void => {
    if (next === null && failure === null) return;
    failure = next;
    onError(next);
  };

  async function attempt(): Promise<void> {
    const taken = dirty;
    const waiting = waiters;
    dirty = new Map();
    waiters = [];
    try {
      await write([...taken.values()], waiting.length > 0 ? 'strict' : 'relaxed');
      report(null);
      for (const resolve of waiting) resolve(ok(null));
    } catch (cause) {
      // Later changes of the same rows win over what could not be written.
      for (const [key, change] of dirty) taken.set(key, change);
      dirty = taken;
      const error = toDiskError(cause);
      report(error);
      for (const resolve of waiting) resolve(err(error));
    }
  }

  function run(): void {
    if (running !== null) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running = (async () => {
      // One turn of the microtask queue gathers what one event wrote.
      await Promise.resolve();
      do await attempt(); while (waiters.length > 0);
      running = null;
      if (dirty.size > 0 && !stopped) later();
    })();
  }

  function later(): void {
    if (timer !== null || running !== null || stopped) return;
    timer = setTimeout(() => { timer = null; run(); }, failure === null ? gatherMs : retryMs);
  }

  return {
    put: (changes) => {
      for (const change of changes) {
        const key = keyOf(change);
        // Last in, last in order: a row written again moves behind what was written before it.
        dirty.delete(key);
        dirty.set(key, change);
      }
      if (changes.length > 0) later();
    },
    flush: () => new Promise((resolve) => { waiters.push(resolve); run(); }),
    error: () => failure,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (running !== null) await running;
      if (dirty.size > 0) {
        await attempt();
      }
    },
  };
}
