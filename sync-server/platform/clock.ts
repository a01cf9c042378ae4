import { nextStamp, type Stamp } from '../../shared/kernel/stamp.ts';

/** The server's time; the tests give one they can move. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A source of stamps for what the server itself writes: never twice the same, never backwards while this process lives. */
export function createStamps(clock: Clock): () => Stamp {
  let last: Stamp | null = null;
  return () => (last = nextStamp(last, clock.nowMs()));
}
