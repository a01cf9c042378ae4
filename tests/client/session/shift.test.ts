import { createMemo, createRenderEffect, createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import type { Op } from '../../../shared/crdt/journal.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import { decideBooking } from '../../../shared/domain/booking/decide.ts';
import { decideShift } from '../../../shared/domain/shift/decide.ts';
import { verifyZChain } from '../../../shared/domain/shift/make-z.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { accountOf, zReportOf } from '../../../client/session/shift-account.ts';
import { currentShift, shiftNeeded } from '../../../client/session/shift.ts';
import { scope } from './controlled-link.ts';
import { addPlov, openSession, signIn, walkIn, type Opened } from './open-session.ts';

const shiftId = asId<DocId>('shift:1');
const requiring = { boards: [{ shape: 'board' as const, id: asId<DocId>('settings@branch:b1'), scope, y: 'AAA=', view: { ...defaultBranchSettings, shifts: { ...defaultBranchSettings.shifts, requireShift: true } } }] };
const open = ({ session }: Opened) => session.records.act('shift', shiftId, decideShift, {
  type: 'open', drawer: 'd1', drawerName: 'Till 1', count: [{ denomination: 10_000, count: 2 }], businessDate: session.businessDate(), currency: 'UZS',
});

test('a shift is opened at once, sent to the worker, and is the one payments name', async () => {
  const opened = openSession(requiring);
  const { session, worker } = opened;
  expect([currentShift(session), shiftNeeded(session)]).toEqual([null, true]);
  expect(open(opened)).toMatchObject({ error: { type: 'not-signed-in' } });
  await signIn(opened);
  expect(open(opened)).toEqual({ ok: true, value: shiftId });
  expect(currentShift(session)).toMatchObject({ id: shiftId, state: { float: 20_000, openedBy: 's1' } });
  expect(shiftNeeded(session)).toBe(false);
  expect(await worker.answer('append', { durable: true })).toMatchObject({ collection: 'records', docId: shiftId, ops: [{ type: 'shift.opened', by: 's1' }] });
  expect(session.pendingOrders()).toBe(0);
});

test('a failed write of a shift blocks, and is sent again', async () => {
  const opened = openSession();
  await signIn(opened);
  open(opened);
  await opened.worker.fail('append', { type: 'disk', error: { reason: 'quota', detail: '' } });
  expect(opened.session.saveFailure()).toMatchObject({ error: { type: 'disk' } });
  opened.session.retrySave();
  expect(await opened.worker.answer('append', { durable: true })).toMatchObject({ collection: 'records', docId: shiftId });
  expect(opened.session.saveFailure()).toBeNull();
});

test('a waiter opens no shift, but takes a booking', async () => {
  const opened = openSession();
  await signIn(opened, 's3');
  expect(open(opened)).toMatchObject({ error: { type: 'not-allowed', opType: 'shift.opened' } });
  const booked = opened.session.records.act('booking', asId('booking:1'), decideBooking, { type: 'make', name: 'Rustam', phone: '', tableIds: [], guests: 4, atMs: 1, minutes: 90, note: '' });
  expect(booked.ok).toBe(true);
  expect(opened.session.records.bookings['booking:1']).toMatchObject({ name: 'Rustam', status: 'expected', madeBy: 's3' });
});

test('what comes from other devices joins what was done here; what was put away goes', async () => {
  const opened = openSession();
  const { session, worker } = opened;
  await signIn(opened);
  open(opened);
  const journal = session.records.journalOf(shiftId)!;
  const paidIn = { ...Object.values(journal.ops)[0]!, id: asId<Op['id']>('elsewhere'), type: 'shift.paid-in', data: { amount: 5_000, reason: 'coins' } };
  worker.patch({ records: [{ ...journal, ops: { [paidIn.id]: paidIn } }] });
  expect(session.records.shifts[shiftId]).toMatchObject({ float: 20_000, movements: [{ amount: 5_000 }] });
  worker.patch({ retired: [shiftId] });
  expect(session.records.shifts[shiftId]).toBeUndefined();
});

test('a shift is closed and reported in one go, with a manager\'s approval where it is needed, offline too', async () => {
  const opened = openSession();
  const { session, worker } = opened;
  await signIn(opened);
  worker.status({ connection: { state: 'offline', sinceMs: 1 } });
  open(opened);
  await worker.answer('reserveNumber', { counter: 1 });
  const taken = await session.openOrder(walkIn, addPlov, { type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 50_000, cashStep: 100, shift: shiftId }, { type: 'close' });
  expect(taken).toMatchObject({ ok: true });
  expect(session.records.act('shift', shiftId, decideShift, { type: 'pay-in', amount: 1_000, reason: 'coins' }, { type: 'pay-out', amount: 1_000, reason: 'ice', expected: 1_000 }).ok).toBe(true);
  const shift = currentShift(session)!;
  const { expected, sales } = accountOf(session, shift);
  expect([expected, sales.checks]).toEqual([[{ method: 'cash', kind: 'cash', amount: 65_000 }], 1]);

  const close = { type: 'close', count: [{ denomination: 10_000, count: 6 }], counted: [], expected, blind: true, note: '', limit: 1_000 } as const;
  const closing = (approvedBy?: 's2' | 's3') => session.records.act('shift', shiftId, decideShift, { ...close, ...(approvedBy ? { approvedBy: asId<never>(approvedBy) } : {}) }, { type: 'report', report: zReportOf(session, shift) });
  expect(closing()).toMatchObject({ error: { type: 'approval-needed', amount: -5_000, limit: 1_000 } });
  // Somebody who may not approve cannot be named.
  expect(closing('s3')).toMatchObject({ error: { type: 'not-allowed', opType: 'shift.approved' } });
  expect(session.records.shifts[shiftId]!.status).toBe('open');
  expect(closing('s2').ok).toBe(true);
  const state = session.records.shifts[shiftId]!;
  expect(state).toMatchObject({ status: 'reported', approvals: [{ by: 's2', amount: 5_000 }], zReports: [{ number: 'Z-A-001', figures: { sales: { checks: 1, gross: 45_000 } } }] });
  expect(verifyZChain(shiftId, state)).toBe(true);
  expect(currentShift(session)).toBeNull();
});

test('painting a change writes into nothing that was recorded', async () => {
  const opened = openSession();
  const { session } = opened;
  await signIn(opened);
  const id = asId<DocId>('booking:1');
  session.records.act('booking', id, decideBooking, { type: 'make', name: 'Rustam', phone: '', tableIds: [asId<never>('t1')], guests: 4, atMs: 1, minutes: 90, note: '' });
  session.records.act('booking', id, decideBooking, { type: 'change', changes: { tableIds: [asId<never>('t2'), asId<never>('t3')] } });
  expect(session.records.bookings[id]!.tableIds).toEqual(['t2', 't3']);
  const made = Object.values(session.records.journalOf(id)!.ops).find(({ type }) => type === 'booking.made')!;
  expect((made.data as { tableIds: unknown }).tableIds).toEqual(['t1']);
  // What one shift shows is not in the next one.
  open(opened);
  session.records.act('shift', shiftId, decideShift, { type: 'pay-in', amount: 1_000, reason: 'coins' });
  const next = openSession();
  await signIn(next);
  open(next);
  expect(next.session.records.shifts[shiftId]!.movements).toEqual([]);
});

test('the account follows every movement of the drawer', async () => {
  const opened = openSession();
  const { session } = opened;
  await signIn(opened);
  open(opened);
  const seen: number[] = [];
  const dispose = createRoot((stop) => {
    const shift = createMemo(() => currentShift(session));
    const expected = createMemo(() => accountOf(session, shift()!).expected[0]!.amount);
    createRenderEffect(() => seen.push(expected()));
    return stop;
  });
  session.records.act('shift', shiftId, decideShift, { type: 'pay-in', amount: 1_000, reason: 'coins' });
  session.records.act('shift', shiftId, decideShift, { type: 'pay-out', amount: 3_000, reason: 'ice', expected: 21_000 });
  dispose();
  expect(seen).toEqual([20_000, 21_000, 18_000]);
});
