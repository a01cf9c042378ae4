import { unwrap } from 'solid-js/store';
import type { NewLine, OrderCommand } from '../../../shared/domain/order/command.ts';
import type { Line } from '../../../shared/domain/order/state.ts';

const asNew = (line: Line): NewLine => ({
  item: line.item, quantityMilli: line.quantityMilli || 1_000, note: line.note, seat: line.seat, course: line.course, guestNote: line.guestNote,
});

/** The commands that bring a line back as it is now; of a combo all its lines. Read before the line goes. */
export function addAgain(lines: readonly Line[], line: Line): readonly OrderCommand[] {
  // From the store: what it hands out changes with it.
  const kept = structuredClone(lines.map((candidate) => unwrap(candidate)));
  const own = kept.find(({ lineId }) => lineId === line.lineId) ?? structuredClone(unwrap(line));
  if (own.combo === null) return [{ type: 'add-item', ...asNew(own) }];
  const { id, itemId, name } = own.combo;
  return [{ type: 'add-combo', combo: { itemId, name }, lines: kept.filter((other) => other.combo?.id === id && other.voided === null).map(asNew) }];
}
