import { recordDocId } from '../../shared/documents/record-document.ts';
import { decideBooking, type BookingCommand, type BookingError } from '../../shared/domain/booking/decide.ts';
import { foldBooking } from '../../shared/domain/booking/fold.ts';
import type { BookingOp } from '../../shared/domain/booking/ops.ts';
import type { DecideContext, StampedOp } from '../../shared/domain/op.ts';
import { asId, type TableId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { carryOutRecord } from './carry-out.ts';
import { someone } from './people.ts';
import type { Random } from './random.ts';
import { bookingOf, isBooking, knownOrders } from './states.ts';
import type { Terminal } from './terminal.ts';

const decide = (ops: readonly StampedOp[] | null, command: BookingCommand, ctx: DecideContext): Result<readonly BookingOp[], BookingError> =>
  decideBooking(ops === null ? null : foldBooking(ops), command, ctx);

/** Somebody takes a call, changes what was agreed, or the party comes or does not. */
export function actOnBookings(terminal: Terminal, random: Random): string {
  const by = someone(terminal, random, ['manager', 'cashier', 'waiter']);
  const expected = [...terminal.replica.known.values()].filter((doc) => isBooking(doc) && bookingOf(doc).status === 'expected');
  const chosen = random.pick(expected);
  const otherTable: TableId = asId(`t${random.between(1, 3)}`);
  if (!chosen || random.chance(0.35)) {
    const id = recordDocId('booking', terminal.newId());
    carryOutRecord(terminal, id, by, decide, {
      type: 'make', name: 'Nigora', phone: '', tableIds: [otherTable], guests: random.between(1, 8), atMs: terminal.wallNow() + random.int(6) * 3_600_000, minutes: 90, note: '',
    });
    return `${by} books ${id}`;
  }
  const order = random.pick(knownOrders(terminal.replica.known.values()));
  const kind = random.weighted({ change: 3, cancel: 1, seat: 2, 'no-show': 1 });
  const command: BookingCommand = kind === 'change' ? { type: kind, changes: random.chance(0.5) ? { guests: random.between(1, 8) } : { atMs: terminal.wallNow() + 3_600_000, tableIds: [otherTable] } }
    : kind === 'cancel' ? { type: kind, reason: 'ill' } : kind === 'seat' && order ? { type: kind, orderId: order.id } : { type: 'no-show' };
  const ops = carryOutRecord(terminal, chosen.id, by, decide, command);
  return `${by}: ${command.type} on ${chosen.id}${ops.length === 0 ? ' (not possible)' : ''}`;
}
