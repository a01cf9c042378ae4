import { describe, expect, test } from 'vitest';
import { checkStatus, tableStatus, usualLimits, type CheckStatus } from '../../../shared/projections/floor-status.ts';
import { unserved } from '../../../shared/domain/order/serving.ts';
import { dish, minute } from './kitchen-order.ts';
import { Branch } from './moved-checks.ts';

const at = (branch: Branch, table: string, nowMs = branch.nowMs): CheckStatus => checkStatus(branch.id(table), branch.state(table), branch.food(table), nowMs);
const types = (status: CheckStatus): string[] => status.attention.map(({ type }) => type);

describe('how a check stands', () => {
  test('from sitting down to having paid', () => {
    const branch = new Branch('5');
    expect(at(branch, '5').mood).toBe('seated');
    branch.do('5', { type: 'add-item', item: dish('Plov'), quantityMilli: 1_000, note: '' });
    expect(at(branch, '5').mood).toBe('ordered');
    branch.do('5', { type: 'fire' });
    expect(at(branch, '5').mood).toBe('waiting');
    branch.bump('5', branch.of('5')[0]!);
    expect(at(branch, '5').mood).toBe('ready');
    branch.do('5', { type: 'plan-split', plan: { kind: 'equal', ways: 2 } });
    expect(at(branch, '5').mood).toBe('bill');
    branch.do('5', { type: 'pay', method: 'card', kind: 'card', tendered: 400, cashStep: 1 });
    expect(at(branch, '5')).toMatchObject({ mood: 'part-paid', balance: 600 });
    branch.do('5', { type: 'pay', method: 'card', kind: 'card', tendered: 600, cashStep: 1 });
    expect(at(branch, '5').mood).toBe('paid');
  });

  test('asks for attention when nothing was sent, when food is late, stands ready, and when nobody came for long', () => {
    const branch = new Branch('5');
    expect(types(at(branch, '5', usualLimits['nothing-sent'] - 1))).toEqual([]);
    expect(types(at(branch, '5', usualLimits['nothing-sent']))).toEqual(['nothing-sent']);
    branch.send('5', ['Plov', 1]);
    const sentAtMs = branch.of('5')[0]!.sentAtMs;
    expect(types(at(branch, '5', sentAtMs + usualLimits['food-late'] - 1))).toEqual([]);
    expect(types(at(branch, '5', sentAtMs + usualLimits['food-late']))).toEqual(['food-late']);
    branch.bump('5', branch.of('5')[0]!);
    const doneAtMs = branch.of('5')[0]!.lastBump!.atMs;
    expect(types(at(branch, '5', doneAtMs + minute))).toEqual([]);
    expect(types(at(branch, '5', doneAtMs + usualLimits['food-ready']))).toEqual(['food-ready']);
    expect(types(at(branch, '5', doneAtMs + usualLimits['nothing-new']))).toEqual(['nothing-new']);
    expect(types(at(branch, '5', usualLimits['open-long']))).toEqual(['nothing-new', 'open-long']);
  });
});

describe('what was said of it', () => {
  const served = (branch: Branch): void => branch.do('5', { type: 'serve', served: true, lines: unserved(branch.state('5')) });

  test('served stands until more is sent, and asks for attention when nobody came for long', () => {
    const branch = new Branch('5');
    branch.send('5', ['Plov', 1]);
    const sentAtMs = branch.of('5')[0]!.sentAtMs;
    served(branch);
    const servedAtMs = branch.nowMs - minute;
    // The kitchen said nothing: what the guests have is not late.
    expect(at(branch, '5', sentAtMs + usualLimits['food-late'])).toMatchObject({ mood: 'served', moodSinceMs: servedAtMs, attention: [] });
    expect(types(at(branch, '5', servedAtMs + usualLimits['nothing-new']))).toEqual(['nothing-new']);
    branch.send('5', ['Tea', 1]);
    expect(at(branch, '5').mood).toBe('waiting');
    branch.bump('5', branch.of('5').at(-1)!);
    served(branch);
    expect(at(branch, '5').mood).toBe('served');
    branch.do('5', { type: 'serve', served: false, lines: branch.state('5').servings.at(-1)!.lines });
    expect(at(branch, '5').mood).toBe('waiting');
  });

  test('a bill that was asked for waits until it is paid, or the guests stay', () => {
    const branch = new Branch('5');
    branch.send('5', ['Plov', 1]);
    branch.bump('5', branch.of('5')[0]!);
    branch.do('5', { type: 'ask-bill', asked: true });
    const askedAtMs = branch.nowMs - minute;
    expect(at(branch, '5')).toMatchObject({ mood: 'bill-asked', moodSinceMs: askedAtMs, attention: [] });
    expect(types(at(branch, '5', askedAtMs + usualLimits['bill-waits']))).toEqual(['bill-waits']);
    expect(tableStatus([at(branch, '5')])).toMatchObject({ mood: 'bill-asked', moodSinceMs: askedAtMs });
    branch.do('5', { type: 'ask-bill', asked: false });
    expect(at(branch, '5').mood).toBe('ready');
    branch.do('5', { type: 'ask-bill', asked: true });
    branch.do('5', { type: 'pay', method: 'card', kind: 'card', tendered: 1_000, cashStep: 1 });
    expect(at(branch, '5', askedAtMs + usualLimits['bill-waits'] * 2)).toMatchObject({ mood: 'paid', attention: [] });
  });
});

test('a table shows its checks as one: the hungriest first, sums, every waiter', () => {
  const branch = new Branch('5', '7');
  branch.send('5', ['Plov', 1]);
  const status = tableStatus([at(branch, '7'), at(branch, '5')]);
  expect(status).toMatchObject({ mood: 'waiting', total: 1_000, guests: 4, openedAtMs: 0, waiters: ['s1'] });
  expect(tableStatus([])).toMatchObject({ mood: 'free', checks: [] });
});
