import { allServedAt } from '../domain/order/serving.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { OrderId, StaffId } from '../kernel/ids.ts';
import { stampMs } from '../kernel/stamp.ts';
import type { Money } from '../kernel/money.ts';
import type { Ticket, TicketLine } from './kitchen-tickets.ts';

/** How a check stands, as whoever serves it needs to know. */
export type CheckMood = 'seated' | 'ordered' | 'waiting' | 'ready' | 'served' | 'bill-asked' | 'bill' | 'part-paid' | 'paid';
export type TableMood = 'free' | CheckMood;

/** The first of several checks decides what a table shows: somebody waits for food before somebody waits for change. */
const moodRank: readonly CheckMood[] = ['ready', 'waiting', 'bill-asked', 'ordered', 'seated', 'served', 'bill', 'part-paid', 'paid'];

/** What somebody should look after. `ms`: for how long. */
export type Attention = { readonly type: 'nothing-sent' | 'food-late' | 'food-ready' | 'bill-waits' | 'nothing-new' | 'open-long'; readonly ms: number };

/** After how long each asks for attention, ms. */
export type AttentionLimits = Readonly<Record<Attention['type'], number>>;

const minute = 60_000;
export const usualLimits: AttentionLimits = {
  'nothing-sent': 10 * minute, 'food-late': 30 * minute, 'food-ready': 5 * minute, 'bill-waits': 5 * minute, 'nothing-new': 45 * minute, 'open-long': 180 * minute,
};

/** Food of one check, whichever check sent it. */
export type Food = {
  /** Since when the oldest of it is waited for; null when nothing is cooking. */
  readonly waitingSinceMs: number | null;
  /** When the last of it was finished; null when none was. */
  readonly finishedAtMs: number | null;
};

export type CheckStatus = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly mood: CheckMood;
  /** Since when it stands so, where somebody said or did it: food waited for, ready or served, a bill asked for. */
  readonly moodSinceMs: number | null;
  readonly openedAtMs: number;
  readonly total: Money;
  readonly balance: Money;
  readonly guests: number;
  readonly waiter: StaffId | null;
  /** The most urgent first. */
  readonly attention: readonly Attention[];
};

const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));
const earlier = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

/** Checks that have a line's food now; the one that sent it while nothing was moved. */
const holdersOf = (ticket: Ticket, line: TicketLine): readonly OrderId[] => {
  const elsewhere = line.movedTo.filter((place) => place.struck === null);
  const movedMilli = line.movedTo.reduce((all, place) => all + place.quantityMilli, 0);
  return [...(movedMilli < line.quantityMilli || line.movedTo.length === 0 ? [ticket.orderId] : []), ...elsewhere.map(({ orderId }) => orderId)];
};

/** Food by the check that has it now, from all tickets there are. */
export function foodByCheck(tickets: readonly Ticket[]): ReadonlyMap<OrderId, Food> {
  const byCheck = new Map<OrderId, Food>();
  for (const ticket of tickets) {
    for (const line of ticket.lines) {
      if (line.struck !== null || line.quantityMilli === 0) continue;
      for (const id of holdersOf(ticket, line)) {
        const known = byCheck.get(id) ?? { waitingSinceMs: null, finishedAtMs: null };
        byCheck.set(id, line.done
          ? { ...known, finishedAtMs: later(known.finishedAtMs, ticket.lastBump?.atMs ?? null) }
          : { ...known, waitingSinceMs: earlier(known.waitingSinceMs, ticket.waitingSinceMs) });
      }
    }
  }
  return byCheck;
}

const standing = (state: OrderState) => state.lines.filter((line) => line.voided === null && line.quantityMilli > 0);

type Standing = { readonly mood: CheckMood; readonly sinceMs: number | null };
const only = (mood: CheckMood): Standing => ({ mood, sinceMs: null });

function standingOf(state: OrderState, food: Food | undefined, servedAtMs: number | null): Standing {
  const { paid, balance } = state.totals;
  const lines = standing(state);
  if (lines.length === 0) return only('seated');
  if (paid > 0 && balance <= 0) return only('paid');
  if (paid > 0) return only('part-paid');
  if (state.plan !== null || state.attempts.some(({ outcome }) => outcome === 'pending')) return only('bill');
  if (state.billAsked !== null) return { mood: 'bill-asked', sinceMs: stampMs(state.billAsked.stamp) };
  const waitingSinceMs = food?.waitingSinceMs ?? null;
  if (waitingSinceMs !== null && servedAtMs === null) return { mood: 'waiting', sinceMs: waitingSinceMs };
  if (lines.some((line) => line.unsentMilli > 0)) return only('ordered');
  return servedAtMs === null ? { mood: 'ready', sinceMs: food?.finishedAtMs ?? null } : { mood: 'served', sinceMs: servedAtMs };
}

function attentionOf(state: OrderState, mood: CheckMood, food: Food | undefined, servedAtMs: number | null, nowMs: number, limits: AttentionLimits): Attention[] {
  const found: Attention[] = [];
  const ask = (type: Attention['type'], sinceMs: number | null): void => {
    const ms = sinceMs === null ? 0 : nowMs - sinceMs;
    if (ms >= limits[type]) found.push({ type, ms });
  };
  const nothingSent = standing(state).every((line) => line.sentMilli === 0);
  if (nothingSent && mood !== 'paid') ask('nothing-sent', state.openedAtMs);
  ask('food-late', servedAtMs === null ? food?.waitingSinceMs ?? null : null);
  const finishedAtMs = food?.finishedAtMs ?? null;
  if (mood === 'ready' && finishedAtMs !== null) {
    const touchedMs = stampMs(state.lastStamp);
    // Fresh food is carried; long after that it was eaten, and the guests may want something.
    if (nowMs - finishedAtMs >= limits['nothing-new']) ask('nothing-new', Math.max(finishedAtMs, touchedMs));
    else if (touchedMs <= finishedAtMs) ask('food-ready', finishedAtMs);
  }
  if (state.billAsked !== null && mood !== 'paid') ask('bill-waits', stampMs(state.billAsked.stamp));
  if (mood === 'served') ask('nothing-new', stampMs(state.lastStamp));
  if (mood !== 'paid') ask('open-long', state.openedAtMs);
  return found;
}

/** How one open check stands at `nowMs`. */
export function checkStatus(orderId: OrderId, state: OrderState, food: Food | undefined, nowMs: number, limits: AttentionLimits = usualLimits): CheckStatus {
  const served = allServedAt(state);
  const servedAtMs = served === null ? null : stampMs(served);
  const { mood, sinceMs } = standingOf(state, food, servedAtMs);
  return {
    orderId, number: state.number, mood, moodSinceMs: sinceMs, openedAtMs: state.openedAtMs, total: state.totals.total, balance: state.totals.balance,
    guests: state.guests, waiter: state.waiter ?? state.openedBy, attention: attentionOf(state, mood, food, servedAtMs, nowMs, limits),
  };
}

/** What a table shows of its checks, the oldest first. */
export type TableStatus = {
  readonly mood: TableMood;
  /** Of the check that shows it, the longest of several. */
  readonly moodSinceMs: number | null;
  readonly checks: readonly CheckStatus[];
  readonly openedAtMs: number | null;
  readonly total: Money;
  readonly guests: number;
  readonly waiters: readonly StaffId[];
  readonly attention: Attention | null;
};

export const freeTable: TableStatus = { mood: 'free', moodSinceMs: null, checks: [], openedAtMs: null, total: 0, guests: 0, waiters: [], attention: null };

export function tableStatus(checks: readonly CheckStatus[]): TableStatus {
  if (checks.length === 0) return freeTable;
  const sorted = [...checks].sort((a, b) => a.openedAtMs - b.openedAtMs || (a.orderId < b.orderId ? -1 : 1));
  const mood = moodRank.find((one) => sorted.some((check) => check.mood === one)) ?? 'seated';
  return {
    mood,
    moodSinceMs: sorted.reduce((since: number | null, check) => (check.mood === mood ? earlier(since, check.moodSinceMs) : since), null),
    checks: sorted,
    openedAtMs: sorted[0]!.openedAtMs,
    total: sorted.reduce((all, check) => all + check.total, 0),
    guests: sorted.reduce((all, check) => all + check.guests, 0),
    waiters: [...new Set(sorted.flatMap(({ waiter }) => (waiter === null ? [] : [waiter])))],
    attention: sorted.flatMap((check) => check.attention)[0] ?? null,
  };
}
