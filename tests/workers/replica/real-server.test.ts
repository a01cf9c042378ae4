import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import { branchScope } from '../../../shared/kernel/ids.ts';
import { hashPin } from '../../../sync-server/identity/argon2.ts';
import { systemEntropy } from '../../../sync-server/platform/entropy.ts';
import { bytesToBase64 } from '../../../shared/crdt/base64.ts';
import { makePins } from '../../../workers/replica/device/pins.ts';
import { journalOf, lineOf, openRestaurant, openingOf, opOf, paidSale, pullAll, pushOrders, type Restaurant, type TestDevice as Paired } from '../../sync-server/restaurant.ts';
import { expectEventually, online, opsOf, pairedAs, pairedDevice, type TestDevice } from './test-device.ts';
import { ServerDouble } from './server-double.ts';
import type { Op } from '../../../shared/crdt/journal.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';

/* The worker's code against the real server over a real database, over real HTTP and WebSocket. */

let restaurant: Restaurant;
beforeAll(async () => { restaurant = await openRestaurant(); });
afterAll(async () => { await restaurant.close(); });

const deviceOf = (paired: Paired): Promise<TestDevice> => {
  const { url } = restaurant.servers[0]!;
  const branchId = paired.branch.slice('branch:'.length);
  return pairedDevice(new ServerDouble(), {
    origin: url, fetch: (input, init) => fetch(input, init), openSocket: (address) => new NodeSocket(address) as unknown as WebSocket,
  }, { ...pairedAs(paired.id, paired.token), kind: paired.kind, organisationId: restaurant.organisation.slice(4), branchId, scopes: [paired.branch, restaurant.organisation] });
};

const append = (device: TestDevice, docId: string, ops: readonly Op[]) =>
  device.replica.request('append', { collection: 'orders', docId: docId as DocId, scope: restaurant.branch, ops });

const sale = (device: Paired): readonly Op[] => Object.values(journalOf(restaurant.branch, [openingOf(restaurant.staff.cashier, device.id), lineOf(restaurant.staff.cashier, device.id)]).ops);

describe('with the real server', () => {
  test('a sale goes from one till to another and is confirmed', async () => {
    const [first, second] = await Promise.all([deviceOf(restaurant.till), deviceOf(restaurant.secondTill)]);
    await Promise.all([online(first), online(second)]);
    const ops = sale(restaurant.till);
    await append(first, 'sale-1', ops);
    await expectEventually(async () => opsOf((await second.orders()).get('sale-1')).length === 2, 'the sale on the other till');
    await expectEventually(async () => Object.keys((await first.replica.request('hello', { tabId: 't' })).pending).length === 0, 'the confirmation');
    expect(orderStateOf((await second.orders()).get('sale-1')!).totals.total).toBe(45_000);
    expect(await first.replica.checkNow()).toEqual({ orders: 'equal', records: 'equal', roster: 'equal', boards: 'equal', facts: 'equal' });
  });

  test('an op that the server refuses is shown with its reason, and nothing is pushed for ever', async () => {
    const device = await deviceOf(restaurant.till);
    await online(device);
    const bad = opOf('payment.refunded', { payment: 'x' as never, amount: 1, reason: 'r' }, restaurant.staff.waiter, restaurant.till.id);
    await append(device, 'refusal-1', [...sale(restaurant.till), bad]);
    await expectEventually(async () => (await device.replica.request('status', {})).refused.some(({ opId }) => opId === bad.id), 'the refusal');
    await expectEventually(async () => Object.keys((await device.replica.request('hello', { tabId: 't' })).pending).length === 0);
    expect((await device.replica.checkNow()).orders).toBe('equal');
  });

  test('orders taken by two tills at once on one order are joined', async () => {
    const [first, second] = await Promise.all([deviceOf(restaurant.till), deviceOf(restaurant.secondTill)]);
    const opening = sale(restaurant.till);
    await append(first, 'shared', opening);
    await expectEventually(async () => (await second.orders()).has('shared'));
    await Promise.all([
      ...Array.from({ length: 5 }, () => append(first, 'shared', [lineOf(restaurant.staff.cashier, restaurant.till.id)])),
      ...Array.from({ length: 5 }, () => append(second, 'shared', [lineOf(restaurant.staff.cashier, restaurant.secondTill.id)])),
    ]);
    for (const device of [first, second]) await expectEventually(async () => opsOf((await device.orders()).get('shared')).length === 12, 'all lines');
    const { docs } = await pullAll(restaurant.servers[0]!.url, restaurant.till, 'orders');
    expect(opsOf(docs.find(({ id }) => id === 'shared') as Journal)).toHaveLength(12);
  });

  test('settled days come as archives, leave the live orders and are found in the history', async () => {
    const device = await deviceOf(restaurant.till);
    await online(device);
    const sales = Array.from({ length: 40 }, (_, index) => paidSale(restaurant.branch, restaurant.staff.cashier, restaurant.till.id, new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10), Date.now() - 3 * 86_400_000 + index));
    await pushOrders(restaurant.servers[0]!.url, restaurant.till, sales);
    await expectEventually(async () => (await device.orders()).has(sales[0]!.id));
    await restaurant.servers[0]!.sealSettledDays(branchScope(restaurant.branch.slice('branch:'.length)));
    await expectEventually(async () => !(await device.orders()).has(sales[0]!.id), 'the retirement');
    const page = async () => device.replica.request('history', { limit: 25, businessDate: sales[0]!.head.businessDate });
    await expectEventually(async () => (await page()).orders.length === 25, 'the archive');
    const first = await page();
    const second = await device.replica.request('history', { limit: 25, businessDate: sales[0]!.head.businessDate, after: first.next! });
    expect(new Set([...first.orders, ...second.orders].map(({ id }) => id)).size).toBe(40);
    expect(second.next).toBeNull();
    expect(first.days).toContain(sales[0]!.head.businessDate);
    // A late word on a sealed order brings it back.
    const late = lineOf(restaurant.staff.cashier, restaurant.till.id);
    await device.replica.request('append', { collection: 'orders', docId: sales[0]!.id, scope: restaurant.branch, ops: [late], base: first.orders.find(({ id }) => id === sales[0]!.id) ?? sales[0]! });
    await expectEventually(async () => { const order = (await device.orders()).get(sales[0]!.id); return order !== undefined && late.id in order.ops && Object.keys(order.ops).length === 5; }, 'the order, live again');
  });

  test('a PIN that the server hashed is checked here', async () => {
    const made = await hashPin('4711', systemEntropy);
    const values = new Map<string, unknown>();
    const pins = makePins({
      subtle: crypto.subtle, now: () => Date.now(), flush: async () => undefined,
      store: { get: <T>(key: string) => values.get(key) as T | undefined, set: (key, value) => { values.set(key, value); }, remove: (key) => { values.delete(key); }, keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)) },
    });
    await pins.adopt({ verifiers: [{ staffId: 's', pinVersion: 1, salt: bytesToBase64(made.salt), hash: bytesToBase64(made.hash), memoryKiB: made.memoryKiB, iterations: made.iterations, parallelism: made.parallelism }] });
    expect(await pins.verify('s', '4712')).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await pins.verify('s', '4711')).toEqual({ ok: true });
  });
});
