import type { LineId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { OrderStatus } from './state.ts';

/** Why an order command was not carried out, with the numbers that explain it. */
export type OrderError =
  | { readonly type: 'already-open' }
  | { readonly type: 'not-opened' }
  | { readonly type: 'not-open'; readonly status: OrderStatus }
  | { readonly type: 'no-such-line'; readonly lineId: LineId }
  | { readonly type: 'quantity-invalid'; readonly quantityMilli: number }
  | { readonly type: 'amount-invalid'; readonly amount: Money; readonly most: Money }
  | { readonly type: 'text-too-long'; readonly length: number; readonly most: number }
  | { readonly type: 'nothing-to-send' }
  | { readonly type: 'nothing-to-do' }
  | { readonly type: 'nothing-owed' }
  | { readonly type: 'still-owed'; readonly balance: Money }
  | { readonly type: 'not-sent'; readonly unsentLines: number }
  | { readonly type: 'has-payments'; readonly paid: Money }
  | { readonly type: 'no-such-payment' }
  | { readonly type: 'reason-missing' };
