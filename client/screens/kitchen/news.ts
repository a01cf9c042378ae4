import type { Ticket } from '../../../shared/projections/kitchen-tickets.ts';

type Tone = 'ticket' | 'change';

/** Everything on the tickets that a cook should hear of once, by a key that stays the same. */
function newsOf(tickets: readonly Ticket[]): Map<string, { readonly tone: Tone; readonly ticket: Ticket }> {
  const news = new Map<string, { tone: Tone; ticket: Ticket }>();
  for (const ticket of tickets) {
    news.set(ticket.id, { tone: 'ticket', ticket });
    for (const line of ticket.lines) {
      for (const piece of line.pieces) if (piece.change) news.set(piece.opId, { tone: 'change', ticket });
      if (line.struck) news.set(`${line.lineId} struck`, { tone: 'change', ticket });
      if (line.noteIsNew) news.set(`${line.lineId} note ${line.note}`, { tone: 'change', ticket });
    }
  }
  return news;
}

/**
 * Tells which sound the newest state of all tickets calls for. What was there at the first look is
 * no news, nor is a ticket that was finished elsewhere, recalled, or comes from another station.
 */
export function makeNewsTeller(): (tickets: readonly Ticket[], shows: (station: string) => boolean) => Tone | null {
  let known: ReadonlySet<string> | null = null;
  return (tickets, shows) => {
    const news = newsOf(tickets);
    const before = known;
    known = new Set(news.keys());
    if (before === null) return null;
    const fresh = [...news].filter(([key, { ticket }]) => !before.has(key) && !ticket.done && shows(ticket.station)).map(([, { tone }]) => tone);
    return fresh.includes('ticket') ? 'ticket' : fresh.length > 0 ? 'change' : null;
  };
}
