import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSealed, type Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf, withOrderHead } from '../../../shared/documents/order-document.ts';
import { reviewOrder } from '../../../shared/domain/order/review.ts';
import { decodeBundle, maxBundleArchives } from '../../../shared/protocol/archive-bundle.ts';
import { archiveContentSchema, type ArchiveContent, type ArchiveEntry } from '../../../shared/protocol/replication.ts';
import { planParts } from '../../../sync-server/ingest/seal.ts';
import { archiveBytes } from '../../../sync-server/store/archives.ts';
import { openDatabase } from '../../../sync-server/store/database.ts';
import { ask, journalOf, lineOf, openRestaurant, openingOf, opOf, paidSale, pullAll, pushOrders, type Restaurant } from '../restaurant.ts';
import { openDeviceStream } from '../stream/device-stream.ts';

const settledDay = '2026-03-02';
let nowMs = Date.parse('2026-03-03T12:00:00+05:00');
let place: Restaurant;
let url: string;
beforeAll(async () => {
  place = await openRestaurant({ nowMs: () => nowMs });
  url = place.servers[0]!.url;
});
afterAll(() => place.close());

const paid = (date = settledDay): Journal => paidSale(place.branch, place.staff.cashier, place.till.id, date, nowMs);
const list = async (after = 0): Promise<ArchiveEntry[]> => ((await (await ask(url, place.till, `/api/v1/archives?after=${after}`)).json()) as { archives: ArchiveEntry[] }).archives;
const bundle = (ids: readonly string[], device = place.till): Promise<Response> => ask(url, device, `/api/v1/archives/bundle?ids=${ids.join(',')}`);
const bytesOf = async (ids: readonly string[], device = place.till): Promise<(Uint8Array | null)[]> => {
  const decoded = decodeBundle(new Uint8Array(await (await bundle(ids, device)).arrayBuffer()));
  if (!decoded.ok) throw new Error(decoded.error);
  return decoded.value;
};
const contentOf = async (entry: ArchiveEntry): Promise<ArchiveContent> => {
  const [found] = await bytesOf([entry.id]);
  const bytes = Buffer.from(found!);
  expect(bytes.length).toBe(entry.bytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256);
  return v.parse(archiveContentSchema, JSON.parse(gunzipSync(bytes).toString('utf8')));
};
const seal = (): Promise<number> => place.servers[0]!.sealSettledDays(place.branch);

test('a settled day goes into an archive; open, owed and today\'s orders stay', async () => {
  const settled = [paid(), paid(), paid()];
  const open = journalOf(place.branch, [openingOf(place.staff.waiter, place.till.id, settledDay, nowMs), lineOf(place.staff.waiter, place.till.id, nowMs)]);
  const owed = journalOf(place.branch, [openingOf(place.staff.cashier, place.till.id, settledDay, nowMs), lineOf(place.staff.cashier, place.till.id, nowMs), opOf('order.closed', { closedAtMs: nowMs }, place.staff.cashier, place.till.id, nowMs)]);
  const today = paid('2026-03-03');
  await pushOrders(url, place.till, [...settled, open, owed, today]);
  const stream = await openDeviceStream(url, place.kitchen);
  await stream.until('welcome');
  const { cursor } = await pullAll(url, place.kitchen, 'orders');

  expect(await seal()).toBe(3);
  expect(await seal()).toBe(0);

  const [entry, ...others] = await list();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ id: `${settledDay}.1.1`, scope: place.branch, businessDate: settledDay, part: 1, revision: 1, orders: 3 });
  const content = await contentOf(entry!);
  expect(content.orders.map(({ id }) => id).sort()).toEqual(settled.map(({ id }) => id).sort());
  for (const order of content.orders) expect(isSealed(order as unknown as Journal)).toBe(true);

  // Devices hear that they retired; a device that starts empty is not given them at all.
  await stream.until('changed', ({ docs }) => docs.some(({ doc }) => doc.id === settled[0]!.id));
  await stream.until('archives');
  await stream.close();
  const retired = (await pullAll(url, place.kitchen, 'orders', cursor)).docs;
  expect(retired.map(({ id }) => id).sort()).toEqual(settled.map(({ id }) => id).sort());
  expect(retired.every(isSealed)).toBe(true);
  expect((await pullAll(url, place.secondTill, 'orders')).docs.map(({ id }) => id).sort()).toEqual([open.id, owed.id, today.id].sort());
  const digest = (await (await ask(url, place.till, '/api/v1/digest?collection=orders')).json()) as { count: number };
  expect(digest.count).toBe(3);
});

test('archives come several in one answer, in the order asked, compressed as they are; those of other branches do not', async () => {
  const [entry] = await list();
  const response = await bundle([entry!.id]);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('content-encoding')).toBeNull();
  const [first, unknown, again] = await bytesOf([entry!.id, '2026-03-02.9.1', entry!.id]);
  expect(first).toHaveLength(entry!.bytes);
  expect(unknown).toBeNull();
  expect(again).toEqual(first);
  expect(await bytesOf([entry!.id], place.foreignTill)).toEqual([null]);
  expect((await bundle([])).status).toBe(400);
  expect((await bundle(Array.from({ length: maxBundleArchives + 1 }, (_, index) => `${settledDay}.${index}.1`))).status).toBe(400);
});

test('an answer has its limit of bytes, and room for one archive in any case', async () => {
  const [entry] = await list();
  const database = openDatabase({ url: place.databaseUrl, connections: 1, onIdleError: () => undefined });
  const lengths = async (maxBytes: number): Promise<(number | null)[]> =>
    (await archiveBytes(database, place.branch, ['gone', entry!.id, entry!.id, entry!.id], maxBytes)).map((bytes) => bytes?.length ?? null);
  try {
    expect(await lengths(1)).toEqual([null, entry!.bytes, null, null]);
    expect(await lengths(2 * entry!.bytes)).toEqual([null, entry!.bytes, entry!.bytes, null]);
  } finally {
    await database.end();
  }
});

test('a late op brings its order back to life; the next revision takes it in', async () => {
  const [before] = await list();
  const old = (await contentOf(before!)).orders[0] as unknown as Journal;
  const late = opOf('order.labelled', { label: 'note', value: 'came late' }, place.staff.waiter, place.secondTill.id, nowMs);
  // A device that was away knows nothing of the sealing and still pushes what it has.
  const stale = withOrderHead({ ...old, sealed: {}, ops: { ...old.ops, [late.id]: late } });
  const [answer] = await pushOrders(url, place.secondTill, [stale]);
  expect(answer).toMatchObject({ status: 'merged', doc: { id: old.id, sealed: old.sealed } });
  expect((await pullAll(url, place.secondTill, 'orders')).docs.map(({ id }) => id)).toContain(old.id);

  expect(await seal()).toBe(1);
  const [entry, ...others] = await list(before!.seq);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ id: `${settledDay}.1.2`, orders: 3 });
  const content = await contentOf(entry!);
  expect(content.orders.find(({ id }) => id === old.id)!.ops).toHaveProperty([late.id]);
  expect((await pullAll(url, place.secondTill, 'orders')).docs.map(({ id }) => id)).not.toContain(old.id);
  // What was replaced goes after a day; the list only ever names the newest.
  expect((await list()).map(({ id }) => id)).toEqual([entry!.id]);
  nowMs += 25 * 3_600_000;
  await seal();
  expect(await bytesOf([before!.id])).toEqual([null]);
});

test('an archived order that is in dispute again stays live while its part gets a next revision', async () => {
  const [first, second] = (await contentOf((await list())[0]!)).orders as unknown as Journal[];
  const more = lineOf(place.staff.waiter, place.secondTill.id, nowMs);
  const note = opOf('order.labelled', { label: 'note', value: 'late as well' }, place.staff.waiter, place.secondTill.id, nowMs);
  await pushOrders(url, place.secondTill, [journalOf(place.branch, [more], first!.id), journalOf(place.branch, [note], second!.id)]);
  expect(await seal()).toBe(1);
  expect((await pullAll(url, place.till, 'orders')).docs.find(({ id }) => id === first!.id)!.ops).toHaveProperty([more.id]);
  const content = await contentOf((await list()).at(-1)!);
  expect(content.orders.find(({ id }) => id === first!.id)!.ops).toEqual(first!.ops);
  expect(content.orders.find(({ id }) => id === second!.id)!.ops).toHaveProperty([note.id]);
});

test('a push beside the sealing is not lost', async () => {
  const orders = Array.from({ length: 40 }, () => paid());
  await pushOrders(url, place.till, orders);
  const late = orders.map((order) => withOrderHead({ ...order, ops: { ...order.ops, ...Object.fromEntries([lineOf(place.staff.waiter, place.secondTill.id, nowMs)].map((op) => [op.id, op])) } }));
  await Promise.all([seal(), ...late.map((order) => pushOrders(url, place.secondTill, [order]))]);
  const live = new Map((await pullAll(url, place.till, 'orders')).docs.map((doc) => [doc.id as string, doc]));
  const archived = new Map<string, Journal>();
  for (const entry of await list()) for (const order of (await contentOf(entry)).orders) archived.set(order.id, order as unknown as Journal);
  for (const order of late) {
    const known = { ...archived.get(order.id)?.ops, ...live.get(order.id)?.ops };
    expect(Object.keys(known).sort()).toEqual(Object.keys(order.ops).sort());
  }
});

test('parts fill up in turn, and an order never moves to another part', () => {
  const first = planParts(['a', 'b', 'c', 'd', 'e'], [], 2);
  expect(first).toEqual([
    { part: 1, revision: 1, orderIds: ['a', 'b'] }, { part: 2, revision: 1, orderIds: ['c', 'd'] }, { part: 3, revision: 1, orderIds: ['e'] },
  ]);
  expect(planParts(['c', 'f', 'g'], first, 2)).toEqual([
    { part: 2, revision: 2, orderIds: ['c', 'd'] }, { part: 3, revision: 2, orderIds: ['e', 'f'] }, { part: 4, revision: 1, orderIds: ['g'] },
  ]);
});

test('an order with a discount above the cap waits until a manager has settled it', async () => {
  const { waiter, manager } = place.staff;
  const order = paid();
  const discount = { ...opOf('discount.given', { target: { kind: 'check' }, value: { kind: 'percent', basisPoints: 500 }, reason: 'friend', approval: null }, waiter, place.till.id, nowMs), v: 2 };
  const disputed = journalOf(place.branch, [...Object.values(order.ops), discount], order.id);
  await pushOrders(url, place.till, [disputed]);
  const cardOf = (journal: Journal) => reviewOrder(journal.id, orderStateOf(journal), () => 0).map(({ type, key }) => [type, key] as const);
  const cards = cardOf(disputed);
  expect(cards.map(([type]) => type)).toEqual(['discount-above-cap', 'overpaid']);
  const settle = async (...keys: readonly string[]): Promise<void> => {
    const ops = keys.map((key) => opOf('anomaly.resolved', { key, resolution: 'Allowed afterwards' }, manager, place.till.id, nowMs));
    await pushOrders(url, place.till, [journalOf(place.branch, [...Object.values(disputed.ops), ...ops], order.id)]);
  };
  await settle(cards[1]![1]);
  expect(await seal()).toBe(0);
  await settle(cards[0]![1]);
  expect(await seal()).toBe(1);
});
