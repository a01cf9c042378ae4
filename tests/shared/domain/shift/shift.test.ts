import { describe, expect, test } from 'vitest';
import { foldShift } from '../../../../shared/domain/shift/fold.ts';
import { makeZReport, nextZPlace, reportedFigures, verifyZ, verifyZChain, zCorrection } from '../../../../shared/domain/shift/make-z.ts';
import { countsIn, shiftCovers, shiftFigures } from '../../../../shared/domain/shift/report.ts';
import { openShiftOf, reviewShifts } from '../../../../shared/domain/shift/review.ts';
import { asId, type DocId } from '../../../../shared/kernel/ids.ts';
import { closing, Drawer, notes, opening, orderOp, paymentOf, refundOf, sale, shiftId, stateOf, type Sale } from './drawer.ts';

const known = (...sales: Sale[]) => sales.map(({ id, ops }) => ({ id, state: stateOf(ops) }));
const always = () => true;
const errorOf = (decision: { readonly ok: boolean; readonly error?: unknown }): unknown => (decision.ok ? null : decision.error);
const context = { letter: 'A', unheard: [], nowMs: 9_000 };

describe('the drawer', () => {
  test('expected cash is float + received − change − refunds + pay-ins − pay-outs − drops, tips in cash with it', () => {
    const drawer = new Drawer().then(
      opening(100_000), { type: 'pay-in', amount: 20_000, reason: 'coins' }, { type: 'pay-out', amount: 7_000, reason: 'bread', expected: 120_000 },
      { type: 'drop', method: 'cash', kind: 'cash', amount: 50_000, reason: '', expected: 113_000 },
    );
    // 90,000 for two, 3,000 on top for the waiter, out of a note of 100,000: 7,000 go back and are not in the drawer.
    const paid = sale('A-001', 2, { tendered: 100_000, change: 7_000, tip: 3_000 });
    const back = sale('A-002', 1);
    back.ops.push(refundOf(back, 45_000));
    const figures = shiftFigures(shiftId, drawer.state, known(paid, back));
    expect(figures).toMatchObject({ float: 100_000, paidIn: 20_000, paidOut: 7_000, drops: [{ method: 'cash', amount: 50_000 }] });
    expect(figures.methods).toEqual([{ method: 'cash', kind: 'cash', payments: 2, taken: 135_000, tips: 3_000, change: 7_000, rounding: 0, refunds: 1, refunded: 45_000, tipsRefunded: 0 }]);
    expect(figures.expected).toEqual([{ method: 'cash', kind: 'cash', amount: 100_000 + 93_000 + 45_000 - 45_000 + 20_000 - 7_000 - 50_000 }]);
  });

  test('other methods are counted beside it, and a drop of theirs is theirs', () => {
    const drawer = new Drawer().then(opening(0), { type: 'drop', method: 'humo', kind: 'card', amount: 45_000, reason: 'settled', expected: 90_000 });
    const figures = shiftFigures(shiftId, drawer.state, known(sale('A-003', 2, { method: 'humo', kind: 'card' })));
    expect(figures.expected).toEqual([{ method: 'humo', kind: 'card', amount: 45_000 }]);
  });

  test('what nobody could do is refused in words', () => {
    const drawer = new Drawer();
    expect(errorOf(drawer.does({ type: 'pay-in', amount: 1, reason: 'r' }))).toEqual({ type: 'not-opened' });
    expect(errorOf(drawer.does({ ...opening(0), count: [{ denomination: 1_000, count: -1 }] } as never))).toEqual({ type: 'count-invalid' });
    drawer.then(opening(10_000));
    expect(errorOf(drawer.does(opening(1_000)))).toEqual({ type: 'already-open' });
    expect(errorOf(drawer.does({ type: 'pay-in', amount: -5, reason: 'r' }))).toMatchObject({ type: 'amount-invalid', amount: -5 });
    expect(errorOf(drawer.does({ type: 'pay-in', amount: 1e16, reason: 'r' }))).toMatchObject({ type: 'amount-invalid' });
    expect(errorOf(drawer.does({ type: 'pay-in', amount: Number.NaN, reason: 'r' }))).toMatchObject({ type: 'amount-invalid' });
    expect(errorOf(drawer.does({ type: 'pay-out', amount: 10_001, reason: 'r', expected: 10_000 }))).toEqual({ type: 'amount-invalid', amount: 10_001, most: 10_000 });
    expect(errorOf(drawer.does({ type: 'pay-out', amount: 1, reason: ' ', expected: 10_000 }))).toEqual({ type: 'reason-missing' });
    expect(errorOf(drawer.does({ type: 'pay-out', amount: 1, reason: 'x'.repeat(501), expected: 10_000 }))).toEqual({ type: 'too-long' });
    expect(errorOf(drawer.does({ type: 'hand-over', to: asId('cashier'), count: [], expected: 0 }))).toEqual({ type: 'same-cashier' });
    drawer.then(closing(10_000, 10_000));
    expect(errorOf(drawer.does({ type: 'pay-in', amount: 1, reason: 'r' }))).toEqual({ type: 'not-open', status: 'closed' });
  });

  test('a hand-over counts the drawer and names who answers for it from now on', () => {
    const drawer = new Drawer().then(opening(10_000), { type: 'hand-over', to: asId('dilnoza'), count: notes(9_000), expected: 10_000 });
    expect(drawer.state).toMatchObject({ cashier: 'dilnoza', openedBy: 'cashier', handOvers: [{ to: 'dilnoza', counted: 9_000, expected: 10_000, by: 'cashier' }] });
  });
});

describe('closing', () => {
  test('a difference within the limit needs nobody, a larger one a manager, either way', () => {
    for (const [cash, expected] of [[12_000, 10_000], [8_000, 10_000]] as const) {
      const drawer = new Drawer().then(opening(10_000));
      expect(errorOf(drawer.does(closing(cash, expected, 1_999)))).toEqual({ type: 'approval-needed', action: 'difference', amount: cash - expected, limit: 1_999 });
      drawer.then({ ...closing(cash, expected, 1_999), approvedBy: asId('manager') });
      const [approval, closed] = drawer.ops.slice(-2);
      expect(approval).toMatchObject({ type: 'shift.approved', by: 'manager', data: { amount: 2_000 } });
      expect(closed).toMatchObject({ type: 'shift.closed', by: 'cashier', data: { approval: approval!.id } });
    }
    const exact = new Drawer().then(opening(10_000), { ...closing(12_000, 10_000, 2_000), approvedBy: asId('manager') });
    expect(exact.state.approvals).toEqual([]);
  });

  test('a surplus of one method does not hide what another lacks', () => {
    const drawer = new Drawer().then(opening(10_000));
    const expected = [{ method: 'cash', kind: 'cash', amount: 10_000 }, { method: 'humo', kind: 'card', amount: 5_000 }] as const;
    expect(errorOf(drawer.does({ ...closing(12_000, 10_000, 1_000), expected, counted: [{ method: 'humo', kind: 'card', amount: 3_000 }] }))).toMatchObject({ type: 'approval-needed', amount: 2_000 });
  });

  test('two cut-off devices that both counted: the first stands, and it is seen', () => {
    const first = new Drawer('cashier').then(opening(10_000), closing(10_000, 10_000));
    const second = new Drawer('other', 100);
    second.ops.push(first.ops[0]!);
    second.then(closing(9_000, 9_000));
    const both = foldShift([...first.ops, ...second.ops.slice(1)]);
    expect(both.closes.map(({ by }) => by)).toEqual(['cashier', 'other']);
    expect(reviewShifts([{ id: shiftId, state: both }])).toMatchObject([{ type: 'closed-twice', shiftIds: [shiftId] }]);
  });
});

describe('which shift a check is counted in', () => {
  const shift = new Drawer().then(opening(0)).state;
  const other = asId<DocId>('shift:2');

  test('the one its last payment before its closing names', () => {
    const split = sale('A-010', 2, { amount: 45_000, tendered: 45_000, shift: other }, 1_000);
    split.ops.push({ ...orderOp('payment.taken', { method: 'cash', kind: 'cash', amount: 45_000, tendered: 45_000, change: 0, rounding: 0, shift: shiftId }, 1_002), v: 2 });
    expect(countsIn(shiftId, stateOf(split.ops))).toBe(true);
    expect(countsIn(other, stateOf(split.ops))).toBe(false);
    expect(shiftFigures(shiftId, shift, known(split))).toMatchObject({ sales: { checks: 1, gross: 90_000 }, methods: [{ taken: 45_000 }] });
    expect(shiftFigures(other, shift, known(split))).toMatchObject({ sales: { checks: 0, gross: 0 }, methods: [{ taken: 45_000 }] });
  });

  test('a refund and another payment in a later shift leave it where it was', () => {
    const paid = sale('A-011', 1, {}, 2_000);
    paid.ops.push(refundOf(paid, 45_000, other, 9_000), { ...orderOp('payment.taken', { method: 'cash', amount: 45_000, tendered: 45_000, change: 0, rounding: 0, shift: other }, 9_001), v: 2 });
    expect(shiftFigures(shiftId, shift, known(paid)).sales.checks).toBe(1);
    expect(shiftFigures(other, shift, known(paid))).toMatchObject({ sales: { checks: 0 }, methods: [{ taken: 45_000, refunded: 45_000, payments: 1, refunds: 1 }] });
  });

  test('one on which nothing was to pay: the one its closing names, whatever is paid afterwards', () => {
    const free = sale('A-012', 1, {}, 3_000);
    free.ops.splice(2, 1);
    expect(countsIn(shiftId, stateOf(free.ops))).toBe(false);
    const [close] = free.ops.splice(-1);
    free.ops.push({ ...close!, v: 2, data: { closedAtMs: 3_003_000, shift: shiftId } });
    expect(countsIn(shiftId, stateOf(free.ops))).toBe(true);
    free.ops.push({ ...orderOp('payment.taken', { method: 'cash', amount: 45_000, tendered: 45_000, change: 0, rounding: 0, shift: other }, 4_000), v: 2 });
    expect(countsIn(other, stateOf(free.ops))).toBe(false);
    expect(shiftCovers(shiftId, shift, known(free)).checks).toEqual([{ order: 'A-012', ops: [close!.id] }]);
  });
});

describe('the Z report', () => {
  const closed = () => new Drawer().then(opening(10_000), closing(10_000, 10_000));

  test('is numbered by letter and counter and chained to the one before', () => {
    const first = closed();
    first.then({ type: 'report', report: makeZReport(shiftId, first.state, [], nextZPlace('A', []), context) });
    expect(first.state).toMatchObject({ status: 'reported', zReports: [{ number: 'Z-A-001', counter: 1, previousHash: '' }] });
    const place = nextZPlace('A', [first.state]);
    expect(place).toEqual({ counter: 2, previousHash: first.state.zReports[0]!.hash });
    expect(nextZPlace('B', [first.state])).toEqual({ counter: 1, previousHash: '' });
    expect(errorOf(first.does({ type: 'report', report: first.state.zReports[0]! }))).toEqual({ type: 'already-reported' });
    expect(errorOf(new Drawer().then(opening(0)).does({ type: 'report', report: first.state.zReports[0]! }))).toEqual({ type: 'not-closed' });
  });

  test('any change of it is found', () => {
    const drawer = closed();
    const z = makeZReport(shiftId, drawer.state, known(sale('A-020', 1)), nextZPlace('A', []), context);
    expect(verifyZ(shiftId, z)).toBe(true);
    expect(verifyZ(asId('shift:2'), z)).toBe(false);
    expect(verifyZ(shiftId, { ...z, figures: { ...z.figures, float: z.figures.float + 1 } })).toBe(false);
    expect(verifyZ(shiftId, { ...z, unheard: [{ device: asId('d'), name: 'd', lastHeardMs: null }] })).toBe(false);
    expect(verifyZ(shiftId, JSON.parse(JSON.stringify(z)) as typeof z)).toBe(true);
  });

  test('a sale that comes later becomes a numbered correction, once, and never a change', () => {
    const drawer = closed();
    const early = sale('A-030', 1);
    const late = sale('A-031', 2, { tip: 1_000, tendered: 91_000 });
    drawer.then({ type: 'report', report: makeZReport(shiftId, drawer.state, known(early), nextZPlace('A', []), context) });
    expect(zCorrection(shiftId, drawer.state, known(early), always, 1)).toBeNull();
    const correction = zCorrection(shiftId, drawer.state, known(early, late), always, 1)!;
    expect(correction).toMatchObject({
      number: 'Z-A-001/1', z: 'Z-A-001', index: 1, previousHash: drawer.state.zReports[0]!.hash,
      covers: { checks: [{ order: late.id, ops: [paymentOf(late).id] }], movements: [] },
      figures: { float: 0, sales: { checks: 1, gross: 90_000 }, methods: [{ method: 'cash', payments: 1, taken: 90_000, tips: 1_000 }], expected: [{ method: 'cash', amount: 91_000 }] },
    });
    const corrected = foldShift([...drawer.ops, { ...drawer.ops.at(-1)!, id: asId('zc'), type: 'shift.z-corrected', data: correction } as never]);
    expect(corrected.zReports[0]).toEqual(drawer.state.zReports[0]);
    expect(zCorrection(shiftId, corrected, known(early, late), always, 2)).toBeNull();
    expect(reportedFigures(corrected)).toEqual(shiftFigures(shiftId, corrected, known(early, late)));
    expect(verifyZChain(shiftId, corrected)).toBe(true);
    expect(verifyZChain(shiftId, { ...corrected, corrections: [{ ...corrected.corrections[0]!, correctedAtMs: 7 }] })).toBe(false);
  });

  test('a movement of the drawer that comes later is corrected too', () => {
    const drawer = closed();
    const opened = drawer.ops[0]!;
    drawer.then({ type: 'report', report: makeZReport(shiftId, drawer.state, [], nextZPlace('A', []), context) });
    const elsewhere = new Drawer('other', 50);
    elsewhere.ops.push(opened);
    elsewhere.then({ type: 'pay-out', amount: 4_000, reason: 'ice', expected: 10_000 });
    const joined = foldShift([...drawer.ops, elsewhere.ops[1]!]);
    expect(zCorrection(shiftId, joined, [], always, 1)).toMatchObject({ covers: { movements: [elsewhere.ops[1]!.id] }, figures: { paidOut: 4_000, expected: [{ amount: -4_000 }] } });
  });

  test('nothing is said while a sale that the report covers is still on its way', () => {
    const drawer = closed();
    const early = sale('A-040', 1);
    drawer.then({ type: 'report', report: makeZReport(shiftId, drawer.state, known(early), nextZPlace('A', []), context) });
    const late = sale('A-041', 1);
    expect(zCorrection(shiftId, drawer.state, known(late), always, 1)).toBeNull();
    expect(zCorrection(shiftId, drawer.state, known(early, late), () => false, 1)).toBeNull();
    expect(zCorrection(shiftId, drawer.state, known(early, late), always, 1)).not.toBeNull();
  });

  test('a check that was reopened is corrected when somebody is done with it', () => {
    const drawer = closed();
    const paid = sale('A-050', 1);
    drawer.then({ type: 'report', report: makeZReport(shiftId, drawer.state, known(paid), nextZPlace('A', []), context) });
    const close = paid.ops.at(-1)!;
    paid.ops.push(orderOp('order.reopened', { closes: [close.id], reason: 'one more' }, 50_000), orderOp('line.added', { lineId: asId('more'), item: (paid.ops[1]!.data as { item: never }).item, quantityMilli: 1_000, note: '' }, 50_001));
    expect(zCorrection(shiftId, drawer.state, known(paid), always, 1)).toBeNull();
    paid.ops.push({ ...orderOp('payment.taken', { method: 'cash', amount: 45_000, tendered: 45_000, change: 0, rounding: 0, shift: asId('shift:2') }, 50_002), v: 2 }, orderOp('order.closed', { closedAtMs: 1 }, 50_003));
    expect(zCorrection(shiftId, drawer.state, known(paid), always, 1)).toMatchObject({ figures: { methods: [], sales: { checks: 0, gross: 45_000 } }, covers: { checks: [] } });
  });
});

test('the first of two shifts that were opened on a shared drawer takes the payments', () => {
  const shared = { ...opening(0), drawer: 'shared' } as ReturnType<typeof opening>;
  const first = { id: asId<DocId>('shift:b'), state: new Drawer('a', 1).then(shared).state };
  const second = { id: asId<DocId>('shift:a'), state: new Drawer('b', 5).then(shared).state };
  expect(openShiftOf('shared', [second, first])?.id).toBe('shift:b');
  expect(openShiftOf('till', [second, first])).toBeNull();
  expect(reviewShifts([second, first])).toMatchObject([{ type: 'drawer-opened-twice', shiftIds: ['shift:a', 'shift:b'], drawerName: 'Till' }]);
});
