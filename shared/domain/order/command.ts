import type { DocId, LineId, OpId, StaffId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { AdjustmentTarget, DiscountValue, FrozenCombo, FrozenItem, SplitPlan } from './frozen.ts';
import type { AttemptOutcome, LineLabel, OrderLabel, OrderOpened, PaymentKind, ServedLine } from './ops.ts';

/** Who allows what the actor may not do alone: a manager who entered their PIN; absent: nobody was asked yet. */
type Approvable = { readonly approvedBy?: StaffId };

/** One line to add. The lines of a combo are added by one command and share its `combo`. */
export type NewLine = {
  readonly item: FrozenItem; readonly quantityMilli: number; readonly note: string;
  readonly seat?: number; readonly course?: string; readonly guestNote?: string;
};

/** What a person asks of an order. Amounts in minor units, quantities in thousandths. */
export type OrderCommand =
  | ({ readonly type: 'open' } & OrderOpened)
  | ({ readonly type: 'label' } & OrderLabel)
  | ({ readonly type: 'add-item' } & NewLine)
  | { readonly type: 'add-combo'; readonly combo: Omit<FrozenCombo, 'id'>; readonly lines: readonly NewLine[] }
  /** On a line of a combo: of all its lines, each in its own measure. */
  | { readonly type: 'change-quantity'; readonly lineId: LineId; readonly deltaMilli: number }
  | { readonly type: 'note-line'; readonly lineId: LineId; readonly note: string }
  | ({ readonly type: 'label-line'; readonly lineId: LineId } & LineLabel)
  /** Deletes what the kitchen was never told of; voids what it was, with a reason. A combo goes as a whole. */
  | ({ readonly type: 'void-line'; readonly lineId: LineId; readonly reason: string } & Approvable)
  /** All that is not held; with `courses`: those, held or not, which ends their hold. `everything`: held courses too. */
  | { readonly type: 'fire'; readonly courses?: readonly string[]; readonly everything?: boolean }
  | { readonly type: 'hold-course'; readonly course: string; readonly held: boolean }
  | { readonly type: 'see'; readonly fires: readonly OpId[]; readonly station: string }
  | { readonly type: 'bump'; readonly work: readonly OpId[] }
  | { readonly type: 'recall'; readonly bumps: readonly OpId[] }
  | { readonly type: 'serve'; readonly served: boolean; readonly lines: readonly ServedLine[] }
  | { readonly type: 'ask-bill'; readonly asked: boolean }
  | ({ readonly type: 'discount'; readonly target: AdjustmentTarget; readonly value: DiscountValue; readonly reason: string } & Approvable)
  | ({ readonly type: 'comp'; readonly target: AdjustmentTarget; readonly reason: string } & Approvable)
  | { readonly type: 'remove-adjustment'; readonly adjustment: OpId }
  | ({ readonly type: 'remove-charge'; readonly chargeId: string; readonly reason: string } & Approvable)
  | { readonly type: 'restore-charge'; readonly chargeId: string }
  | { readonly type: 'plan-split'; readonly plan: SplitPlan | null }
  /** `again`: although an earlier attempt has no known outcome; the person was asked. */
  | { readonly type: 'start-attempt'; readonly method: string; readonly kind: PaymentKind; readonly amount: Money; readonly tip: Money; readonly part: string | null; readonly terminal: string; readonly again: boolean }
  | { readonly type: 'end-attempt'; readonly attempt: OpId; readonly outcome: AttemptOutcome; readonly reference: string; readonly shift: DocId | null }
  /**
   * `tendered` for cash may exceed what is owed: the rest is change, or tip up to `tip`. `part`: the
   * payment settles that part of the split at most, else the balance. `cashStep`: smallest cash amount
   * of the currency.
   */
  | {
    readonly type: 'pay'; readonly method: string; readonly kind: PaymentKind; readonly tendered: Money; readonly cashStep: Money;
    readonly tip?: Money; readonly part?: string | null; readonly shift?: DocId | null; readonly attempt?: OpId | null; readonly reference?: string;
  }
  | ({ readonly type: 'refund'; readonly payment: OpId; readonly amount: Money; readonly reason: string; readonly tip?: Money; readonly method?: string; readonly kind?: PaymentKind; readonly shift?: DocId | null } & Approvable)
  | { readonly type: 'close'; readonly shift?: DocId | null }
  | ({ readonly type: 'reopen'; readonly reason: string } & Approvable)
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'resolve'; readonly key: string; readonly resolution: string };
