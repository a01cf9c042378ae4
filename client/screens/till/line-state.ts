import type { Line } from '../../../shared/domain/order/state.ts';

/** Where a line stands between the till and the kitchen. */
export type LineState = 'new' | 'sent' | 'changed' | 'ready' | 'voided';

export function lineStateOf(line: Line): LineState {
  if (line.voided) return 'voided';
  const sent = line.work.filter((piece) => piece.fire !== null);
  if (sent.length === 0) return 'new';
  if (line.unsentMilli !== 0) return 'changed';
  return sent.every((piece) => piece.bumped) ? 'ready' : 'sent';
}
