import type { OpId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import type { ChargeOutcome, ChargeStatus, PaymentTerminal } from './payment-terminal.ts';

/** How long it thinks, how long the till waits for it, when a late answer comes: after the start, ms. */
export const simulatedTimes = { answerMs: 1_200, patienceMs: 5_000, lateMs: 20_000 } as const;

/** What it remembers, as a real one would, whatever happens to the page: `localStorage` or alike. */
export type TerminalMemory = Pick<Storage, 'getItem' | 'setItem'>;

export type SimulatedTerminalDeps = {
  readonly memory: TerminalMemory;
  readonly nowMs: () => number;
  /** Runs later; answers how to call it off. */
  readonly later: (delayMs: number, run: () => void) => () => void;
};

type Remembered = { readonly amount: Money; readonly startedMs: number; readonly cancelled: boolean };

const memoryKey = 'simulated-terminal';
const mostRemembered = 100;

/**
 * When what happens, by the last digit of the amount: 1 declined; 2 no answer in time, approved
 * later; 3 no answer in time, declined later; 4 no answer in time nor later; any other approved.
 */
function courseOf({ amount, cancelled }: Remembered, attempt: OpId): readonly { readonly afterMs: number; readonly outcome: ChargeOutcome }[] {
  const { answerMs, patienceMs, lateMs } = simulatedTimes;
  const approved: ChargeOutcome = { type: 'approved', reference: `SIM-${attempt.slice(-6).toUpperCase()}` };
  const timedOut = { afterMs: patienceMs, outcome: { type: 'timed-out' } } as const;
  if (cancelled) return [{ afterMs: 0, outcome: { type: 'declined' } }];
  switch (amount % 10) {
    case 1: return [{ afterMs: answerMs, outcome: { type: 'declined' } }];
    case 2: return [timedOut, { afterMs: lateMs, outcome: approved }];
    case 3: return [timedOut, { afterMs: lateMs, outcome: { type: 'declined' } }];
    case 4: return [timedOut];
    default: return [{ afterMs: answerMs, outcome: approved }];
  }
}

/** A terminal for training and tests. No money moves; what it does follows from the amount alone. */
export function createSimulatedTerminal({ memory, nowMs, later }: SimulatedTerminalDeps): PaymentTerminal {
  const read = (): Record<string, Remembered> => {
    try {
      const stored: unknown = JSON.parse(memory.getItem(memoryKey) ?? '{}');
      return stored !== null && typeof stored === 'object' ? (stored as Record<string, Remembered>) : {};
    } catch {
      return {};
    }
  };
  const remember = (attempt: OpId, charge: Remembered): void => {
    const all = Object.entries({ ...read(), [attempt]: charge }).sort(([, a], [, b]) => a.startedMs - b.startedMs);
    memory.setItem(memoryKey, JSON.stringify(Object.fromEntries(all.slice(-mostRemembered))));
  };
  /** Ends of charges that somebody listens to and that are called off. */
  const cancelled = new Map<OpId, Set<() => void>>();

  const charge: PaymentTerminal['charge'] = ({ attempt, amount }, onOutcome) => {
    const known = read()[attempt];
    const charged = known ?? { amount, startedMs: nowMs(), cancelled: false };
    if (!known) remember(attempt, charged);
    const elapsedMs = nowMs() - charged.startedMs;
    const course = courseOf(charged, attempt);
    // Whoever asks again hears where it stands, not all that happened on the way.
    const past = course.findLastIndex(({ afterMs }) => afterMs <= elapsedMs);
    const stops = course.slice(Math.max(0, past)).map(({ afterMs, outcome }) => later(Math.max(0, afterMs - elapsedMs), () => onOutcome(outcome)));
    const stop = (): void => {
      for (const callOff of stops) callOff();
      cancelled.get(attempt)?.delete(tellCancelled);
    };
    const tellCancelled = (): void => {
      stop();
      onOutcome({ type: 'declined' });
    };
    cancelled.set(attempt, (cancelled.get(attempt) ?? new Set()).add(tellCancelled));
    return stop;
  };

  const statusOf = (attempt: OpId): ChargeStatus => {
    const known = read()[attempt];
    if (!known) return { type: 'unknown' };
    return courseOf(known, attempt).findLast(({ afterMs }) => afterMs <= nowMs() - known.startedMs)?.outcome ?? { type: 'waiting' };
  };

  return {
    charge,
    status: (attempt) => Promise.resolve(statusOf(attempt)),
    cancel: (attempt) => {
      const known = read()[attempt];
      if (!known || statusOf(attempt).type !== 'waiting') return Promise.resolve('too-late');
      remember(attempt, { ...known, cancelled: true });
      for (const tell of [...(cancelled.get(attempt) ?? [])]) tell();
      return Promise.resolve('cancelled');
    },
  };
}
