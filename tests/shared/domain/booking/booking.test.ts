import { expect, test } from 'vitest';
import { bookingClashes } from '../../../../shared/domain/booking/clashes.ts';
import { decideBooking, type BookingCommand } from '../../../../shared/domain/booking/decide.ts';
import { foldBooking } from '../../../../shared/domain/booking/fold.ts';
import type { BookingOp } from '../../../../shared/domain/booking/ops.ts';
import type { DecideContext } from '../../../../shared/domain/op.ts';
import { fullAuthority } from '../../../../shared/domain/staff/authority.ts';
import { asId, type DocId } from '../../../../shared/kernel/ids.ts';
import { stampOf } from '../../../../shared/kernel/stamp.ts';

let made = 0;
const ctx: DecideContext = {
  by: asId('host'), device: asId('till'), authority: fullAuthority, nowMs: 0, newId: () => `op-${String((made += 1)).padStart(4, '0')}`, nextStamp: () => stampOf((made += 1), 0),
};
const evening = { name: 'Rustam', phone: '+998 90 123 45 67', tableIds: [asId<never>('t1'), asId<never>('t2')], guests: 6, atMs: 1_000_000_000, minutes: 90, note: 'window' };
const make: BookingCommand = { type: 'make', ...evening };

function booking(...commands: BookingCommand[]) {
  const ops: BookingOp[] = [];
  let error: unknown = null;
  for (const command of commands) {
    const decided = decideBooking(ops.length === 0 ? null : foldBooking(ops), command, ctx);
    if (decided.ok) ops.push(...decided.value);
    else error = decided.error;
  }
  return { ops, state: foldBooking(ops), error };
}

test('a booking is made, changed field by field, and seated', () => {
  const { state, error } = booking(make, { type: 'change', changes: { guests: 8 } }, { type: 'change', changes: { note: '' } }, { type: 'seat', orderId: asId('o1') });
  expect(error).toBeNull();
  expect(state).toMatchObject({ ...evening, guests: 8, note: '', status: 'seated', orderId: 'o1', madeBy: 'host' });
});

test('two devices that change different fields lose nothing', () => {
  const { ops } = booking(make);
  const here = decideBooking(foldBooking(ops), { type: 'change', changes: { guests: 9 } }, ctx);
  const there = decideBooking(foldBooking(ops), { type: 'change', changes: { phone: '71' } }, ctx);
  expect(foldBooking([...ops, ...(here.ok ? here.value : []), ...(there.ok ? there.value : [])])).toMatchObject({ guests: 9, phone: '71' });
});

test('who came has come, whatever was said on another device', () => {
  const { ops } = booking(make);
  const cancelled = decideBooking(foldBooking(ops), { type: 'cancel', reason: 'called' }, ctx);
  const seated = decideBooking(foldBooking(ops), { type: 'seat', orderId: asId('o1') }, ctx);
  const both = [...(cancelled.ok ? cancelled.value : []), ...(seated.ok ? seated.value : [])];
  expect(foldBooking([...ops, ...both]).status).toBe('seated');
  expect(foldBooking([...ops, ...both.reverse()]).status).toBe('seated');
});

test.each<[string, readonly BookingCommand[], string]>([
  ['no name', [{ ...make, name: ' ' } as BookingCommand], 'name-missing'],
  ['nobody', [{ ...make, guests: 0 } as BookingCommand], 'guests-invalid'],
  ['half a guest', [{ ...make, guests: 1.5 } as BookingCommand], 'guests-invalid'],
  ['no time', [{ ...make, atMs: Number.NaN } as BookingCommand], 'time-invalid'],
  ['no length', [{ ...make, minutes: -1 } as BookingCommand], 'minutes-invalid'],
  ['a novel', [{ ...make, note: 'x'.repeat(501) } as BookingCommand], 'too-long'],
  ['twice', [make, make], 'already-made'],
  ['a change of nothing', [make, { type: 'change', changes: {} }], 'nothing-to-do'],
  ['a cancellation without a reason', [make, { type: 'cancel', reason: '' }], 'reason-missing'],
  ['a change after it was over', [make, { type: 'no-show' }, { type: 'change', changes: { guests: 2 } }], 'not-expected'],
  ['before it was made', [{ type: 'no-show' }], 'not-made'],
])('refused: %s', (_, commands, type) => {
  expect(booking(...commands).error).toMatchObject({ type });
});

test('bookings clash when they want one table at one time', () => {
  const at = (id: string, atMs: number, tableIds: readonly string[], status = 'expected') =>
    ({ id: asId<DocId>(id), state: { status, tableIds, atMs, minutes: 90 } as never });
  const hour = 3_600_000;
  const found = bookingClashes([at('b', hour, ['t1', 't2']), at('a', 0, ['t2']), at('c', hour * 1.5, ['t2']), at('gone', 0, ['t2'], 'cancelled'), at('else', 0, ['t9']), at('anywhere', 0, [])]);
  // The third begins when the first ends, and while the second still sits.
  expect(found).toEqual([{ bookings: ['a', 'b'], tableIds: ['t2'] }, { bookings: ['b', 'c'], tableIds: ['t2'] }]);
});
