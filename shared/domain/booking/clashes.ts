import type { DocId } from '../../kernel/ids.ts';
import type { BookingClash, BookingState } from './state.ts';

type Known = { readonly id: DocId; readonly state: Pick<BookingState, 'status' | 'tableIds' | 'atMs' | 'minutes'> };

/**
 * Bookings that are still expected and want one table at the same time: two cut-off tills may both
 * have promised it. One that begins when the other ends is no clash. In a fixed order.
 */
export function bookingClashes(bookings: readonly Known[]): BookingClash[] {
  const expected = bookings.filter(({ state }) => state.status === 'expected' && state.tableIds.length > 0)
    .sort((a, b) => a.state.atMs - b.state.atMs || (a.id < b.id ? -1 : 1));
  const clashes: BookingClash[] = [];
  expected.forEach((first, index) => {
    for (const second of expected.slice(index + 1)) {
      if (second.state.atMs >= first.state.atMs + first.state.minutes * 60_000) break;
      const tableIds = first.state.tableIds.filter((id) => second.state.tableIds.includes(id));
      if (tableIds.length > 0) clashes.push({ bookings: [first.id, second.id], tableIds });
    }
  });
  return clashes;
}
