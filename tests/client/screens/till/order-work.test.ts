import { describe, expect, test } from 'vitest';
import { togglePick } from '../../../../client/screens/till/combo-picks.ts';
import { courseSections, nextCourse, sendable, showsCourses } from '../../../../client/screens/till/course-sections.ts';
import { readDiscount } from '../../../../client/screens/till/discount-entry.ts';
import { nextTime, promisedIn } from '../../../../client/screens/till/promised-times.ts';
import { seatsOf } from '../../../../client/screens/till/seats.ts';
import { choiceOf, ruleWords } from '../../../../client/screens/till/choice-words.ts';
import { noChoice } from '../../../../shared/domain/catalogue/choice.ts';
import type { ComboPick } from '../../../../shared/domain/catalogue/combo.ts';
import { defaultCourses } from '../../../../shared/domain/branch/course.ts';
import type { Line, OrderState } from '../../../../shared/domain/order/state.ts';

const line = (lineId: string, course: string, unsentMilli: number, voided = false): Line =>
  ({ lineId, course, unsentMilli, quantityMilli: voided ? 0 : 1_000, voided: voided ? {} : null, seat: 0 }) as unknown as Line;
const order = (lines: readonly Line[], change: Partial<OrderState> = {}): OrderState =>
  ({ lines, held: [], orderType: 'dine-in', tableId: 't1', guests: 0, ...change }) as unknown as OrderState;

describe('courses of a check', () => {
  const lines = [line('plov', 'main', 1_000), line('halva', 'dessert', 1_000), line('tea', 'drink', 0), line('salad', 'starter', 1_000), line('bread', '', 1_000)];

  test('come in the branch’s order whatever was tapped first; lines without one stand at the top', () => {
    const sections = courseSections(order([...lines, line('odd', 'brunch', 0)]), defaultCourses);
    expect(sections.map(({ course }) => course)).toEqual(['', 'starter', 'main', 'dessert', 'drink', 'brunch']);
  });

  test('what is held does not go with the next send, and is due after everything else', () => {
    const sections = courseSections(order(lines, { held: ['main', 'dessert'] }), defaultCourses);
    expect(sendable(sections)).toBe(2);
    expect(nextCourse(sections)?.course).toBe('main');
    const fired = courseSections(order([line('plov', 'main', 0), line('halva', 'dessert', 1_000)], { held: ['main', 'dessert'] }), defaultCourses);
    expect([sendable(fired), nextCourse(fired)?.course]).toEqual([0, 'dessert']);
  });

  test('a line that was taken off waits for nothing', () => {
    expect(sendable(courseSections(order([line('plov', 'main', 0, true)]), defaultCourses))).toBe(0);
  });

  test('are shown at a table that eats several, or where one waits; a coffee to go stays a list', () => {
    const shows = (change: Partial<OrderState>): boolean => { const state = order(lines, change); return showsCourses(state, courseSections(state, defaultCourses)); };
    expect(shows({})).toBe(true);
    expect(shows({ tableId: null })).toBe(false);
    expect(shows({ orderType: 'takeaway' })).toBe(false);
    expect(shows({ orderType: 'takeaway', held: ['main'] })).toBe(true);
    expect(shows({ lines: [line('plov', 'main', 1_000)] })).toBe(false);
  });
});

describe('a typed discount', () => {
  test('takes a share of what there is', () => {
    expect(readDiscount('10', 'percent', 45_000, 0)).toEqual({ value: { kind: 'percent', basisPoints: 1_000 }, takesOff: 4_500 });
    expect(readDiscount('7.5', 'percent', 40_000, 0)).toEqual({ value: { kind: 'percent', basisPoints: 750 }, takesOff: 3_000 });
  });

  test('takes an amount, in the currency’s own fraction', () => {
    expect(readDiscount('5000', 'amount', 45_000, 0)).toEqual({ value: { kind: 'amount', amount: 5_000 }, takesOff: 5_000 });
    expect(readDiscount('1.5', 'amount', 990, 2)).toEqual({ value: { kind: 'amount', amount: 150 }, takesOff: 150 });
  });

  test.each([['', 'percent'], ['0', 'percent'], ['100.01', 'percent'], ['12.345', 'percent'], ['45001', 'amount'], ['1.5', 'amount'], ['-5', 'amount']] as const)('%s %s is none', (text, kind) => {
    expect(readDiscount(text, kind, 45_000, 0)).toBeNull();
  });
});

describe('picks of a combo', () => {
  const pick = (choiceId: string, slotId = 'drink'): ComboPick => ({ slotId, choiceId, choice: noChoice, note: '' });
  const ids = (picks: readonly ComboPick[]): string[] => picks.map(({ choiceId }) => choiceId);

  test('in a place for one a tap changes the pick, and cannot leave it empty when it must be there', () => {
    const slot = { id: 'drink', min: 1, max: 1 };
    expect(ids(togglePick([pick('plov', 'main'), pick('tea')], slot, pick('juice')))).toEqual(['plov', 'juice']);
    expect(ids(togglePick([pick('tea')], slot, pick('tea')))).toEqual(['tea']);
    expect(ids(togglePick([pick('tea')], { ...slot, min: 0 }, pick('tea')))).toEqual([]);
  });

  test('in a place for several it comes and goes, and the oldest gives way', () => {
    const slot = { id: 'drink', min: 0, max: 2 };
    expect(ids(togglePick([pick('tea'), pick('juice')], slot, pick('cola')))).toEqual(['juice', 'cola']);
    expect(ids(togglePick([pick('tea'), pick('juice')], slot, pick('tea')))).toEqual(['juice']);
  });
});

test('a dialog goes on from what a line holds', () => {
  const name = { en: 'x', ru: '', uz: '' };
  const lemon = { optionId: 'lemon', groupId: 'g', name, parent: null };
  expect(choiceOf({ size: { id: 'big', name }, modifiers: [{ ...lemon, price: 0, count: 1 }, { ...lemon, price: 500, count: 2 }] }, null))
    .toEqual({ sizeId: 'big', options: [{ optionId: 'lemon', groupId: 'g', parent: null, count: 3 }], openPrice: null });
  expect(choiceOf({}, 12_000)).toEqual({ sizeId: null, options: [], openPrice: 12_000 });
});

test.each([
  [{ min: 1, max: 1 }, 'Choose one'], [{ min: 2, max: 2 }, 'Choose 2'], [{ min: 0, max: 1 }, 'As you like'], [{ min: 0, max: 3 }, 'Up to 3'],
  [{ min: 1, max: 3 }, 'From 1 to 3'], [{ min: 0, max: 99 }, 'As you like'], [{ min: 1, max: 99 }, 'At least 1'], [{ min: 0, max: 5, free: 2 }, 'Up to 5, the first 2 are free'],
])('a group %o reads: %s', (rule, words) => expect(ruleWords(rule)).toBe(words));

test('seats: the whole table, as many as there are guests, and one more than is in use', () => {
  expect(seatsOf(null)).toEqual([0, 1, 2, 3, 4]);
  expect(seatsOf(order([], { guests: 6 })).at(-1)).toBe(6);
  expect(seatsOf(order([{ ...line('plov', 'main', 0), seat: 7 }])).at(-1)).toBe(8);
});

describe('promised times', () => {
  const noon = Date.UTC(2026, 10, 22, 7, 2);
  const clockOf = (ms: number): string => new Date(ms + 5 * 3_600_000).toISOString().slice(11, 16);

  test('are what one says on the phone', () => expect(clockOf(promisedIn(30, noon))).toBe('12:35'));

  test('typed: the next time the branch’s clock reads so, tomorrow where it has gone by', () => {
    expect(clockOf(nextTime('14:10', noon, clockOf)!)).toBe('14:10');
    expect(nextTime('14:10', noon, clockOf)! - noon).toBe(128 * 60_000);
    expect(nextTime('11:00', noon, clockOf)! - noon).toBe((22 * 60 + 58) * 60_000);
    expect(nextTime('25:00', noon, clockOf)).toBeNull();
    expect(nextTime('soon', noon, clockOf)).toBeNull();
  });
});
