import type { OpId } from '../../../shared/kernel/ids.ts';
import type { ChargeOutcome, PaymentTerminal } from './payment-terminal.ts';

export type ManualTerminal = PaymentTerminal & {
  /** The person says what the terminal beside the till answered. */
  readonly say: (attempt: OpId, outcome: ChargeOutcome) => void;
};

/**
 * A terminal that this app cannot reach: the person enters the amount there and says here what it
 * answered. It never times out by itself and remembers nothing over a reload: then the person is
 * asked, because only they can know.
 */
export function createManualTerminal(): ManualTerminal {
  const outcomes = new Map<OpId, ChargeOutcome>();
  const listeners = new Map<OpId, Set<(outcome: ChargeOutcome) => void>>();
  const isFinal = (outcome: ChargeOutcome | undefined): boolean => outcome !== undefined && outcome.type !== 'timed-out';
  const say = (attempt: OpId, outcome: ChargeOutcome): void => {
    if (isFinal(outcomes.get(attempt)) || outcomes.get(attempt)?.type === outcome.type) return;
    outcomes.set(attempt, outcome);
    for (const listener of listeners.get(attempt) ?? []) listener(outcome);
    if (isFinal(outcome)) listeners.delete(attempt);
  };
  return {
    say,
    charge: ({ attempt }, onOutcome) => {
      let listens = true;
      const tell = (outcome: ChargeOutcome): void => { if (listens) onOutcome(outcome); };
      const known = outcomes.get(attempt);
      if (known) queueMicrotask(() => tell(known));
      if (!isFinal(known)) listeners.set(attempt, (listeners.get(attempt) ?? new Set()).add(tell));
      return () => {
        listens = false;
        listeners.get(attempt)?.delete(tell);
      };
    },
    status: (attempt) => Promise.resolve(outcomes.get(attempt) ?? { type: 'waiting' }),
    cancel: (attempt) => {
      if (outcomes.has(attempt)) return Promise.resolve('too-late');
      say(attempt, { type: 'declined' });
      return Promise.resolve('cancelled');
    },
  };
}
