import { createMemo, mapArray, type Accessor } from 'solid-js';
import type { BranchSettings } from '../../../shared/domain/branch/branch.ts';
import { asId, type ItemId, type OpId, type OrderId } from '../../../shared/kernel/ids.ts';
import { inCookingOrder, outstandingWork, ticketsOf, type Ticket, type TicketLine } from '../../../shared/projections/kitchen-tickets.ts';
import type { Session } from '../../session/session.ts';

type BoardSession = Pick<Session, 'orders' | 'stateOf' | 'settings' | 'catalogue' | 'act' | 'may' | 'nowMs' | 'status'>;

/** How long a finished ticket can be recalled from the list. */
const recallMs = 3 * 60 * 60_000;
const mostRecalls = 30;

/** What the kitchen screen shows and does. */
export type TicketBoard = {
  /** Of every station, finished ones too. */
  readonly all: Accessor<readonly Ticket[]>;
  /** To cook, oldest first, of the stations shown. */
  readonly open: Accessor<readonly Ticket[]>;
  /** Finished lately, newest first. */
  readonly finished: Accessor<readonly Ticket[]>;
  readonly ticketById: Accessor<ReadonlyMap<string, Ticket>>;
  /** Stations there are: those of the settings, then others that orders name. */
  readonly stations: Accessor<readonly string[]>;
  readonly targetMinutesOf: (itemId: ItemId) => number;
  /** The server's time as this device knows it: ages stay right on a tablet whose clock is wrong. */
  readonly nowMs: () => number;
  /** Finishes the lines' outstanding work; answers how to take that back, or null when nothing was recorded. */
  readonly bump: (ticket: Ticket, lines?: readonly TicketLine[]) => (() => void) | null;
  readonly recall: (ticket: Ticket) => boolean;
  /** Records that the station's screen has shown what was sent. */
  readonly see: (ticket: Ticket) => void;
};

const usualMinutes = 10;

/** Where what names no station is cooked. */
export const defaultStationOf = ({ stations }: Pick<BranchSettings, 'stations'>): string => stations[0] ?? 'kitchen';

/** One memo per order: a tap on one order costs the same whether ten or three hundred lines are open. */
export function createTicketBoard(session: BoardSession, shows: (station: string) => boolean): TicketBoard {
  const defaultStation = (): string => defaultStationOf(session.settings());
  const nowMs = (): number => session.nowMs() + (session.status().clockOffsetMs ?? 0);

  const ticketsByOrder = mapArray(() => Object.keys(session.orders), (id) => {
    const orderId: OrderId = asId(id);
    const tickets = createMemo((): readonly Ticket[] => {
      const state = session.orders[orderId];
      return state === undefined || state.fires.length === 0 ? [] : ticketsOf({ orderId, state, defaultStation: defaultStation(), stateOf: (id) => session.orders[id] ?? null });
    });
    return tickets;
  });
  const perOrder = createMemo(() => ticketsByOrder());
  const all = createMemo(() => perOrder().flatMap((tickets) => tickets()));
  const shown = createMemo(() => all().filter((ticket) => shows(ticket.station)));
  const minutesByItem = createMemo(() => new Map(session.catalogue().items.map((item) => [item.id, item.targetMinutes])));

  const open = createMemo(() => inCookingOrder(shown().filter((ticket) => !ticket.done)));
  const finished = createMemo(() => shown()
    .filter((ticket) => ticket.done && ticket.lastBump !== null && ticket.lastBump.atMs > nowMs() - recallMs)
    .sort((a, b) => (b.lastBump?.atMs ?? 0) - (a.lastBump?.atMs ?? 0))
    .slice(0, mostRecalls));
  const ticketById = createMemo(() => new Map(shown().map((ticket) => [ticket.id, ticket])));
  const stations = createMemo(() => {
    const ofMenu = session.catalogue().items.map((item) => item.station || defaultStation());
    return [...new Set([...session.settings().stations, ...ofMenu, ...all().map((ticket) => ticket.station)])];
  });

  const recallBumps = (orderId: OrderId, bumps: readonly OpId[]): boolean => session.act(orderId, { type: 'recall', bumps }).ok;

  return {
    all, open, finished, ticketById, stations,
    targetMinutesOf: (itemId) => minutesByItem().get(itemId) ?? usualMinutes,
    nowMs,
    bump: (ticket, lines = ticket.lines) => {
      const { orderId } = ticket;
      const before = new Set(session.stateOf(orderId)?.bumps.map((bump) => bump.opId));
      if (!session.act(orderId, { type: 'bump', work: outstandingWork(lines) }).ok) return null;
      const made = session.stateOf(orderId)?.bumps.filter((bump) => !before.has(bump.opId)).map((bump) => bump.opId) ?? [];
      return () => recallBumps(orderId, made);
    },
    recall: (ticket) => ticket.lastBump !== null && recallBumps(ticket.orderId, ticket.lastBump.recall),
    see: (ticket) => {
      if (ticket.unseenFires.length > 0 && session.may('kitchen.seen')) session.act(ticket.orderId, { type: 'see', fires: ticket.unseenFires, station: ticket.station });
    },
  };
}
