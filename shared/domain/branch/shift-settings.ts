import type { Money } from '../../kernel/money.ts';

/** How a branch works with cash. */
export type ShiftSettings = {
  /** Whether every till has a drawer of its own or all share one. */
  readonly drawer: 'device' | 'shared';
  /** Whoever counts does not see what is expected. */
  readonly blindClose: boolean;
  /** Closing with a larger difference, either way, needs a manager. Minor units. */
  readonly differenceLimit: Money;
  /** No payment is taken without an open shift. */
  readonly requireShift: boolean;
};

export const defaultShiftSettings: ShiftSettings = { drawer: 'device', blindClose: false, differenceLimit: 0, requireShift: false };
