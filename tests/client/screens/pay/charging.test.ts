import { createEffect, createRoot, untrack } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { createManualTerminal } from '../../../../client/devices/payment-terminal/manual-terminal.ts';
import type { ChargeStatus, PaymentTerminal } from '../../../../client/devices/payment-terminal/payment-terminal.ts';
import { createCharging, type Charging } from '../../../../client/screens/pay/charging.ts';
import { createKeptOrders } from '../../../../client/session/kept-orders.ts';
import { openAttempts } from '../../../../client/session/open-attempts.ts';
import type { PresenceStore } from '../../../../client/session/presence.ts';
import { opsInOrder } from '../../../../shared/crdt/journal.ts';
import { asId, type DocId, type OpId } from '../../../../shared/kernel/ids.ts';
import { addPlov, makeStore, openSession, signIn, walkIn, type Opened } from '../../session/open-session.ts';

const request = { method: 'card', kind: 'card', terminal: 'manual', amount: 45_000, tip: 0, part: null, again: false } as const;
/** Promises, effects and whatever they wait for. */
const settled = async (): Promise<void> => { for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); };

/** A till with one order of 45,000 on disk, and a terminal that the test answers for. `firstStatus`: what the terminal says of an attempt it is asked about first. */
async function stage(firstStatus?: ChargeStatus, kept = createKeptOrders({ storage: makeStore(), deviceId: () => 'd1' })): Promise<Opened & { readonly id: DocId; readonly charging: Charging; readonly charged: OpId[]; readonly reopenTab: () => Charging; readonly saved: () => Promise<void> }> {
  const opened = openSession();
  await signIn(opened);
  await opened.worker.answer('reserveNumber', { counter: 17 });
  const order = await opened.session.openOrder(walkIn, addPlov);
  if (!order.ok) throw new Error(order.error.type);
  const charged: OpId[] = [];
  const saved = async (): Promise<void> => {
    while (opened.worker.asked().includes('append')) await opened.worker.answer('append', { durable: true });
    await settled();
  };
  await saved();
  const openTab = (): Charging => {
    const manual = createManualTerminal();
    const terminal: PaymentTerminal = {
      ...manual,
      charge: (charge, onOutcome) => { charged.push(charge.attempt); return manual.charge(charge, onOutcome); },
      status: (attempt) => (firstStatus ? Promise.resolve(firstStatus) : manual.status(attempt)),
    };
    return createCharging({ session: opened.session, kept, terminals: { manual, byName: () => terminal }, shift: () => asId('shift:1'), exclusively: (_, run) => { void run(); } });
  };
  return { ...opened, id: order.value, charging: openTab(), charged, reopenTab: openTab, saved };
}
const started = (charging: Charging, id: DocId, change = {}): OpId => {
  const result = charging.start(id, { ...request, ...change });
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
};

test('the attempt is on disk before the terminal hears of it, and its approval is the payment', async () => {
  const { session, charging, charged, id, saved, dispose } = await stage();
  const attempt = started(charging, id, { tip: 5_000 });
  await settled();
  expect([charged, session.orders[id]!.attempts[0]!.outcome, charging.listens(attempt)]).toEqual([[], 'pending', true]);
  await saved();
  expect(charged).toEqual([attempt]);
  charging.manual.say(attempt, { type: 'approved', reference: 'R-1' });
  expect(session.orders[id]).toMatchObject({
    totals: { balance: 0, tips: 5_000 }, payments: [{ method: 'card', amount: 45_000, tip: 5_000, attempt, reference: 'R-1', shift: 'shift:1' }], attempts: [{ outcome: 'approved' }],
  });
  expect(charging.listens(attempt)).toBe(false);
  dispose();
});

test('no answer keeps another charge back; a late approval after cash is a payment, and an anomaly', async () => {
  const { session, charging, id, saved, idle, dispose } = await stage();
  const attempt = started(charging, id);
  await saved();
  charging.manual.say(attempt, { type: 'timed-out' });
  expect(session.orders[id]!.attempts[0]!.outcome).toBe('timed-out');
  expect(charging.start(id, request)).toEqual({ ok: false, error: { type: 'attempt-pending', attempt, amount: 45_000 } });
  session.act(id, { type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 45_000, cashStep: 100 }, { type: 'close' });
  charging.manual.say(attempt, { type: 'approved', reference: '' });
  expect(session.orders[id]).toMatchObject({ status: 'closed', totals: { balance: -45_000 }, payments: [{ method: 'cash' }, { method: 'card', attempt }] });
  idle();
  expect(session.anomalies()).toMatchObject([{ type: 'overpaid', overpaid: 45_000 }]);
  dispose();
});

test('charged anew although the first is silent, both are heard', async () => {
  const { session, charging, charged, id, saved, dispose } = await stage();
  const first = started(charging, id);
  await saved();
  charging.manual.say(first, { type: 'timed-out' });
  const second = started(charging, id, { again: true });
  await saved();
  charging.manual.say(second, { type: 'approved', reference: '' });
  charging.manual.say(first, { type: 'declined' });
  expect([charged, session.orders[id]!.attempts.map(({ outcome }) => outcome), session.orders[id]!.payments.length]).toEqual([[first, second], ['declined', 'approved'], 1]);
  dispose();
});

test('the person says that it was not paid, and an approval corrects them', async () => {
  const { session, charging, id, saved, dispose } = await stage();
  const attempt = started(charging, id);
  await saved();
  charging.manual.say(attempt, { type: 'timed-out' });
  charging.say(id, attempt, 'abandoned');
  expect(session.orders[id]!.attempts[0]!.outcome).toBe('abandoned');
  expect(charging.say(id, asId('nobody'), 'approved')).toEqual({ ok: false, error: { type: 'no-such-attempt' } });
  charging.manual.say(attempt, { type: 'approved', reference: '' });
  expect(session.orders[id]).toMatchObject({ attempts: [{ outcome: 'approved' }], payments: [{ attempt }] });
  dispose();
});

test('what is answered while the till is locked is recorded once somebody may', async () => {
  const opened = await stage();
  const { session, charging, id, saved, dispose } = opened;
  const attempt = started(charging, id);
  await saved();
  session.leave();
  charging.manual.say(attempt, { type: 'approved', reference: '' });
  expect(session.orders[id]!.payments).toEqual([]);
  await signIn(opened, 's3');
  await settled();
  // A waiter takes no money.
  expect(session.orders[id]!.payments).toEqual([]);
  await signIn(opened, 's2');
  await settled();
  expect(session.orders[id]!.payments).toMatchObject([{ attempt, by: 's2' }]);
  dispose();
});

test('after a reload the attempt is listened to again; one the terminal never heard of is not charged then', async () => {
  const known = await stage();
  const attempt = started(known.charging, known.id);
  await known.saved();
  const again = known.reopenTab();
  expect(openAttempts(known.session).map(([id, open]) => [id, open.opId])).toEqual([[known.id, attempt]]);
  again.resume(known.id, openAttempts(known.session)[0]![1]);
  again.resume(known.id, openAttempts(known.session)[0]![1]);
  await settled();
  expect(known.charged).toEqual([attempt, attempt]);
  again.manual.say(attempt, { type: 'approved', reference: '' });
  expect(known.session.orders[known.id]!.payments).toMatchObject([{ attempt }]);
  expect(openAttempts(known.session)).toEqual([]);
  known.dispose();

  const unheard = await stage({ type: 'unknown' });
  const lost = started(unheard.charging, unheard.id);
  // The page goes before the disk has answered: another one comes up with what was written.
  const next = unheard.reopenTab();
  next.resume(unheard.id, openAttempts(unheard.session)[0]![1]);
  await unheard.worker.answer('append', { durable: true });
  await settled();
  expect(unheard.session.orders[unheard.id]!.attempts).toMatchObject([{ opId: lost, outcome: 'declined' }]);
  unheard.dispose();
});

test('the terminal is asked again on demand', async () => {
  const { session, charging, id, saved, dispose } = await stage({ type: 'approved', reference: 'late' });
  const attempt = started(charging, id);
  await saved();
  expect(await charging.askAgain(id, session.orders[id]!.attempts[0]!)).toBe('approved');
  expect(session.orders[id]!.payments).toMatchObject([{ attempt, reference: 'late' }]);
  dispose();
});

test('whoever watches for attempts of earlier pages does not take a new one for one of them', async () => {
  const { session, charging, charged, id, saved, dispose } = await stage({ type: 'unknown' });
  const stop = createRoot((end) => {
    createEffect(() => {
      const open = openAttempts(session);
      untrack(() => { for (const [order, attempt] of open) charging.resume(asId(order), attempt); });
    });
    return end;
  });
  const attempt = started(charging, id);
  await saved();
  expect([charged, session.orders[id]!.attempts[0]!.outcome]).toEqual([[attempt], 'pending']);
  stop();
  dispose();
});

describe('an answer that comes after the check was settled and archived', () => {
  const paidInCash = [{ type: 'fire' }, { type: 'pay', method: 'cash', kind: 'cash', tendered: 45_000, cashStep: 100 }, { type: 'close' }] as const;
  const keptOn = (storage: PresenceStore) => createKeptOrders({ storage, deviceId: () => 'd1' });

  /** A check whose terminal was silent: the person said that nothing was charged, took cash and closed; the day was archived. */
  async function archived(storage: PresenceStore) {
    const opened = await stage(undefined, keptOn(storage));
    const { session, charging, id, worker, saved } = opened;
    const attempt = started(charging, id, { terminal: 'simulated' });
    await saved();
    charging.manual.say(attempt, { type: 'timed-out' });
    charging.say(id, attempt, 'abandoned');
    session.act(id, ...paidInCash);
    await saved();
    const before = session.journalOf(id)!;
    worker.patch({ retired: [id] });
    expect(session.orders[id]).toBeUndefined();
    return { ...opened, attempt, before };
  }

  test('is recorded: the order comes back with all that was known of it, and the manager sees both payments', async () => {
    const { session, charging, id, worker, saved, idle, attempt, before, dispose } = await archived(makeStore());
    charging.manual.say(attempt, { type: 'approved', reference: 'late' });
    const asked = await worker.answer('append', { durable: true });
    expect(asked).toMatchObject({ docId: id, ops: [{ type: 'attempt.ended' }, { type: 'payment.taken', data: { attempt, amount: 45_000, reference: 'late' } }] });
    expect(Object.keys(asked.base!.ops).sort()).toEqual(Object.keys(before.ops).sort());
    await saved();
    expect(session.orders[id]).toMatchObject({ status: 'closed', payments: [{ method: 'cash' }, { method: 'card', attempt }] });
    idle();
    expect(session.anomalies()).toMatchObject([{ type: 'overpaid', orderId: id, overpaid: 45_000 }]);
    dispose();
  });

  test('is heard after a reload too, and kept until somebody may record it and the disk has it', async () => {
    const storage = makeStore();
    const { session, id, attempt, before, dispose } = await archived(storage);
    expect(session.orders[id]).toBeUndefined();
    dispose();
    const next = openSession({ lastStamp: opsInOrder(before).at(-1)!.stamp });
    const kept = keptOn(storage);
    const manual = createManualTerminal();
    const charging = createCharging({ session: next.session, kept, terminals: { manual, byName: () => manual }, shift: () => null, exclusively: (_, run) => { void run(); } });
    expect(charging.left().map(([orderId, open]) => [orderId, open.opId])).toEqual([[id, attempt]]);
    charging.resume(...charging.left()[0]!);
    await settled();
    manual.say(attempt, { type: 'approved', reference: '' });
    expect(kept.all()).toHaveLength(1);
    await signIn(next);
    await settled();
    expect(next.session.orders[id]).toMatchObject({ payments: [{ method: 'cash' }, { attempt }] });
    expect(kept.all()).toHaveLength(1);
    await next.worker.answer('append', { durable: true });
    await settled();
    expect(kept.all()).toEqual([]);
    expect(storage.getItem('kept-orders')).toBeNull();
    next.dispose();
  });

  test('is waited for as long as a provider may tell, by the device that asked', async () => {
    const storage = makeStore();
    const { charging, time, attempt, dispose } = await archived(storage);
    expect(createKeptOrders({ storage, deviceId: () => 'd2' }).all()).toEqual([]);
    time.nowMs += 29 * 86_400_000;
    expect(charging.left().map(([, open]) => open.opId)).toEqual([attempt]);
    time.nowMs += 2 * 86_400_000;
    expect(charging.left()).toEqual([]);
    expect(keptOn(storage).all()).toEqual([]);
    dispose();
  });
});
