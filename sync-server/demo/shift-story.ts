import { emptyJournal, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import { withRecordHead } from '../../shared/documents/record-document.ts';
import { sumOf, type CashCount, type MethodSum } from '../../shared/domain/shift/cash-count.ts';
import type { ShiftCommand } from '../../shared/domain/shift/command.ts';
import { decideShift } from '../../shared/domain/shift/decide.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import { makeZReport, nextZPlace, type ZPlace } from '../../shared/domain/shift/make-z.ts';
import { shiftFigures } from '../../shared/domain/shift/report.ts';
import { fullAuthority } from '../../shared/domain/staff/authority.ts';
import type { BusinessDate } from '../../shared/kernel/business-day.ts';
import { currencyByCode } from '../../shared/kernel/currency.ts';
import type { DeviceId, DocId, Scope, StaffId } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';
import { nextStamp, type Stamp } from '../../shared/kernel/stamp.ts';
import type { SeededRandom } from './seeded-random.ts';

const minute = 60_000;
/** In the smallest coins, so that it is plausible in every currency. */
const floatCoins = 3_000;

/** A sum as a careful cashier would count it: the largest notes first. What no coin makes up is left out. */
function countOf(amount: Money, code: string): CashCount {
  let left = Math.max(0, amount);
  return (currencyByCode[code] ?? currencyByCode['UZS']!).denominations.flatMap((denomination) => {
    const count = Math.floor(left / denomination);
    left -= count * denomination;
    return count === 0 ? [] : [{ denomination, count }];
  });
}

export type ShiftPlot = {
  readonly id: DocId;
  readonly scope: Scope;
  readonly drawer: { readonly id: DeviceId; readonly letter: string; readonly name: string };
  readonly cashier: StaffId;
  readonly businessDate: BusinessDate;
  readonly currency: string;
  readonly openedAtMs: number;
  /** Null: it is open still. */
  readonly closedAtMs: number | null;
  /** Every order of the day. */
  readonly orders: readonly Journal[];
  readonly place: ZPlace;
};

/** Plays one shift through the same rules that a till runs: opened, something bought, most of the cash collected, counted, reported. */
export function tellShift(random: SeededRandom, plot: ShiftPlot): { readonly journal: Journal; readonly next: ZPlace } {
  const { id, drawer, cashier, currency, openedAtMs, closedAtMs } = plot;
  const step = (currencyByCode[currency] ?? currencyByCode['UZS']!).cashStep;
  const ops: Op[] = [];
  let last: Stamp | null = null;
  const act = (atMs: number, command: ShiftCommand): void => {
    const decided = decideShift(ops.length === 0 ? null : foldShift(ops), command, {
      by: cashier, device: drawer.id, authority: fullAuthority, nowMs: atMs, newId: () => random.id(atMs), nextStamp: () => (last = nextStamp(last, atMs)),
    });
    if (!decided.ok) throw new Error(`the story of a shift breaks off at ${command.type}: ${JSON.stringify(decided.error)}`);
    ops.push(...decided.value);
  };
  act(openedAtMs, { type: 'open', drawer: drawer.id, drawerName: drawer.name, count: countOf(floatCoins * step, currency), businessDate: plot.businessDate, currency });
  const orders = plot.orders.map((order) => ({ id: order.id, state: orderStateOf(order) }));
  if (closedAtMs !== null) {
    if (random.chance(0.6)) act(openedAtMs + random.between(120, 300) * minute, { type: 'pay-out', amount: random.between(2, 9) * 100 * step, reason: random.pick(['Bread', 'Ice', 'Taxi for the cook']), expected: floatCoins * step });
    const cashAt = (): Money => sumOf(shiftFigures(id, foldShift(ops), orders).expected, 'cash');
    const collected = Math.floor((cashAt() * 0.8) / (1_000 * step)) * 1_000 * step;
    if (collected > 0) act(closedAtMs - 10 * minute, { type: 'drop', method: 'cash', kind: 'cash', amount: collected, reason: '', expected: cashAt() });
    const { expected } = shiftFigures(id, foldShift(ops), orders);
    // Now and then a note is missing, or one too many.
    const wrong = random.chance(0.2) ? random.pick([-1, 1]) * random.between(1, 20) * step : 0;
    const counted: readonly MethodSum[] = expected.filter(({ method }) => method !== 'cash');
    act(closedAtMs, { type: 'close', count: countOf(cashAt() + wrong, currency), counted, expected, blind: false, note: '', limit: 20 * step });
    const report = makeZReport(id, foldShift(ops), orders, plot.place, { letter: drawer.letter, unheard: [], nowMs: closedAtMs + minute });
    act(closedAtMs + minute, { type: 'report', report });
  }
  const journal = withRecordHead({ ...emptyJournal(id, plot.scope), ops: Object.fromEntries(ops.map((op) => [op.id, op])) });
  const next = closedAtMs === null ? plot.place : nextZPlace(drawer.letter, [foldShift(ops)]);
  return { journal, next };
}
