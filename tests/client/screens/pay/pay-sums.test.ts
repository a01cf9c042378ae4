import { expect, test } from 'vitest';
import { itemPlan, leftOf, partsOfPlan, tapLine, type ItemParts } from '../../../../client/screens/pay/item-parts.ts';
import { closing, duesOf, partInTurn, partsInOrder, paying, takingOf, tipByMethod, tipOf } from '../../../../client/screens/pay/pay-sums.ts';
import { defaultPaymentMethods } from '../../../../shared/domain/branch/payment-method.ts';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import type { OrderState } from '../../../../shared/domain/order/state.ts';
import { addPlov, openSession, plov, signIn, walkIn } from '../../session/open-session.ts';

/** An order after the given commands, as the pay sheet sees it. */
async function orderAfter(...commands: readonly OrderCommand[]) {
  const opened = openSession();
  await signIn(opened);
  await opened.worker.answer('reserveNumber', { counter: 17 });
  const order = await opened.session.openOrder(walkIn, ...commands);
  if (!order.ok) throw new Error(JSON.stringify(order.error));
  const { session } = opened;
  const state = (): OrderState => session.stateOf(order.value)!;
  return { state, act: (...more: readonly OrderCommand[]) => session.act(order.value, ...more), dispose: opened.dispose };
}
const [cash, card] = [defaultPaymentMethods[0]!, defaultPaymentMethods[1]!];
const threePlov = { ...addPlov, quantityMilli: 3_000 };

test('cash owes what exists as cash, a card owes every unit', async () => {
  const { state, dispose } = await orderAfter({ ...addPlov, item: { ...plov, unitPrice: 45_030 } });
  expect(duesOf(state(), [], null, 'cash', 100)).toEqual({ due: 45_030, owed: 45_000 });
  expect(duesOf(state(), [], null, 'cash', 500)).toEqual({ due: 45_030, owed: 45_000 });
  expect(duesOf(state(), [], null, 'card', 100)).toEqual({ due: 45_030, owed: 45_030 });
  dispose();
});

test('only cash gives change; a tip counts once what is due is settled', () => {
  const dues = { due: 45_000, owed: 45_000 };
  expect(takingOf(dues, 'cash', 60_000, 0)).toEqual({ settles: true, tip: 0, change: 15_000, missing: 0, possible: true });
  expect(takingOf(dues, 'cash', 60_000, 15_000)).toMatchObject({ tip: 15_000, change: 0 });
  expect(takingOf(dues, 'cash', 20_000, 5_000)).toEqual({ settles: false, tip: 0, change: 0, missing: 25_000, possible: true });
  expect(takingOf(dues, 'card', 50_000, 0)).toMatchObject({ possible: false });
  expect(takingOf(dues, 'card', 50_000, 5_000)).toMatchObject({ possible: true, tip: 5_000, change: 0 });
  expect(takingOf(dues, 'card', 0, 0)).toMatchObject({ possible: false });
  expect(tipOf(45_030, 1_000, 100)).toBe(4_500);
});

test('parts are paid in turn, by two methods, and the last one sends and closes', async () => {
  const { state, act, dispose } = await orderAfter(threePlov, { type: 'plan-split', plan: { kind: 'equal', ways: 3 } });
  const pay = (method: typeof cash) => {
    const parts = partsInOrder(state());
    const part = partInTurn(parts, null);
    const dues = duesOf(state(), parts, part, method.kind, 100);
    const { commands, closes } = paying(state(), dues, { method, tendered: dues.owed, cashStep: 100, tip: 0, part, shift: null });
    expect(act(...commands)).toMatchObject({ ok: true });
    return [part, closes];
  };
  expect(partInTurn(partsInOrder(state()), '3')).toBe('3');
  expect([pay(cash), pay(card)]).toEqual([['1', false], ['2', false]]);
  expect(partInTurn(partsInOrder(state()), '1')).toBe('3');
  expect(pay(card)).toEqual(['3', true]);
  expect(state()).toMatchObject({ status: 'closed', totals: { balance: 0 }, payments: [{ part: '1', method: 'cash' }, { part: '2' }, { part: '3', method: 'card' }] });
  expect(state().lines.every(({ unsentMilli }) => unsentMilli === 0)).toBe(true);
  expect(closing(state(), null)).toEqual([{ type: 'close', shift: null }]);
  dispose();
});

test('lines are tapped into parts piece by piece and back again', async () => {
  const { state, act, dispose } = await orderAfter(threePlov, { ...addPlov, item: { ...plov, unit: 'kg' }, quantityMilli: 1_250 });
  const [pieces, weighed] = state().lines;
  let parts: ItemParts = {};
  parts = tapLine(parts, pieces!, 0);
  parts = tapLine(parts, pieces!, 1);
  parts = tapLine(parts, weighed!, 1);
  expect([leftOf(parts, pieces!), leftOf(parts, weighed!)]).toEqual([1_000, 0]);
  parts = tapLine(parts, weighed!, 1);
  expect(leftOf(parts, weighed!)).toBe(1_250);
  parts = tapLine(parts, weighed!, 0);
  const plan = itemPlan(parts, 3);
  expect(plan.parts.map(({ key }) => key)).toEqual(['1', '2']);
  expect(act({ type: 'plan-split', plan })).toMatchObject({ ok: true });
  expect(partsOfPlan(state())).toEqual({ count: 2, parts: { [pieces!.lineId]: [1_000, 1_000], [weighed!.lineId]: [1_250] } });
  expect(partsInOrder(state()).map(({ key, due }) => [key, due])).toEqual([['1', 101_250], ['2', 45_000], ['rest', 45_000]]);
  dispose();
});

test('a tip outlives a change of method: a share is taken anew, a typed one stays', () => {
  const shares = [500, 1_000];
  expect(tipByMethod(1_600, 32_400, shares, 100, 1)).toBe(1_620);
  expect(tipByMethod(1_620, 32_400, shares, 1, 100)).toBe(1_600);
  expect(tipByMethod(7_000, 32_400, shares, 100, 1)).toBe(7_000);
  expect(tipByMethod(0, 0, shares, 100, 1)).toBe(0);
});
