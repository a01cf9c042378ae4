import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { rateLimited } from '../../../sync-server/routes/rate-limit.ts';

test('a caller may come in a burst, then at the rate; others are not held up by it', async () => {
  let nowMs = 1_000;
  const app = new Hono();
  app.get('/', rateLimited({ clock: { nowMs: () => nowMs }, perSecond: 2, burst: 3, keyOf: (c) => c.req.query('who') ?? '' }), (c) => c.text('in'));
  const statuses = async (who: string, times: number): Promise<number[]> =>
    Promise.all(Array.from({ length: times }, async () => (await app.request(`/?who=${who}`)).status));
  expect(await statuses('a', 4)).toEqual([200, 200, 200, 429]);
  expect(await statuses('b', 1)).toEqual([200]);
  const refused = await app.request('/?who=a');
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({ error: 'too-many-requests' });
  nowMs += 1_000;
  expect(await statuses('a', 3)).toEqual([200, 200, 429]);
  // A clock set back gives nothing and takes nothing.
  nowMs -= 60_000;
  expect(await statuses('a', 1)).toEqual([429]);
});
