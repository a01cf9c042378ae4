import type { OpId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';

/** What a terminal is asked to charge. `attempt` is its identity: it is in the order's journal, on disk, before any terminal hears of it. */
export type Charge = { readonly attempt: OpId; /** Tip included, minor units. */ readonly amount: Money; readonly currency: string };

/**
 * What becomes of a charge. `timed-out` says that nothing is known yet, never that nothing was
 * charged: one `approved` or `declined` may still follow it, and nothing follows those.
 */
export type ChargeOutcome =
  | { readonly type: 'approved'; /** The terminal's own number of it; may be empty. */ readonly reference: string }
  | { readonly type: 'declined' }
  | { readonly type: 'timed-out' };

/** `waiting`: asked and not answered. `unknown`: this terminal certainly never charged it. */
export type ChargeStatus = ChargeOutcome | { readonly type: 'waiting' } | { readonly type: 'unknown' };

/** A device that takes money from a card. One contract suite (tests/contracts) holds for all of them. */
export type PaymentTerminal = {
  /**
   * Charges and tells what becomes of it. Asked again for the same attempt, after a reload too, it
   * never charges twice: it tells the outcome of the first time. The answer ends the telling.
   */
  readonly charge: (charge: Charge, onOutcome: (outcome: ChargeOutcome) => void) => () => void;
  readonly status: (attempt: OpId) => Promise<ChargeStatus>;
  /** Stops a charge that was not answered; whoever listens hears `declined`. Too late once it was answered or timed out. */
  readonly cancel: (attempt: OpId) => Promise<'cancelled' | 'too-late'>;
};
