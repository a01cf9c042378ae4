import type { LineId, OpId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { FrozenItem, OrderLabel, OrderOpened, PaymentMethod } from './ops.ts';

/** What a person asks of an order. Amounts in minor units, quantities in thousandths. */
export type OrderCommand =
  | ({ readonly type: 'open' } & OrderOpened)
  | ({ readonly type: 'label' } & OrderLabel)
  | { readonly type: 'add-item'; readonly item: FrozenItem; readonly quantityMilli: number; readonly note: string }
  | { readonly type: 'change-quantity'; readonly lineId: LineId; readonly deltaMilli: number }
  | { readonly type: 'note-line'; readonly lineId: LineId; readonly note: string }
  | { readonly type: 'void-line'; readonly lineId: LineId; readonly reason: string }
  | { readonly type: 'fire' }
  | { readonly type: 'see'; readonly fires: readonly OpId[]; readonly station: string }
  | { readonly type: 'bump'; readonly work: readonly OpId[] }
  | { readonly type: 'recall'; readonly bumps: readonly OpId[] }
  /** `tendered` for cash may exceed what is owed: the rest is change. `cashStep`: smallest cash amount of the currency. */
  | { readonly type: 'pay'; readonly method: PaymentMethod; readonly tendered: Money; readonly cashStep: Money }
  | { readonly type: 'refund'; readonly payment: OpId; readonly amount: Money; readonly reason: string }
  | { readonly type: 'close' }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'resolve'; readonly key: string; readonly resolution: string };
