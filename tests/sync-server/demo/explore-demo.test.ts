import { afterAll, beforeAll, expect, test } from 'vitest';
import { argon2id } from 'hash-wasm';
import { opsInOrder, type Journal } from '../../../shared/crdt/journal.ts';
import { foldShift } from '../../../shared/domain/shift/fold.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import { reviewOrders } from '../../../shared/domain/order/review.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { DemoReady, PinVerifiers } from '../../../shared/protocol/identity.ts';
import { demoSize } from '../../../sync-server/demo/explore-demo.ts';
import { startEmptyServer, type Answer, type EmptyServer, type TestBrowser } from '../identity/http-server.ts';

let empty: EmptyServer;
let browser: TestBrowser;
let answer: Answer;
let demo: DemoReady;
beforeAll(async () => {
  empty = await startEmptyServer();
  browser = empty.browser();
  answer = await browser.call('POST', '/api/v1/setup/demo', { language: 'ru', device: { name: 'Эта касса', kind: 'till' } });
  demo = answer.body as DemoReady;
});
afterAll(() => empty.close());

const get = async <Body>(path: string): Promise<Body> => (await browser.withToken(demo.paired.token, path)).body as Body;
const pull = async (collection: string): Promise<Journal[]> => {
  const docs: Journal[] = [];
  for (let cursor = '{}'; ;) {
    const page = await get<{ docs: Journal[]; cursor: object; done: boolean }>(`/api/v1/pull?collection=${collection}&cursor=${encodeURIComponent(cursor)}`);
    docs.push(...page.docs);
    if (page.done) return docs;
    cursor = JSON.stringify(page.cursor);
  }
};

test('the demo is a restaurant whose people are known by their PINs', async () => {
  expect(answer.status).toBe(200);
  expect((await browser.call('GET', '/api/v1/setup')).body).toEqual({ state: 'ready', demo: true, restaurant: 'Choyxona Samarqand' });
  expect(demo.people.map(({ role }) => role)).toEqual(['admin', 'manager', 'cashier', 'waiter', 'waiter', 'kitchen']);
  const { staff } = (await browser.call('GET', '/api/v1/staff')).body as { staff: { id: string; name: string }[] };
  const { verifiers } = await get<PinVerifiers>('/api/v1/pin-verifiers');
  for (const { name, pin } of demo.people) {
    const verifier = verifiers.find(({ staffId }) => staffId === staff.find((person) => person.name === name)!.id)!;
    const hash = await argon2id({
      password: pin, salt: Buffer.from(verifier.salt, 'base64'), memorySize: verifier.memoryKiB, iterations: verifier.iterations, parallelism: verifier.parallelism, hashLength: 32, outputType: 'binary',
    });
    expect(Buffer.from(hash).toString('base64'), name).toBe(verifier.hash);
  }
  expect((await empty.browser().call('POST', '/api/v1/session', demo.manager)).body).toMatchObject({ role: 'admin' });
});

test('this browser is its first device, and the others made the past', async () => {
  expect(demo.paired).toMatchObject({ letter: 'A', kind: 'till', name: 'Эта касса' });
  const { devices } = (await browser.call('GET', '/api/v1/devices')).body as { devices: { name: string; letter: string; kind: string }[] };
  expect(devices.map(({ name, letter, kind }) => [name, letter, kind])).toEqual([['Эта касса', 'A', 'till'], ['Касса у входа', 'B', 'till'], ['Планшет официантов', 'C', 'waiter'], ['Экран кухни', 'D', 'kitchen']]);
});

test('weeks of sales are archived, today is live, and nothing waits for a manager', async () => {
  const { archives } = await get<{ archives: { businessDate: string; orders: number }[] }>('/api/v1/archives?after=0');
  expect(new Set(archives.map(({ businessDate }) => businessDate)).size).toBe(demoSize.days - 1);
  expect(archives.reduce((all, { orders }) => all + orders, 0)).toBeGreaterThan(2_000);
  const live = (await pull('orders')).map((doc) => ({ id: doc.id, state: orderStateOf(doc) }));
  expect(live.filter(({ state }) => state.status === 'open').length).toBeGreaterThanOrEqual(5);
  expect(reviewOrders(live)).toEqual([]);
  expect(live.some(({ state }) => state.number.startsWith('A-'))).toBe(false);
});

test('every past day has its Z report; the drawers of the day, this browser\'s among them, are open', async () => {
  const shifts = (await pull('records')).map((doc) => ({ id: doc.id, state: foldShift(opsInOrder(doc)) }));
  expect(shifts.filter(({ state }) => state.status === 'reported').length).toBe(demoSize.days - 1);
  expect(shifts.filter(({ state }) => state.corrections.length > 0)).toEqual([]);
  expect(shifts.filter(({ state }) => state.status === 'open').map(({ state }) => state.drawerName)).toContain('Эта касса');
});

test('the menu is whole and has favourites', async () => {
  const boards = (await pull('boards')) as unknown as { id: string; view: unknown }[];
  const catalogue = boards.find(({ id }) => id.startsWith('catalogue@'))!.view as Catalogue;
  expect([catalogue.items.length, catalogue.categories.length]).toEqual([175, 20]);
  expect(catalogue.items.filter(({ favourite }) => favourite).length).toBeGreaterThanOrEqual(8);
});

test('there is one first run', async () => {
  expect((await empty.browser().call('POST', '/api/v1/setup/demo', { language: 'en', device: { name: 'x', kind: 'till' } })).status).toBe(409);
});
