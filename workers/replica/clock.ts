/**
 * Time for RxDB's bookkeeping only. RxDB finds what is still to be pushed by the time of the local
 * write: after a clock is set back, new writes would lie before its checkpoint and never be pushed.
 * So its time never goes back, not even over a restart: it starts no lower than the highest time
 * any stored row carries. Order stamps and everything people see come from the real clock.
 */
export type MonotoneClock = {
  readonly now: () => number;
  /** Never again below `highWaterMs`. */
  readonly raiseTo: (highWaterMs: number) => void;
};

export function makeMonotoneClock(wallNow: () => number): MonotoneClock {
  let skewMs = 0;
  let lastMs = 0;
  const raise = (toMs: number): void => {
    const wallMs = wallNow();
    // It goes on at the wall clock's pace from where it was, so that later times stay apart.
    if (wallMs + skewMs < toMs) skewMs = toMs - wallMs;
    lastMs = Math.max(lastMs, toMs);
  };
  return {
    now: () => {
      const nowMs = wallNow() + skewMs;
      if (nowMs < lastMs) raise(lastMs);
      else lastMs = nowMs;
      return lastMs;
    },
    raiseTo: (highWaterMs) => raise(Math.ceil(highWaterMs)),
  };
}

/** RxDB reads `Date.now`: in the worker's realm it is this clock. Returns the way back, for tests. */
export function installClock(clock: MonotoneClock): () => void {
  const original = Date.now;
  Date.now = clock.now;
  return () => { Date.now = original; };
}

/** The highest time RxDB left in a stored row: its own or that of a checkpoint. */
export function highWaterOf(rows: Iterable<{ readonly doc: unknown }>): number {
  let highest = 0;
  for (const { doc } of rows) {
    const { _meta, checkpointData } = (doc ?? {}) as { _meta?: { lwt?: unknown }; checkpointData?: { lwt?: unknown } };
    for (const time of [_meta?.lwt, checkpointData?.lwt]) if (typeof time === 'number' && time > highest) highest = time;
  }
  return highest;
}
