import { decideShift, type ShiftDecision } from '../../shared/domain/shift/decide.ts';
import type { ShiftCommand } from '../../shared/domain/shift/command.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import { makeZReport, nextZPlace } from '../../shared/domain/shift/make-z.ts';
import { sumOf, type CashCount } from '../../shared/domain/shift/cash-count.ts';
import { shiftFigures } from '../../shared/domain/shift/report.ts';
import { drawerOf, openShiftOf, reviewShifts } from '../../shared/domain/shift/review.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import type { DecideContext, StampedOp } from '../../shared/domain/op.ts';
import type { ZReport } from '../../shared/domain/shift/z-report.ts';
import { recordDocId } from '../../shared/documents/record-document.ts';
import { businessDateOf } from '../../shared/kernel/business-day.ts';
import { asId, type StaffId } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';
import { carryOutRecord } from './carry-out.ts';
import { approverFor, roleOf, someone } from './people.ts';
import type { Random } from './random.ts';
import { knownOrders, knownShifts, type Known } from './states.ts';
import type { Terminal } from './terminal.ts';

const drawerAt = (terminal: Terminal): string => drawerOf(terminal.house.drawer, terminal.name);

/** The open shift that payments taken at this terminal name. */
export const currentShift = (terminal: Terminal): Known<ShiftState> | null => openShiftOf(drawerAt(terminal), knownShifts(terminal.replica.known.values()));

const decide = (ops: readonly StampedOp[] | null, command: ShiftCommand, ctx: DecideContext): ShiftDecision => decideShift(ops === null ? null : foldShift(ops), command, ctx);

const countOf = (amount: Money): CashCount => [{ denomination: 1_000, count: Math.max(0, Math.floor(amount / 1_000)) }, { denomination: 1, count: Math.max(0, amount % 1_000) }];

/** The Z report of a shift that is being closed here, as the session makes it. */
function zReportOf(terminal: Terminal, { id, state }: Known<ShiftState>): ZReport {
  const { replica, planted } = terminal;
  const shifts = knownShifts(replica.known.values()).map((shift) => shift.state);
  const orders = knownOrders(replica.known.values());
  const unheard = replica.session !== null ? [] : terminal.others().map((name) => ({ device: asId<never>(name), name, lastHeardMs: null }));
  const report = makeZReport(id, state, orders, nextZPlace(terminal.letter, planted.zCountsAnew ? [] : shifts), { letter: terminal.letter, unheard, nowMs: terminal.wallNow() });
  return planted.zChangesAfterwards ? { ...report, figures: { ...report.figures, float: report.figures.float + 1 } } : report;
}

function close(terminal: Terminal, shift: Known<ShiftState>, by: StaffId, random: Random): number {
  const { house } = terminal;
  const { expected } = shiftFigures(shift.id, shift.state, knownOrders(terminal.replica.known.values()));
  const difference = random.chance(0.7) ? 0 : random.between(-5_000, 5_000);
  const counted = expected.filter(({ method }) => method !== 'cash' && random.chance(0.7));
  const command: ShiftCommand = {
    type: 'close', count: countOf(sumOf(expected, 'cash') + difference), counted, expected, blind: house.blind, note: '', limit: house.differenceLimit,
  };
  const report: ShiftCommand = { type: 'report', report: zReportOf(terminal, shift) };
  const first = carryOutRecord(terminal, shift.id, by, decide, command, report);
  if (first.length > 0) return first.length;
  const approver = approverFor(terminal, random, by);
  return approver === null ? 0 : carryOutRecord(terminal, shift.id, by, decide, { ...command, approvedBy: approver }, report).length;
}

/** A manager who is at the drawer settles what two devices did with shifts: beside what they came for, so that kept plans still do all they did. */
function settle(terminal: Terminal, by: StaffId): void {
  const anomaly = reviewShifts(knownShifts(terminal.replica.known.values())).find(({ type }) => type !== 'drawer-opened-twice');
  if (anomaly && roleOf(by) === 'manager') carryOutRecord(terminal, anomaly.shiftIds[0]!, by, decide, { type: 'resolve', key: anomaly.key, resolution: 'both were checked' });
}

/** Somebody does what the drawer needs: opens a shift, moves cash, hands over, counts and closes. */
export function actAtDrawer(terminal: Terminal, random: Random): string {
  const by = someone(terminal, random, ['manager', 'cashier']);
  settle(terminal, by);
  const shift = currentShift(terminal);
  if (shift === null) {
    const id = recordDocId('shift', terminal.newId());
    const businessDate = businessDateOf(terminal.wallNow(), 'UTC', 5);
    const ops = carryOutRecord(terminal, id, by, decide, { type: 'open', drawer: drawerAt(terminal), drawerName: terminal.name, count: countOf(random.int(50) * 1_000), businessDate, currency: 'UZS' });
    return `${by} opens ${id}${ops.length === 0 ? ' (not possible)' : ''}`;
  }
  const { expected } = shiftFigures(shift.id, shift.state, knownOrders(terminal.replica.known.values()));
  const cash = sumOf(expected, 'cash');
  const kind = random.weighted({ 'pay-in': 2, 'pay-out': 1.5, drop: 1.5, 'hand-over': 1, close: 4 });
  if (kind === 'close') return `${by} closes ${shift.id}${close(terminal, shift, by, random) === 0 ? ' (not possible)' : ''}`;
  const amount = random.between(1, 30) * 500;
  const other = random.pick(expected.filter(({ method, amount: sum }) => method !== 'cash' && sum > 0));
  const command: ShiftCommand = kind === 'pay-in' ? { type: kind, amount, reason: 'change' }
    : kind === 'pay-out' ? { type: kind, amount, reason: 'bread', expected: cash }
    : kind === 'hand-over' ? { type: kind, to: someone(terminal, random, ['manager', 'cashier']), count: countOf(cash), expected: cash }
    : other && random.chance(0.5) ? { type: kind, method: other.method, kind: other.kind, amount: other.amount, reason: '', expected: other.amount }
    : { type: kind, method: 'cash', kind: 'cash', amount, reason: '', expected: cash };
  const ops = carryOutRecord(terminal, shift.id, by, decide, command);
  return `${by}: ${kind} on ${shift.id}${ops.length === 0 ? ' (not possible)' : ''}`;
}
