import { describe, expect, test } from 'vitest';
import { checkStatus, tableStatus, usualLimits, type CheckStatus } from '../../../shared/projections/floor-status.ts';
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

test('a table shows its checks as one: the hungriest first, sums, every waiter', () => {
  const branch = new Branch('5', '7');
  branch.send('5', ['Plov', 1]);
  const status = tableStatus([at(branch, '7'), at(branch, '5')]);
  expect(status).toMatchObject({ mood: 'waiting', total: 1_000, guests: 4, openedAtMs: 0, waiters: ['s1'] });
  expect(tableStatus([])).toMatchObject({ mood: 'free', checks: [] });
});
