import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { deviceWrite } from '../../../sync-server/identity/roster-ops.ts';
import { markDeviceRevoked } from '../../../sync-server/store/identity-devices.ts';
import { journalOf, lineOf, openRestaurant, openingOf, pullAll, pushOrders, type Restaurant } from '../restaurant.ts';
import { openDeviceStream, openStream, type DeviceStream } from './device-stream.ts';

let place: Restaurant;
let url: string;
let otherUrl: string;
beforeAll(async () => {
  place = await openRestaurant();
  url = place.servers[0]!.url;
  otherUrl = (await place.addServer()).url;
});
afterAll(() => place.close());

const sale = (): Journal => journalOf(place.branch, [openingOf(place.staff.waiter, place.till.id), lineOf(place.staff.waiter, place.till.id)]);

/** The sequence numbers of a scope's messages, each with the one it follows. */
const steps = (stream: DeviceStream, scope: string): [number, number][] =>
  stream.messages.flatMap((message) => (message.type === 'changed' && message.scope === scope ? [[message.previous, message.seq] as [number, number]] : []));

const expectContiguous = (stream: DeviceStream, scope: string, from: number): void => {
  let last = from;
  for (const [previous, seq] of steps(stream, scope)) {
    expect(previous).toBe(last);
    expect(seq).toBeGreaterThan(previous);
    last = seq;
  }
};

test('a commit reaches every device of the branch, on either instance, and none of another branch', async () => {
  const kitchen = await openDeviceStream(url, place.kitchen);
  const elsewhere = await openDeviceStream(otherUrl, place.secondTill);
  const foreign = await openDeviceStream(url, place.foreignTill);
  const welcome = await kitchen.until('welcome');
  await Promise.all([elsewhere.until('welcome'), foreign.until('welcome')]);
  const order = sale();
  await pushOrders(url, place.till, [order]);
  for (const stream of [kitchen, elsewhere]) {
    const { docs, scope } = await stream.until('changed', (message) => message.docs.some(({ doc }) => doc.id === order.id));
    expect(scope).toBe(place.branch);
    expect(docs).toEqual([{ collection: 'orders', doc: order }]);
  }
  expect(welcome.cursor).toHaveProperty([place.branch]);
  expect(foreign.messages.map(({ type }) => type)).toEqual(['welcome']);
  await Promise.all([kitchen.close(), elsewhere.close(), foreign.close()]);
});

test('pushes over two instances at once: each device hears every document, each message follows the one before', async () => {
  const streams = await Promise.all([url, otherUrl].map((base) => openDeviceStream(base, place.kitchen)));
  const starts = await Promise.all(streams.map(async (stream) => (await stream.until('welcome')).cursor[place.branch]!));
  const orders = Array.from({ length: 120 }, sale);
  await Promise.all(orders.map((order, index) => pushOrders(index % 2 === 0 ? url : otherUrl, place.till, [order])));
  for (const [index, stream] of streams.entries()) {
    const heard = new Set<string>();
    for (const order of orders) {
      await stream.until('changed', (message) => message.docs.some(({ doc }) => doc.id === order.id));
      heard.add(order.id);
    }
    expect(heard.size).toBe(orders.length);
    expectContiguous(stream, place.branch, starts[index]!);
    await stream.close();
  }
});

test('nothing is lost between the welcome and the pull that follows it', async () => {
  const orders = Array.from({ length: 60 }, sale);
  const pushing = Promise.all(orders.map((order) => pushOrders(url, place.till, [order])));
  const stream = await openDeviceStream(url, place.kitchen);
  const { cursor } = await stream.until('welcome');
  const pulled = await pullAll(url, place.kitchen, 'orders');
  await pushing;
  const last = await pullAll(url, place.kitchen, 'orders', cursor);
  const known = new Set([...pulled.docs, ...last.docs].map(({ id }) => id));
  expect(orders.filter(({ id }) => !known.has(id))).toEqual([]);
  await stream.close();
});

test('a revoked device is told so and let go, on every instance', async () => {
  const lost = await place.pair('till', place.branch);
  const streams = await Promise.all([url, otherUrl].map((base) => openDeviceStream(base, lost)));
  await Promise.all(streams.map((stream) => stream.until('welcome')));
  await place.servers[0]!.writer.write([deviceWrite(place.roster, place.organisation.slice(4), 'server', lost.id, [{ type: 'device.revoked', data: {} }])], (tx) => markDeviceRevoked(tx, lost.id, Date.now()));
  for (const stream of streams) {
    expect(await stream.until('rejected')).toEqual({ type: 'rejected', reason: 'revoked' });
    await stream.closed;
  }
  const again = await openDeviceStream(url, lost);
  expect(await again.until('rejected')).toEqual({ type: 'rejected', reason: 'revoked' });
});

test('what cannot be spoken with is rejected with a reason', async () => {
  const reasons = async (first: unknown): Promise<string> => (await (await openStream(url, first)).until('rejected')).reason;
  expect(await reasons({ type: 'hello', protocol: 99, token: place.till.token })).toBe('protocol');
  expect(await reasons({ type: 'hello', protocol: 1, token: 'nobody' })).toBe('revoked');
  expect(await reasons({ type: 'shout' })).toBe('malformed');
  expect(await reasons({ type: 'ping', sentMs: 1, unsent: 0 })).toBe('malformed');
  const silent = await openStream(url, null);
  expect(await silent.closed).toBe(1008);
});

test('a ping brings the server\'s time, and the device counts as online with what it has unsent', async () => {
  const stream = await openDeviceStream(url, place.till);
  await stream.until('welcome');
  stream.socket.send(JSON.stringify({ type: 'ping', sentMs: 42, unsent: 7 }));
  expect(await stream.until('pong')).toMatchObject({ sentMs: 42 });
  await stream.close();
  const device = async (): Promise<{ last_unsent: number | null } | undefined> =>
    (await place.servers[0]!.database.query<{ last_unsent: number | null }>({ text: 'select last_unsent from device where id = $1' }, [place.till.id]))[0];
  await expect.poll(device).toEqual({ last_unsent: 7 });
});

test('a large commit is not carried: the device is told to pull', async () => {
  const stream = await openDeviceStream(url, place.kitchen);
  const { cursor } = await stream.until('welcome');
  const orders = Array.from({ length: 300 }, () => journalOf(place.branch, [openingOf(place.staff.waiter, place.till.id), ...Array.from({ length: 10 }, () => lineOf(place.staff.waiter, place.till.id))]));
  await place.servers[0]!.writer.write(orders.map((doc) => ({ scope: place.branch, collection: 'orders' as const, doc })));
  await stream.until('behind');
  const { docs } = await pullAll(url, place.kitchen, 'orders', cursor);
  expect(docs.map(({ id }) => id).sort()).toEqual(orders.map(({ id }) => id).sort());
  await stream.close();
});

test('a stopping server lets its devices go so that they connect again', async () => {
  const server = await place.addServer();
  const stream = await openDeviceStream(server.url, place.till);
  await stream.until('welcome');
  await server.stop();
  expect(await stream.closed).toBe(1001);
});
