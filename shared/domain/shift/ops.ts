import type { BusinessDate } from '../../kernel/business-day.ts';
import type { OpId, StaffId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { isAmount, isDate, isId, isInstant, isText, makeOpReader, type OpOf } from '../field-checks.ts';
import type { PaymentKind } from '../order/ops.ts';
import { isCashCount, isMethodSums, type CashCount, type MethodSum } from './cash-count.ts';
import { isZCorrection, isZReport, type ZCorrection, type ZReport } from './z-report.ts';

/** The drawer all tills of a branch share; any other drawer is named by its device. */
export const sharedDrawer = 'shared';

/** Data by op type. Amounts are above zero; what they do to the drawer is in the type. */
export type ShiftOpData = {
  'shift.opened': {
    /** Id of the device whose drawer it is, or `sharedDrawer`. */
    readonly drawer: string;
    readonly drawerName: string;
    /** What was in the drawer, and how it was counted. */
    readonly float: Money;
    readonly count: CashCount;
    readonly businessDate: BusinessDate;
    readonly openedAtMs: number;
    readonly currency: string;
  };
  'shift.paid-in': { readonly amount: Money; readonly reason: string };
  'shift.paid-out': { readonly amount: Money; readonly reason: string };
  /** Taken to the safe or the bank, or settled with the provider of a method. */
  'shift.dropped': { readonly method: string; readonly kind: PaymentKind; readonly amount: Money; readonly reason: string };
  /** The drawer goes on with another cashier; `expected`: what should have been in it. */
  'shift.handed-over': { readonly to: StaffId; readonly counted: Money; readonly count: CashCount; readonly expected: Money };
  /** By a manager, on the device of whom it allows: a difference above the branch's limit. */
  'shift.approved': { readonly action: 'difference'; readonly amount: Money };
  /** `counted` and `expected` by method, cash among them. `blind`: whoever counted did not see what was expected. */
  'shift.closed': {
    readonly closedAtMs: number; readonly count: CashCount; readonly counted: readonly MethodSum[]; readonly expected: readonly MethodSum[];
    readonly blind: boolean; readonly note: string; readonly approval: OpId | null;
  };
  'shift.z-reported': ZReport;
  /** By the server alone: sales of the shift that came after its Z report. */
  'shift.z-corrected': ZCorrection;
  /** A manager has settled what `reviewShifts` found, by its key. */
  'shift.resolved': { readonly key: string; readonly resolution: string };
};
export type ShiftOpType = keyof ShiftOpData;
export type ShiftOp = OpOf<ShiftOpData>;

/** The newest version of each op's data that this build writes; it reads every version up to it. */
export const shiftOpVersion: Readonly<Record<ShiftOpType, number>> = {
  'shift.opened': 1, 'shift.paid-in': 1, 'shift.paid-out': 1, 'shift.dropped': 1, 'shift.handed-over': 1,
  'shift.approved': 1, 'shift.closed': 1, 'shift.z-reported': 1, 'shift.z-corrected': 1, 'shift.resolved': 1,
};

const paymentKinds: Readonly<Record<PaymentKind, true>> = { cash: true, card: true, wallet: true, custom: true };
export const isPaymentKind = (value: unknown): value is PaymentKind => typeof value === 'string' && Object.hasOwn(paymentKinds, value);
const isMoved = (value: unknown): boolean => isAmount(value) && value > 0;

export const readShiftOp = makeOpReader<ShiftOpData>(shiftOpVersion, {
  'shift.opened': (data) => isId(data['drawer']) && isText(data['drawerName'], 120) && isAmount(data['float']) && isCashCount(data['count'])
    && isDate(data['businessDate']) && isInstant(data['openedAtMs']) && isText(data['currency'], 3),
  'shift.paid-in': (data) => isMoved(data['amount']) && isText(data['reason']),
  'shift.paid-out': (data) => isMoved(data['amount']) && isText(data['reason']),
  'shift.dropped': (data) => isId(data['method']) && isPaymentKind(data['kind']) && isMoved(data['amount']) && isText(data['reason']),
  'shift.handed-over': (data) => isId(data['to']) && isAmount(data['counted']) && isCashCount(data['count']) && typeof data['expected'] === 'number',
  'shift.approved': (data) => data['action'] === 'difference' && isAmount(data['amount']),
  'shift.closed': (data) => isInstant(data['closedAtMs']) && isCashCount(data['count']) && isMethodSums(data['counted']) && isMethodSums(data['expected'])
    && typeof data['blind'] === 'boolean' && isText(data['note']) && (data['approval'] === null || isId(data['approval'])),
  'shift.z-reported': isZReport,
  'shift.z-corrected': isZCorrection,
  'shift.resolved': (data) => isText(data['key'], 2_000) && data['key'] !== '' && isText(data['resolution']),
});
