import type { LineId, OpId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { ApprovalAction } from './ops.ts';
import type { OrderStatus } from './state.ts';

/** Why an order command was not carried out, with the numbers that explain it. */
export type OrderError =
  | { readonly type: 'already-open' }
  | { readonly type: 'not-opened' }
  | { readonly type: 'not-open'; readonly status: OrderStatus }
  | { readonly type: 'no-such-line'; readonly lineId: LineId }
  | { readonly type: 'quantity-invalid'; readonly quantityMilli: number }
  | { readonly type: 'amount-invalid'; readonly amount: Money; readonly most: Money }
  | { readonly type: 'percent-invalid'; readonly basisPoints: number }
  | { readonly type: 'seat-invalid'; readonly seat: number }
  | { readonly type: 'text-too-long'; readonly length: number; readonly most: number }
  | { readonly type: 'nothing-to-send' }
  | { readonly type: 'nothing-to-do' }
  | { readonly type: 'nothing-owed' }
  | { readonly type: 'still-owed'; readonly balance: Money }
  | { readonly type: 'not-sent'; readonly unsentLines: number }
  | { readonly type: 'has-payments'; readonly paid: Money }
  | { readonly type: 'no-such-payment' }
  | { readonly type: 'no-such-part'; readonly part: string }
  /** A split needs two parts at least and `most` at most. */
  | { readonly type: 'split-invalid'; readonly parts: number; readonly most: number }
  /** An attempt to charge has no known outcome yet: start another only after asking. */
  | { readonly type: 'attempt-pending'; readonly attempt: OpId; readonly amount: Money }
  | { readonly type: 'no-such-attempt' }
  | { readonly type: 'same-check' }
  /** Somebody with the right must enter their PIN: the same command again with `approvedBy`. */
  | { readonly type: 'approval-needed'; readonly action: ApprovalAction; readonly amount: Money }
  | { readonly type: 'reason-missing' };
