import { expect, test } from 'vitest';
import { makeNumberPool, orderNumber } from '../../../client/session/number-pool.ts';

/** Counters by date, as the worker keeps them. */
function makeCounters() {
  const last = new Map<string, number>();
  const asked: string[] = [];
  return {
    asked,
    reserve: async (date: string): Promise<number> => {
      asked.push(date);
      const counter = (last.get(date) ?? 0) + 1;
      last.set(date, counter);
      return counter;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

test('a prepared number is there at once, and the next one is fetched behind it', async () => {
  const counters = makeCounters();
  const pool = makeNumberPool(counters.reserve);
  pool.prepare('2026-11-22');
  await turn();
  expect(pool.take('2026-11-22')).toBe(1);
  await turn();
  expect(pool.take('2026-11-22')).toBe(2);
});

test('without a reserve the taker waits, and no number is given twice', async () => {
  const pool = makeNumberPool(makeCounters().reserve);
  const taken = await Promise.all([pool.take('2026-11-22'), pool.take('2026-11-22'), pool.take('2026-11-22')]);
  await turn();
  taken.push(await pool.take('2026-11-22'));
  expect(new Set(taken).size).toBe(4);
});

test('a reserve of yesterday is left behind when the day turns', async () => {
  const counters = makeCounters();
  const pool = makeNumberPool(counters.reserve);
  pool.prepare('2026-11-22');
  await turn();
  expect(await pool.take('2026-11-23')).toBe(1);
  expect(counters.asked).toContain('2026-11-23');
});

test('a failed reservation is asked for again', async () => {
  let fails = true;
  const pool = makeNumberPool(async () => {
    if (fails) throw new Error('disk');
    return 5;
  });
  pool.prepare('2026-11-22');
  await turn();
  await expect(pool.take('2026-11-22')).rejects.toThrow('disk');
  fails = false;
  expect(await pool.take('2026-11-22')).toBe(5);
});

test('numbers carry the letter of the device and align up to 999 a day', () => {
  expect(orderNumber('A', 7)).toBe('A-007');
  expect(orderNumber('BC', 1_204)).toBe('BC-1204');
});
