import { createMemo, createSignal, mapArray, onCleanup, type Accessor } from 'solid-js';
import type { DocId, OrderId, StaffId, TableId } from '../../../shared/kernel/ids.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { checkStatus, foodByCheck, freeTable, tableStatus, type CheckStatus, type TableStatus } from '../../../shared/projections/floor-status.ts';
import type { BookingState } from '../../../shared/domain/booking/state.ts';
import type { Session } from '../../session/session.ts';
import { createTicketBoard } from '../kitchen/ticket-board.ts';

/** How long before its time a booking shows at its table, and how long after it guests may be late. */
const soonMs = 2 * 60 * 60_000;
const lateMs = 60 * 60_000;
const tickMs = 10_000;

export type SoonBooking = { readonly id: DocId; readonly booking: BookingState };

export type FloorData = {
  /** The server's time as this device knows it. Reactive, by the ten seconds. */
  readonly nowMs: Accessor<number>;
  readonly statusOf: (tableId: TableId) => TableStatus;
  /** Open checks that stand at no table of the floor, and every other one. */
  readonly checks: Accessor<readonly CheckStatus[]>;
  /** The next party expected at a table. */
  readonly bookingAt: (tableId: TableId) => SoonBooking | null;
  readonly initialsOf: (staffId: StaffId) => string;
};

/** `Aziza Karimova` → `AK`, `Bek` → `Be`: enough to know one's own tables. */
export function initials(name: string): string {
  const [first = '', second] = name.trim().split(/\s+/);
  return second ? `${first[0] ?? ''}${second[0] ?? ''}`.toUpperCase() : first.slice(0, 2);
}

/** What the floor shows of open checks and of the kitchen. One memo a check: a tap elsewhere costs the floor nothing. */
export function createFloorData(session: Session): FloorData {
  const board = createTicketBoard(session, () => true);
  const clock = (): number => session.nowMs() + (session.status().clockOffsetMs ?? 0);
  const [nowMs, setNowMs] = createSignal(clock());
  const timer = setInterval(() => setNowMs(clock()), tickMs);
  onCleanup(() => clearInterval(timer));

  const food = createMemo(() => foodByCheck(board.all()));
  const statuses = mapArray(() => Object.keys(session.orders), (id) => {
    const orderId: OrderId = asId(id);
    const status = createMemo((): CheckStatus | null => {
      const state = session.orders[orderId];
      return state?.status === 'open' ? checkStatus(orderId, state, food().get(orderId), nowMs()) : null;
    });
    return status;
  });
  const all = createMemo(() => statuses());
  const checks = createMemo(() => all().flatMap((status) => status() ?? []));
  const byTable = createMemo(() => {
    const grouped = new Map<string, CheckStatus[]>();
    for (const check of checks()) {
      const tableId = session.orders[check.orderId]?.tableId ?? null;
      if (tableId === null) continue;
      const known = grouped.get(tableId);
      if (known) known.push(check);
      else grouped.set(tableId, [check]);
    }
    return new Map([...grouped].map(([id, at]) => [id, tableStatus(at)]));
  });
  const soon = createMemo(() => {
    const found = new Map<string, SoonBooking>();
    const expected = Object.entries(session.records.bookings)
      .filter(([, { status, atMs }]) => status === 'expected' && atMs - nowMs() < soonMs && nowMs() - atMs < lateMs)
      .sort(([, a], [, b]) => a.atMs - b.atMs);
    for (const [id, booking] of expected) for (const tableId of booking.tableIds) if (!found.has(tableId)) found.set(tableId, { id: asId(id), booking });
    return found;
  });
  const names = createMemo(() => new Map(session.staff().map(({ id, name }) => [id, initials(name)])));
  return {
    nowMs, checks,
    statusOf: (tableId) => byTable().get(tableId) ?? freeTable,
    bookingAt: (tableId) => soon().get(tableId) ?? null,
    initialsOf: (staffId) => names().get(staffId) ?? '?',
  };
}
