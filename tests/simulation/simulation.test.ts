import { describe, expect, test, vi } from 'vitest';
import type { Journal, Op } from '../../shared/crdt/journal.ts';
import { bookingOpVersion } from '../../shared/domain/booking/ops.ts';
import { orderOpVersion } from '../../shared/domain/order/ops.ts';
import { reviewOrder, reviewOrders } from '../../shared/domain/order/review.ts';
import { splitParts } from '../../shared/domain/order/split.ts';
import { shiftOpVersion } from '../../shared/domain/shift/ops.ts';
import { asId, type OpId } from '../../shared/kernel/ids.ts';
import { checkCounted } from './carry-out.ts';
import { checkCards, checkSplits, checkSums } from './check-order.ts';
import { planOf } from './faults.ts';
import { Random } from './random.ts';
import { regressions } from './regressions.ts';
import { shrink } from './shrink.ts';
import { isOrder, knownOrders, knownShifts, stateOf } from './states.ts';
import { Timeline } from './timeline.ts';
import { Violation } from './violation.ts';
import { simulate, type Planted } from './world.ts';

// A run is pure computation: on a machine that does ten other things it takes long, and nothing hangs.
vi.setConfig({ testTimeout: 600_000 });

const seedsInCi = 500;
const chunk = 50;

test('plans that once failed hold', () => {
  const failing = regressions.map(({ why, plan }) => ({ why, message: simulate(plan).violation?.message })).filter(({ message }) => message !== undefined);
  expect(failing).toEqual([]);
});

describe('a restaurant whose network, power and clocks fail', () => {
  test.each(Array.from({ length: seedsInCi / chunk }, (_, index) => 1 + index * chunk))('keeps every promise from seed %i on', (from) => {
    for (let seed = from; seed < from + chunk; seed += 1) {
      const { violation } = simulate(planOf(seed));
      // `npm run simulate -- --seed N` prints the steps, shrinks them and says how to keep the case.
      expect(violation === null ? null : `npm run simulate -- --seed ${seed}: ${violation.message}`).toBeNull();
    }
  });
});

/** What happened in some runs, by name. */
function metIn(seeds: number): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  const meet = (what: string, count = 1): void => { if (count > 0) met.set(what, (met.get(what) ?? 0) + count); };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { docs, lostDeeds } = simulate(planOf(seed));
    meet('lost', lostDeeds);
    for (const doc of docs) {
      for (const op of Object.values(doc.ops)) meet(op.type);
      meet('refused', Object.keys(doc.refused).length);
    }
    for (const { type } of reviewOrders(knownOrders(docs))) meet(type);
    for (const { state } of knownShifts(docs)) {
      meet('corrections', state.corrections.length);
      meet('reports with sales', state.zReports.filter(({ figures }) => figures.sales.checks > 0).length);
      meet('reports of devices not heard', state.zReports.filter(({ unheard }) => unheard.length > 0).length);
      meet('reported twice', state.zReports.length > 1 ? 1 : 0);
    }
    for (const { id, state } of knownOrders(docs)) {
      const covers = state.fires.flatMap((fire) => fire.covers);
      meet(state.status);
      meet('fired twice', covers.length - new Set(covers).size);
      meet('rounded', state.payments.filter(({ rounding }) => rounding !== 0).length);
      meet('paid in parts', state.payments.filter(({ part }) => part !== null).length);
      meet('tips', state.payments.filter(({ tip }) => tip > 0).length);
      meet('approved late', state.attempts.filter(({ outcome, payment }) => outcome === 'approved' && payment !== null).length);
      meet('moved', state.transfers.filter(({ refused }) => !refused).length);
      meet('moves refused', state.transfers.filter(({ refused }) => refused).length);
      for (const { type } of reviewOrder(id, state)) meet(type);
    }
  }
  return met;
}

test('the runs meet what they are for: everything people do, and what goes wrong with it', () => {
  const met = metIn(70);
  const never = [...Object.keys(orderOpVersion), ...Object.keys(shiftOpVersion), ...Object.keys(bookingOpVersion), 'lost', 'refused', 'number-clash', 'table-opened-twice',
    'paid-twice', 'overpaid', 'owed-after-close', 'attempt-unresolved', 'refunded-too-much', 'corrections', 'reports with sales', 'reports of devices not heard', 'reported twice',
    'open', 'closed', 'cancelled', 'merged', 'fired twice', 'rounded', 'paid in parts', 'tips', 'approved late', 'moved', 'moves refused'].filter((what) => !met.has(what));
  expect(never).toEqual([]);
});

describe('a planted fault is found', () => {
  const lastStampOf = (doc: Journal): string => Object.values(doc.ops).reduce((last, op) => (op.stamp > last ? op.stamp : last), '');
  const faults: readonly (readonly [string, Planted])[] = [
    ['a merge in which the last writer wins', { merge: (a, b) => (lastStampOf(b) > lastStampOf(a) ? b : a) }],
    ['a till that acknowledges before the disk has it', { ackBeforeDurable: true }],
    ['a server that forgets what it refused', { serverForgetsRefusals: true }],
    ['a till without the comparison that finds what a restored server lost', { noComparison: true }],
    ['a push checkpoint by a clock that people set back', { wallClockCheckpoint: true, noComparison: true }],
    ['a move of which only one half is written', { halfTransfers: true }],
    ['a check that sends moved food to the kitchen again', { refires: true }],
    ['a till that needs nobody to approve', { skipsApprovals: true }],
    ['a payment terminal that is asked before the attempt is written', { chargesFirst: true }],
    ['a payment that forgets its attempt', { forgetsAttempt: true }],
    ['a Z report that is changed afterwards', { zChangesAfterwards: true }],
    ['Z reports that are numbered anew with every shift', { zCountsAnew: true }],
    ['a server that settles nothing', { serverSettlesNothing: true }],
  ];
  test.each(faults)('%s', (_name, planted) => {
    const seed = Array.from({ length: 60 }, (_, index) => index + 1).find((candidate) => simulate(planOf(candidate), planted).violation !== null);
    expect(seed).toBeDefined();
    const plan = planOf(seed!);
    const small = shrink(plan, planted, 150);
    expect(small.steps.length).toBeLessThan(plan.steps.length / 2);
    expect(simulate(small, planted).violation?.invariant).toBe(simulate(plan, planted).violation?.invariant);
  });
});

describe('each look at a check can fail', () => {
  const doc = simulate(planOf(2)).docs.find((one) => isOrder(one) && stateOf(one).totals.total > 0 && stateOf(one).payments.length > 0)!;
  const state = stateOf(doc);
  const [payment] = state.payments;

  test('sums', () => {
    checkSums(doc.id, state);
    for (const field of ['gross', 'discount', 'comp', 'charges', 'fee', 'tax', 'addedTax', 'total', 'paid', 'tips', 'balance'] as const) {
      expect(() => checkSums(doc.id, { ...state, totals: { ...state.totals, [field]: state.totals[field] + 1 } }), field).toThrow(Violation);
    }
  });

  test('splits', () => {
    expect(() => checkSplits(doc.id, state, (whole) => splitParts(whole).slice(1))).toThrow('parts of a split sum to the total');
  });

  test('cards', () => {
    checkCards(doc, state);
    const twice = { ...state, payments: [...state.payments, { ...payment!, attempt: asId<OpId>('a') }, { ...payment!, attempt: asId<OpId>('a') }], attempts: [{ opId: asId('a'), payment: null } as never] };
    expect(() => checkCards(doc, twice)).toThrow('no attempt is charged twice');
    expect(() => checkCards(doc, { ...state, refunds: [{ payment: asId('nobody') } as never] })).toThrow('wrong money is on a card');
  });

  test('decisions that nobody counts', () => {
    const ignored = { id: 'x', type: 'line.changed', v: 1, by: 'anna', device: 'till-1', stamp: '019b8e68cadc0000', data: { lineId: 'nobody', deltaMilli: 1_000 } } as unknown as Op;
    expect(() => checkCounted(doc, [ignored])).toThrow('decide emits only what the fold counts');
    expect(() => checkCounted(doc, [{ ...ignored, v: 99 }])).toThrow('cannot be read');
  });
});

describe('the ground it stands on', () => {
  test('the same plan gives the same run, step by step', () => {
    const [first, second] = [simulate(planOf(7), {}, true), simulate(planOf(7), {}, true)];
    expect(second).toEqual(first);
    expect(first.log.length).toBeGreaterThan(20);
  });

  test('events run in the order of their time, then of their making', () => {
    const random = new Random(1);
    const timeline = new Timeline();
    const made = Array.from({ length: 500 }, (_, index) => ({ index, atMs: random.int(40) }));
    const ran: typeof made = [];
    for (const event of made) timeline.at(event.atMs, () => ran.push(event));
    timeline.runFor(50);
    expect(ran).toEqual([...made].sort((a, b) => a.atMs - b.atMs || a.index - b.index));
    expect(timeline.nowMs).toBe(50);
  });
});
