import type { Money } from '../../kernel/money.ts';
import type { ShiftStatus } from './state.ts';

/** Why a shift command was not carried out, with the numbers that explain it. */
export type ShiftError =
  | { readonly type: 'already-open' }
  | { readonly type: 'not-opened' }
  | { readonly type: 'not-open'; readonly status: ShiftStatus }
  /** A Z report is made of a closed shift, once. */
  | { readonly type: 'not-closed' }
  | { readonly type: 'already-reported' }
  | { readonly type: 'amount-invalid'; readonly amount: Money; readonly most: Money }
  | { readonly type: 'count-invalid' }
  | { readonly type: 'reason-missing' }
  | { readonly type: 'same-cashier' }
  | { readonly type: 'too-long' }
  /** A difference above the limit: a manager must enter their PIN, then the same command again with `approvedBy`. */
  | { readonly type: 'approval-needed'; readonly action: 'difference'; readonly amount: Money; readonly limit: Money };
