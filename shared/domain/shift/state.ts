import type { BusinessDate } from '../../kernel/business-day.ts';
import type { DeviceId, StaffId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { PaymentKind } from '../order/ops.ts';
import type { Deed } from '../order/state.ts';
import type { CashCount } from './cash-count.ts';
import type { ShiftOpData } from './ops.ts';
import type { ZCorrection, ZReport } from './z-report.ts';

/** Money that came into a drawer or left it beside the sales. */
export type Movement = Deed & {
  readonly direction: 'in' | 'out' | 'drop';
  readonly method: string;
  readonly kind: PaymentKind;
  /** Above zero, whatever its direction. */
  readonly amount: Money;
  readonly reason: string;
};

/** `closed`: counted; `reported`: its Z report stands and the shift is over for good. */
export type ShiftStatus = 'open' | 'closed' | 'reported';

export type ShiftState = {
  readonly drawer: string;
  readonly drawerName: string;
  readonly businessDate: BusinessDate;
  readonly currency: string;
  readonly openedAtMs: number;
  readonly openedBy: StaffId | null;
  readonly openedOn: DeviceId | null;
  readonly float: Money;
  readonly floatCount: CashCount;
  /** Who answers for the drawer: whoever opened it or took it over last. */
  readonly cashier: StaffId | null;
  readonly handOvers: readonly (Deed & ShiftOpData['shift.handed-over'])[];
  readonly movements: readonly Movement[];
  readonly approvals: readonly (Deed & { readonly amount: Money })[];
  /** Two cut-off devices may both have counted: the first stands. */
  readonly closes: readonly (Deed & ShiftOpData['shift.closed'])[];
  /** The first stands; a second one of the same shift is shown and counts nothing. */
  readonly zReports: readonly (Deed & ZReport)[];
  /** Of the report that stands, told by the chain of hashes; by index. */
  readonly corrections: readonly (Deed & ZCorrection)[];
  readonly status: ShiftStatus;
  /** How each anomaly was settled, by its key. */
  readonly resolved: Readonly<Record<string, string>>;
  /** Stamps of the first and the last op that counts; empty before the first. */
  readonly firstStamp: string;
  readonly lastStamp: string;
};
