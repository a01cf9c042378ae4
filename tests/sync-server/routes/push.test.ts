import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knowledgeDigest } from '../../../shared/crdt/replicated.ts';
import { combineDigests } from '../../../shared/crdt/digest.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { maxPushBytes } from '../../../shared/protocol/replication.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { deviceWrite } from '../../../sync-server/identity/roster-ops.ts';
import { markDeviceRevoked } from '../../../sync-server/store/identity-devices.ts';
import { ask, journalOf, lineOf, openRestaurant, openingOf, opOf, paidSale, pullAll, pullPage, pushBody, pushItems, pushOrders, type Restaurant } from '../restaurant.ts';

let place: Restaurant;
let url: string;
beforeAll(async () => {
  place = await openRestaurant();
  url = place.servers[0]!.url;
});
afterAll(() => place.close());

const sale = (device = place.till): Journal => journalOf(place.branch, [openingOf(place.staff.waiter, device.id), lineOf(place.staff.waiter, device.id)]);
const seqOf = async (): Promise<number> => (await place.servers[0]!.database.query<{ seq: number }>({ text: 'select seq from scope_sequence where scope = $1' }, [place.branch]))[0]?.seq ?? 0;

test('a sale arrives, another device of the branch reads it, one of another branch does not', async () => {
  const order = sale();
  expect(await pushOrders(url, place.till, [order])).toEqual([{ status: 'merged', doc: null }]);
  const seen = (await pullAll(url, place.kitchen, 'orders')).docs.find(({ id }) => id === order.id);
  expect(seen).toEqual(order);
  expect((await pullAll(url, place.foreignTill, 'orders')).docs).toEqual([]);
});

test('a replay adds nothing: no sequence number, nothing to pull, the same answer', async () => {
  const order = sale();
  await pushOrders(url, place.till, [order]);
  const before = await seqOf();
  expect(await pushOrders(url, place.till, [order, order])).toEqual([{ status: 'merged', doc: null }, { status: 'merged', doc: null }]);
  expect(await seqOf()).toBe(before);
});

test('what another device added comes back as the merged document', async () => {
  const order = sale();
  await pushOrders(url, place.till, [order]);
  const theirs = lineOf(place.staff.waiter, place.secondTill.id);
  const [answer] = await pushOrders(url, place.secondTill, [journalOf(place.branch, [theirs], order.id)]);
  expect(answer).toMatchObject({ status: 'merged', doc: { ops: { ...order.ops, [theirs.id]: theirs } } });
});

test('the sequence and the digest tell what is live', async () => {
  await pushOrders(url, place.till, [sale(), sale()]);
  const { docs } = await pullAll(url, place.till, 'orders');
  const digest = (await (await ask(url, place.till, '/api/v1/digest?collection=orders')).json()) as { count: number; digest: number; cursor: Record<string, number> };
  expect(digest).toMatchObject({ count: docs.length, digest: docs.map(knowledgeDigest).reduce(combineDigests, 0) });
  expect(digest.cursor[place.branch]).toBe(await seqOf());
  const { digests } = (await (await ask(url, place.till, '/api/v1/digest/documents?collection=orders')).json()) as { digests: Record<string, number> };
  expect(digests).toEqual(Object.fromEntries(docs.map((doc) => [doc.id, knowledgeDigest(doc)])));
});

test('pages end between commits, cover everything once, and end with the sequence as cursor', async () => {
  const orders = Array.from({ length: 23 }, () => sale());
  await pushOrders(url, place.till, orders.slice(0, 10));
  for (const order of orders.slice(10)) await pushOrders(url, place.till, [order]);
  const paged = await pullAll(url, place.secondTill, 'orders', {}, 4);
  const whole = await pullAll(url, place.secondTill, 'orders');
  expect(paged.docs.map(({ id }) => id)).toEqual(whole.docs.map(({ id }) => id));
  expect(paged.pages).toBeGreaterThan(3);
  expect(paged.cursor[place.branch]).toBe(await seqOf());
  expect(await pullPage(url, place.secondTill, 'orders', paged.cursor)).toEqual({ docs: [], cursor: paged.cursor, done: true });
});

test('a cursor from a future that a backup took back starts over', async () => {
  const page = await pullAll(url, place.till, 'orders', { [place.branch]: 1_000_000 });
  expect(page.docs.length).toBeGreaterThan(0);
  expect(page.cursor[place.branch]).toBe(await seqOf());
});

test('honest documents and ops beside bad ones are kept', async () => {
  const honest = sale();
  const mixed = sale();
  const bad = { ...lineOf(place.staff.waiter, place.till.id), data: { lineId: 'x' } };
  const forbidden = opOf('payment.taken', { method: 'cash', amount: 1, tendered: 1, change: 0, rounding: 0 }, place.staff.waiter, place.till.id);
  const foreign = journalOf(place.otherBranch, [openingOf(place.staff.waiter, place.till.id)]);
  const results = await pushItems(url, place.till, [
    { collection: 'orders', doc: honest },
    { collection: 'orders', doc: { ...mixed, ops: { ...mixed.ops, [bad.id]: bad, [forbidden.id]: forbidden } } },
    { collection: 'orders', doc: foreign },
    { collection: 'roster', doc: { ...mixed, id: 'staff:me' } },
    { collection: 'tips', doc: honest },
    { collection: 'orders', doc: 'no document' },
    { collection: 'orders', doc: { ...honest, id: '__proto__' } },
  ]);
  expect(results.map((result) => (result.status === 'refused' ? result.reason.split(':')[0] : result.status))).toEqual([
    'merged', 'merged', 'foreign-scope', 'not-pushable', 'unknown-collection', 'malformed', 'bad-id',
  ]);
  expect(results[1]).toMatchObject({ doc: { refused: { [bad.id]: 'malformed', [forbidden.id]: 'not-allowed' } } });
  const stored = (await pullAll(url, place.till, 'orders')).docs;
  expect(stored.find(({ id }) => id === honest.id)).toEqual(honest);
  expect(Object.keys(stored.find(({ id }) => id === mixed.id)!.ops).sort()).toEqual([...Object.keys(mixed.ops), forbidden.id].sort());
});

test('text that PostgreSQL cannot keep refuses one op, not the transaction', async () => {
  const order = sale();
  const zero = opOf('order.labelled', { label: 'note', value: 'a\u0000b' }, place.staff.waiter, place.till.id);
  const half = opOf('order.labelled', { label: 'note', value: '\ud800' }, place.staff.waiter, place.till.id);
  const [answer] = await pushOrders(url, place.till, [{ ...order, ops: { ...order.ops, [zero.id]: zero, [half.id]: half } }]);
  expect(answer).toMatchObject({ status: 'merged', doc: { refused: { [zero.id]: 'malformed', [half.id]: 'malformed' } } });
});

test('I27 everything decided is in the audit, refusals included', async () => {
  const order = sale();
  const forbidden = opOf('payment.refunded', { payment: asId('p'), amount: 1, reason: '' }, place.staff.waiter, place.till.id);
  await pushOrders(url, place.till, [{ ...order, ops: { ...order.ops, [forbidden.id]: forbidden } }]);
  const changed = { ...order, ops: Object.fromEntries(Object.entries(order.ops).map(([id, op]) => [id, { ...op, by: asId(place.staff.cashier) }])) } as Journal;
  await pushOrders(url, place.till, [changed]);
  const rows = await place.servers[0]!.database.query<{ id: number; pushed_by: string; op: string; type: string; by: string; verdict: string }>({
    text: 'select id, pushed_by, op, type, by, verdict from audit_op where scope = $1 and doc_id = $2 order by id',
  }, [place.branch, order.id]);
  expect(new Set(rows.map(({ pushed_by }) => pushed_by))).toEqual(new Set([place.till.id]));
  const [first, second] = [...new Set(rows.map(({ id }) => id))].map((id) => rows.filter((row) => row.id === id));
  const judged = (all: typeof rows) => new Map(all.map(({ op, type, by, verdict }) => [op, { type, by, verdict }]));
  expect(judged(first!)).toEqual(new Map([
    ...Object.values(order.ops).map(({ id, type, by }) => [id, { type, by, verdict: 'accepted' }] as const),
    [forbidden.id, { type: forbidden.type, by: forbidden.by, verdict: 'not-allowed' }],
  ]));
  expect(new Set(second!.map(({ verdict }) => verdict))).toEqual(new Set(['changed-afterwards']));
  expect((await pullAll(url, place.till, 'orders')).docs.find(({ id }) => id === order.id)!.ops).toMatchObject(order.ops);
});

test('who is not known or not understood is told so in words', async () => {
  const codes = async (response: Response): Promise<[number, string]> => [response.status, ((await response.json()) as { error: string; message: string }).error];
  expect(await codes(await pushBody(url, { ...place.till, token: 'wrong' }, { protocol: 1, items: [] }))).toEqual([401, 'unknown-device']);
  expect(await codes(await pushBody(url, place.till, '{"protocol":'))).toEqual([400, 'malformed']);
  expect(await codes(await pushBody(url, place.till, { protocol: 2, items: 'of a form yet to come' }))).toEqual([426, 'protocol-newer']);
  expect(await codes(await pushBody(url, place.till, { protocol: 0, items: [] }))).toEqual([426, 'protocol-older']);
  expect(await codes(await pushBody(url, place.till, { protocol: 1, items: Array.from({ length: 201 }, () => ({ collection: 'orders', doc: {} })) }))).toEqual([400, 'malformed']);
  expect(await codes(await pushBody(url, place.till, ' '.repeat(maxPushBytes + 1)))).toEqual([413, 'too-large']);
  expect(await codes(await fetch(`${url}/api/v1/nothing-here`))).toEqual([404, 'not-found']);
});

test('a body whose length nobody announced is read piece by piece, and no further than the limit', async () => {
  const inPieces = (...pieces: readonly Buffer[]): Promise<Response> => fetch(`${url}/api/v1/push?from=test`, {
    method: 'POST', headers: { authorization: `Bearer ${place.till.token}` }, duplex: 'half', body: Readable.toWeb(Readable.from(pieces)),
  } as RequestInit);
  const order = journalOf(place.branch, [openingOf(place.staff.waiter, place.till.id), opOf('order.labelled', { label: 'note', value: 'палов' }, place.staff.waiter, place.till.id)]);
  const bytes = Buffer.from(JSON.stringify({ protocol: 1, items: [{ collection: 'orders', doc: order }] }));
  // In the middle of a letter of two bytes.
  const middle = bytes.indexOf('палов') + 1;
  const taken = await inPieces(bytes.subarray(0, middle), bytes.subarray(middle));
  expect([taken.status, await taken.json()]).toEqual([200, { results: [{ status: 'merged', doc: null }] }]);
  expect((await pullAll(url, place.till, 'orders')).docs.find(({ id }) => id === order.id)).toEqual(order);
  const mebibyte = Buffer.alloc(1024 * 1024, ' ');
  const refused = await inPieces(...Array.from({ length: maxPushBytes / mebibyte.length + 1 }, () => mebibyte));
  expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([413, 'too-large']);
});

test('the answer is JSON that no browser takes for a page or keeps', async () => {
  const { headers } = await pushBody(url, place.till, { protocol: 1, items: [] });
  expect(Object.fromEntries(['content-type', 'cache-control', 'x-content-type-options', 'content-length'].map((name) => [name, headers.get(name)])))
    .toEqual({ 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-length': '14' });
});

test('other methods at the address of the push are no push', async () => {
  expect((await fetch(`${url}/api/v1/push`)).status).toBe(404);
  expect((await fetch(`${url}/api/v1/push/more`, { method: 'POST' })).status).toBe(404);
});

test('a revoked device is turned away; what it sold before can come by another device', async () => {
  const lost = await place.pair('till', place.branch);
  const before = paidSale(place.branch, place.staff.cashier, lost.id, '2026-03-02', Date.now() - 1_000);
  await place.servers[0]!.writer.write([deviceWrite(place.roster, place.organisation.slice(4), 'server', lost.id, [{ type: 'device.revoked', data: {} }])], (tx) => markDeviceRevoked(tx, lost.id, Date.now()));
  expect((await pushBody(url, lost, { protocol: 1, items: [] })).status).toBe(401);
  const after = paidSale(place.branch, place.staff.cashier, lost.id, '2026-03-02', Date.now() + 60_000);
  const [rescued, refused] = await pushOrders(url, place.secondTill, [before, after]);
  expect(rescued).toEqual({ status: 'merged', doc: null });
  expect(new Set(Object.values((refused as unknown as { doc: Journal }).doc.refused))).toEqual(new Set(['device-revoked']));
});
