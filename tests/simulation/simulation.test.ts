import { describe, expect, test, vi } from 'vitest';
import type { Journal } from '../../shared/crdt/journal.ts';
import { reviewOrder, reviewOrders } from '../../shared/domain/order/review.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { isOrder, stateOf } from './states.ts';
import { planOf } from './faults.ts';
import { Random } from './random.ts';
import { regressions } from './regressions.ts';
import { shrink } from './shrink.ts';
import { Timeline } from './timeline.ts';
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

test('the runs meet what they are for: refusals, double payments, restored backups, clashes', () => {
  const met = { refused: 0, paidTwice: 0, owedAfterClose: 0, tableTwice: 0, clash: 0, lost: 0, recalled: 0, refunded: 0, rounded: 0, firedTwice: 0 };
  for (let seed = 1; seed <= 60; seed += 1) {
    const { docs, lostDeeds } = simulate(planOf(seed));
    const orders = docs.filter(isOrder);
    met.lost += lostDeeds;
    for (const { type } of reviewOrders(orders.map((doc) => ({ id: doc.id, state: stateOf(doc) })))) met[type === 'number-clash' ? 'clash' : 'tableTwice'] += 1;
    for (const doc of orders) {
      const state = stateOf(doc);
      met.refused += Object.keys(doc.refused).length;
      met.recalled += state.bumps.filter((bump) => bump.recalled).length;
      met.refunded += state.refunds.length;
      met.rounded += state.payments.filter((payment) => payment.rounding !== 0).length;
      const covers = state.fires.flatMap((fire) => fire.covers);
      met.firedTwice += covers.length - new Set(covers).size;
      for (const { type } of reviewOrder(asId(doc.id), state)) {
        if (type === 'paid-twice') met.paidTwice += 1;
        if (type === 'owed-after-close') met.owedAfterClose += 1;
      }
    }
  }
  for (const [what, count] of Object.entries(met)) expect(count, what).toBeGreaterThan(0);
});

describe('a planted fault is found', () => {
  const lastStampOf = (doc: Journal): string => Object.values(doc.ops).reduce((last, op) => (op.stamp > last ? op.stamp : last), '');
  const faults: readonly (readonly [string, Planted])[] = [
    ['a merge in which the last writer wins', { merge: (a, b) => (lastStampOf(b) > lastStampOf(a) ? b : a) }],
    ['a till that acknowledges before the disk has it', { ackBeforeDurable: true }],
    ['a server that forgets what it refused', { serverForgetsRefusals: true }],
    ['a till without the comparison that finds what a restored server lost', { noComparison: true }],
    ['a push checkpoint by a clock that people set back', { wallClockCheckpoint: true, noComparison: true }],
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
