import type { BusinessDate } from '../../kernel/business-day.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { PaymentKind } from '../order/ops.ts';
import type { CashCount, MethodSum } from './cash-count.ts';
import type { ZReport } from './z-report.ts';

/** What a person asks of a shift. Amounts in minor units. */
export type ShiftCommand =
  /** The float is what was counted. */
  | { readonly type: 'open'; readonly drawer: string; readonly drawerName: string; readonly count: CashCount; readonly businessDate: BusinessDate; readonly currency: string }
  | { readonly type: 'pay-in'; readonly amount: Money; readonly reason: string }
  /** `expected`: what is in the drawer: no more can be taken out. */
  | { readonly type: 'pay-out'; readonly amount: Money; readonly reason: string; readonly expected: Money }
  /** `expected`: what there is of this method. */
  | { readonly type: 'drop'; readonly method: string; readonly kind: PaymentKind; readonly amount: Money; readonly reason: string; readonly expected: Money }
  | { readonly type: 'hand-over'; readonly to: StaffId; readonly count: CashCount; readonly expected: Money }
  /**
   * `count`: the cash; `counted`: the other methods, as their slips or terminals say. `expected`: by
   * `shiftFigures`. A difference of any method above `limit` needs `approvedBy`.
   */
  | {
    readonly type: 'close'; readonly count: CashCount; readonly counted: readonly MethodSum[]; readonly expected: readonly MethodSum[];
    readonly blind: boolean; readonly note: string; readonly limit: Money; readonly approvedBy?: StaffId;
  }
  /** Made by `makeZReport`. */
  | { readonly type: 'report'; readonly report: ZReport }
  /** What `reviewShifts` found, by its key. */
  | { readonly type: 'resolve'; readonly key: string; readonly resolution: string };

