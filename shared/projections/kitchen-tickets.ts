import type { FrozenItem, OrderType } from '../domain/order/frozen.ts';
import type { Bump, Fire, Line, OrderState, Work } from '../domain/order/state.ts';
import type { ItemId, LineId, OpId, OrderId, StaffId } from '../kernel/ids.ts';
import { stampMs } from '../kernel/stamp.ts';
import { placesOf, type FoodPlace, type StateOf } from './moved-food.ts';

/** One sent quantity op of a line. `change`: sent later than the ticket itself, or of food that was first sent on another check. */
export type TicketPiece = {
  readonly opId: OpId;
  readonly fire: OpId;
  readonly deltaMilli: number;
  readonly change: boolean;
  readonly bumped: boolean;
};

export type TicketLine = {
  readonly lineId: LineId;
  readonly item: FrozenItem;
  readonly note: string;
  /** The note was written after the line had been sent: whoever read it before must read it again. */
  readonly noteIsNew: boolean;
  readonly pieces: readonly TicketPiece[];
  /** All that was sent of it. */
  readonly quantityMilli: number;
  /** What is left to cook; below zero when more was cooked than is wanted now. */
  readonly outstandingMilli: number;
  /** Why nobody wants it any more; null while it is wanted. */
  readonly struck: { readonly reason: string } | null;
  /** Checks that have it now instead of the one that sent it, with how much; what stayed is the rest. */
  readonly movedTo: readonly FoodPlace[];
  readonly done: boolean;
};

/**
 * What one station cooks of one *send*: the lines whose first quantity that send covered, with all
 * that was sent of those lines later. So a later change is a change on its ticket, never a new one.
 */
export type Ticket = {
  /** `<order>:<fire>:<station>`: stays the same for as long as the ticket exists. */
  readonly id: string;
  readonly orderId: OrderId;
  readonly fire: OpId;
  readonly station: string;
  readonly number: string;
  readonly orderType: OrderType;
  readonly tableName: string;
  /** The one check that has all that is still wanted of this ticket; null while that is the check that sent it, or several. */
  readonly movedTo: FoodPlace | null;
  readonly orderNote: string;
  /** Who sent it. */
  readonly sentBy: StaffId;
  readonly sentAtMs: number;
  /** Since when somebody waits: `sentAtMs`, or when the change was sent that brought a finished ticket back. */
  readonly waitingSinceMs: number;
  readonly lines: readonly TicketLine[];
  readonly done: boolean;
  /** The last bump that stands and the bumps to recall to undo it; null while none does. */
  readonly lastBump: { readonly atMs: number; readonly recall: readonly OpId[] } | null;
  /** Fires of this ticket that this station's screen has not shown yet. */
  readonly unseenFires: readonly OpId[];
};

/**
 * What the projection must know of an order beyond its state. `defaultStation` takes what names no
 * station. `stateOf`: other checks, to which lines may have been moved.
 */
export type TicketContext = { readonly orderId: OrderId; readonly state: OrderState; readonly defaultStation: string; readonly stateOf?: StateOf };

/** The quantity op that a fire covers: what the kitchen has been told of. */
type SentWork = Work & { readonly fire: OpId };

/** What this check told the kitchen; what was moved to it stands on the tickets of the check that sent it. */
const sentWork = (line: Line): SentWork[] =>
  line.work.filter((piece): piece is SentWork => piece.fire !== null && (piece.kind === 'added' || piece.kind === 'changed'));

const noPlaces: readonly FoodPlace[] = [];
const nobodyKnown: StateOf = () => null;

export const stationOf = (item: FrozenItem, defaultStation: string): string => item.station || defaultStation;

/** The fire a line lives under: the one that sent its first quantity, else the earliest that sent anything of it. */
function homeFireOf(pieces: readonly SentWork[], rankByFire: ReadonlyMap<OpId, number>): OpId {
  const added = pieces.find((piece) => piece.kind === 'added');
  if (added) return added.fire;
  const rank = (piece: SentWork): number => rankByFire.get(piece.fire) ?? 0;
  return pieces.reduce((first, piece) => (rank(piece) < rank(first) ? piece : first)).fire;
}

const sum = (pieces: readonly TicketPiece[]): number => pieces.reduce((all, piece) => all + piece.deltaMilli, 0);

function ticketLine(line: Line, sent: readonly SentWork[], home: Fire, { orderId, state, stateOf = nobodyKnown }: TicketContext): TicketLine {
  const beganHere = sent.some((piece) => piece.kind === 'added');
  const pieces = sent.map(({ opId, fire, deltaMilli, bumped }): TicketPiece => ({ opId, fire, deltaMilli, bumped, change: fire !== home.opId || !beganHere }));
  const open = pieces.filter((piece) => !piece.bumped);
  const quantityMilli = Math.max(0, sum(pieces));
  // Added and taken away again before it was ever sent: there has never been anything to cook.
  const neverWanted = quantityMilli === 0 && pieces.every((piece) => !piece.change);
  const places = state.transfers.length === 0 ? noPlaces : placesOf(orderId, state, line.lineId, stateOf);
  const struck = places.length === 0 ? line.voided ?? state.cancelled : places.every((place) => place.struck !== null) ? places[0]!.struck : null;
  const struckMilli = struck === null && open.length > 0 ? places.reduce((all, place) => all + (place.struck === null ? 0 : place.quantityMilli), 0) : 0;
  // What is said of food after it was moved is said on the check that has it.
  const said = places.length === 1 ? places[0]!.line ?? line : line;
  return {
    lineId: line.lineId, item: line.item, note: said.note, noteIsNew: line.notedAt > home.stamp || said.note !== line.note, pieces, quantityMilli,
    outstandingMilli: sum(open) - struckMilli,
    struck,
    movedTo: places.filter((place) => place.orderId !== orderId),
    done: open.length === 0 || neverWanted,
  };
}

const firstBumpOf = (piece: OpId, bumps: readonly Bump[]): Bump | undefined => bumps.find((bump) => bump.work.includes(piece));

/**
 * When the waiting began. A change sent while other lines of the ticket are still cooking does not
 * make the guest's wait any younger; one sent after everything was out starts a wait of its own.
 */
function waitingSince(pieces: readonly TicketPiece[], home: Fire, standing: readonly Bump[], fireById: ReadonlyMap<OpId, Fire>): number {
  const stampOf = (piece: TicketPiece): string => fireById.get(piece.fire)?.stamp ?? home.stamp;
  const open = pieces.filter((piece) => !piece.bumped).map(stampOf);
  if (open.length === 0) return stampMs(home.stamp);
  const oldest = open.reduce((a, b) => (b < a ? b : a));
  const wasDone = pieces.every((piece) => stampOf(piece) >= oldest || (firstBumpOf(piece.opId, standing)?.stamp ?? oldest) < oldest);
  return stampMs(wasDone ? oldest : home.stamp);
}

function lastBumpOf(pieces: readonly TicketPiece[], standing: readonly Bump[]): Ticket['lastBump'] {
  const mine = new Set(pieces.map((piece) => piece.opId));
  const last = standing.findLast((bump) => bump.work.some((piece) => mine.has(piece)));
  if (!last) return null;
  // Two screens may have bumped the same piece: it comes back only when both bumps are recalled.
  const undone = new Set(last.work.filter((piece) => mine.has(piece)));
  const recall = standing.filter((bump) => bump.work.some((piece) => undone.has(piece))).map((bump) => bump.opId);
  return { atMs: stampMs(last.stamp), recall };
}

/** The one check to which everything that is still wanted went. */
function ticketPlace(lines: readonly TicketLine[]): FoodPlace | null {
  const wanted = lines.filter((line) => line.struck === null && line.quantityMilli > 0);
  const [first] = wanted[0]?.movedTo ?? [];
  const allThere = (line: TicketLine): boolean => line.movedTo.length === 1 && line.movedTo[0]!.orderId === first?.orderId && line.movedTo[0]!.quantityMilli >= line.quantityMilli;
  return first !== undefined && wanted.every(allThere) ? first : null;
}

/** The lines a check sent, in the order in which they came, those that were moved away since included. */
const linesWithMoved = ({ lines, movedLines }: OrderState): readonly Line[] =>
  (movedLines.length === 0 ? lines : [...lines, ...movedLines].sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.opId < b.opId ? -1 : 1)));

/**
 * The tickets of one order, by (fire, station), oldest first. Every quantity op that was sent is on
 * exactly one of them, whatever happened to its line since. `station` keeps the tickets of one only.
 */
export function ticketsOf(context: TicketContext, station?: string): Ticket[] {
  const { orderId, state, defaultStation } = context;
  const fireById = new Map(state.fires.map((fire) => [fire.opId, fire]));
  const rankByFire = new Map(state.fires.map((fire, rank) => [fire.opId, rank]));
  const standing = state.bumps.filter((bump) => !bump.recalled);
  const groups = new Map<string, { home: Fire; station: string; lines: TicketLine[] }>();
  for (const line of linesWithMoved(state)) {
    const at = stationOf(line.item, defaultStation);
    if (station !== undefined && at !== station) continue;
    const sent = sentWork(line);
    if (sent.length === 0) continue;
    const home = fireById.get(homeFireOf(sent, rankByFire));
    if (!home) continue;
    const id = `${orderId}:${home.opId}:${at}`;
    const group = groups.get(id) ?? { home, station: at, lines: [] };
    group.lines.push(ticketLine(line, sent, home, context));
    groups.set(id, group);
  }
  return [...groups].map(([id, { home, station: at, lines }]): Ticket => {
    const pieces = lines.flatMap((line) => line.pieces);
    const unseen = [...new Set(pieces.map((piece) => piece.fire))].filter((fire) => !fireById.get(fire)?.seenAt.includes(at));
    return {
      id, orderId, fire: home.opId, station: at, lines,
      number: state.number, orderType: state.orderType, tableName: state.tableName, movedTo: ticketPlace(lines), orderNote: state.note,
      sentBy: home.by, sentAtMs: stampMs(home.stamp),
      waitingSinceMs: waitingSince(lines.flatMap((line) => line.pieces.filter((piece) => piece.bumped || !line.done)), home, standing, fireById),
      done: lines.every((line) => line.done),
      lastBump: lastBumpOf(pieces, standing),
      unseenFires: unseen,
    };
  }).sort(byWait);
}

const byWait = (a: Ticket, b: Ticket): number => a.waitingSinceMs - b.waitingSinceMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Tickets of several orders in the order in which they are cooked. */
export const inCookingOrder = (tickets: readonly Ticket[]): Ticket[] => [...tickets].sort(byWait);

/** The quantity ops that a bump of the whole ticket covers: all that nobody has bumped yet. */
export const outstandingWork = (lines: readonly TicketLine[]): OpId[] =>
  lines.flatMap((line) => line.pieces.filter((piece) => !piece.bumped).map((piece) => piece.opId));

export type Urgency = 'in-time' | 'soon' | 'late';

/** The part of the target time after which a ticket asks for attention. */
const soonShare = 0.7;

/** How a ticket stands against the slowest dish still to come. A clock behind the sender's counts as just sent. */
export function urgencyOf(ticket: Ticket, nowMs: number, targetMinutesOf: (itemId: ItemId) => number): Urgency {
  const open = ticket.lines.filter((line) => !line.done && !line.struck);
  if (open.length === 0) return 'in-time';
  const targetMs = Math.max(...open.map((line) => targetMinutesOf(line.item.itemId))) * 60_000;
  const ageMs = Math.max(0, nowMs - ticket.waitingSinceMs);
  return ageMs >= targetMs ? 'late' : ageMs >= targetMs * soonShare ? 'soon' : 'in-time';
}

/** How many pieces of each dish are still to cook over all tickets, most wanted first. */
export function allDayCounts(tickets: readonly Ticket[]): { readonly item: FrozenItem; readonly milli: number }[] {
  const counts = new Map<string, { item: FrozenItem; milli: number }>();
  for (const line of tickets.flatMap((ticket) => ticket.lines)) {
    if (line.done || line.struck || line.outstandingMilli <= 0) continue;
    const count = counts.get(line.item.itemId) ?? { item: line.item, milli: 0 };
    count.milli += line.outstandingMilli;
    counts.set(line.item.itemId, count);
  }
  return [...counts.values()].sort((a, b) => b.milli - a.milli || (a.item.itemId < b.item.itemId ? -1 : 1));
}
