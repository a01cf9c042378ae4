import type { Journal } from '../../shared/crdt/journal.ts';
import { nextStamp, observeStamp, type Stamp } from '../../shared/kernel/stamp.ts';

/** The hybrid logical clock of this tab. */
export type StampClock = {
  readonly next: () => Stamp;
  /** Goes past everything the journals hold, so that what a person does after seeing it also sorts after it. */
  readonly observe: (journals: readonly Journal[]) => void;
};

export function makeStampClock(last: Stamp | null, nowMs: () => number): StampClock {
  let current = last;
  return {
    next: () => {
      const stamp = nextStamp(current, nowMs());
      current = stamp;
      return stamp;
    },
    observe: (journals) => {
      const now = nowMs();
      for (const journal of journals) {
        for (const op of Object.values(journal.ops)) {
          if (current === null || op.stamp > current) current = observeStamp(current, op.stamp, now);
        }
      }
    },
  };
}
