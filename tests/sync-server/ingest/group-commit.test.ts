import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { branchScope } from '../../../shared/kernel/ids.ts';
import { journalOf, lineOf, openRestaurant, openingOf, pullPage, pushOrders, type Restaurant } from '../restaurant.ts';

let place: Restaurant;
beforeAll(async () => {
  place = await openRestaurant();
  await place.addServer();
});
afterAll(() => place.close());

const sale = (): Journal => journalOf(place.branch, [openingOf(place.staff.waiter, place.till.id), lineOf(place.staff.waiter, place.till.id)]);
const urls = (): string[] => place.servers.map(({ url }) => url);

test('readers that follow their cursors see every document of many pushers on two instances', async () => {
  const pushers = 16;
  const rounds = 12;
  const acknowledged = new Set<string>();
  let pushing = true;
  const follow = async (url: string): Promise<Map<string, Journal>> => {
    const seen = new Map<string, Journal>();
    let cursor = {};
    for (let last = false; ;) {
      const page = await pullPage(url, place.kitchen, 'orders', cursor, 7);
      for (const doc of page.docs) seen.set(doc.id, doc as unknown as Journal);
      ({ cursor } = page);
      if (page.done && last) return seen;
      last = page.done && !pushing;
    }
  };
  const readers = [...urls(), ...urls()].map(follow);
  await Promise.all(Array.from({ length: pushers }, async (_, pusher) => {
    for (let round = 0; round < rounds; round += 1) {
      const order = sale();
      await pushOrders(urls()[(pusher + round) % 2]!, place.till, [order]);
      acknowledged.add(order.id);
    }
  }));
  pushing = false;
  for (const seen of await Promise.all(readers)) expect([...acknowledged].filter((id) => !seen.has(id))).toEqual([]);
  expect(acknowledged.size).toBe(pushers * rounds);
});

test('many devices add to one order at once: every op of each is there, once', async () => {
  const order = sale();
  const additions = Array.from({ length: 40 }, () => lineOf(place.staff.waiter, place.secondTill.id));
  await Promise.all(additions.map((op, index) => pushOrders(urls()[index % 2]!, place.secondTill, [journalOf(place.branch, [...Object.values(order.ops), op], order.id)])));
  const page = await pullPage(urls()[0]!, place.till, 'orders', {});
  const found = page.docs.find(({ id }) => id === order.id) as unknown as Journal;
  expect(Object.keys(found.ops).sort()).toEqual([...Object.keys(order.ops), ...additions.map(({ id }) => id)].sort());
});

test('one push that the database refuses takes no other with it, and is told so', async () => {
  const { database } = place.servers[0]!;
  const poison = sale();
  await database.query({ text: `alter table document add constraint poison check (id <> '${poison.id}')` });
  const others = Array.from({ length: 20 }, sale);
  const results = await Promise.allSettled([...others, poison].map((order) => pushOrders(urls()[0]!, place.till, [order])));
  await database.query({ text: 'alter table document drop constraint poison' });
  expect(results.map(({ status }) => status)).toEqual([...others.map(() => 'fulfilled'), 'rejected']);
  const rows = await database.query<{ count: number }>({ text: 'select count(*) as count from document where id = any($1::text[])' }, [others.map(({ id }) => id)]);
  expect(rows).toEqual([{ count: others.length }]);
  expect(await pushOrders(urls()[0]!, place.till, [poison])).toEqual([{ status: 'merged', doc: null }]);
});

test('branches that push at the same time each keep a sequence of their own, on two instances [I17]', async () => {
  const theirs = (): Journal => journalOf(place.otherBranch, [openingOf(place.staff.waiter, place.foreignTill.id)]);
  const { database } = place.servers[0]!;
  const state = async () => new Map((await database.query<{ scope: string; seq: number }>({ text: 'select scope, seq from scope_sequence' })).map(({ scope, seq }) => [scope, seq]));
  const pushed = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? { device: place.foreignTill, order: theirs() } : { device: place.till, order: sale() }));
  await Promise.all(pushed.map(({ device, order }, index) => pushOrders(urls()[index % 2]!, device, [order])));
  const rows = await database.query<{ id: string; scope: string; seq: number }>({ text: 'select id, scope, seq from document where id = any($1::text[])' }, [pushed.map(({ order }) => order.id)]);
  expect(new Map(rows.map(({ id, scope }) => [id, scope]))).toEqual(new Map(pushed.map(({ order }) => [order.id, order.scope])));
  const seqs = await state();
  for (const { scope, seq } of rows) expect(seq).toBeLessThanOrEqual(seqs.get(scope)!);
  const gaps = await database.query({
    text: `select s.scope, n from scope_sequence s cross join lateral generate_series(1, s.seq) n
           where s.scope = any($1::text[]) and not exists (select from audit a where a.scope = s.scope and a.seq = n)`,
  }, [[place.branch, place.otherBranch]]);
  expect(gaps).toEqual([]);
});

test('one push that the database refuses takes no other branch with it', async () => {
  const { database } = place.servers[0]!;
  const poison = sale();
  await database.query({ text: `alter table document add constraint poison check (id <> '${poison.id}')` });
  const theirs = Array.from({ length: 10 }, () => journalOf(place.otherBranch, [openingOf(place.staff.waiter, place.foreignTill.id)]));
  const results = await Promise.allSettled([pushOrders(urls()[0]!, place.till, [poison]), ...theirs.map((order) => pushOrders(urls()[0]!, place.foreignTill, [order]))]);
  await database.query({ text: 'alter table document drop constraint poison' });
  expect(results.map(({ status }) => status)).toEqual(['rejected', ...theirs.map(() => 'fulfilled')]);
});

test('sequence numbers have no gap and no push without news takes one', async () => {
  const branch = branchScope('quiet');
  const { database, writer } = place.servers[0]!;
  const order = { ...sale(), scope: branch };
  for (let round = 0; round < 3; round += 1) await writer.write([{ scope: branch, collection: 'orders', doc: order }]);
  expect(await database.query({ text: 'select seq from scope_sequence where scope = $1' }, [branch])).toEqual([{ seq: 1 }]);
});

test('connections cut under load: whatever was acknowledged is there, and a repeated push adds nothing', async () => {
  const { database } = place.servers[0]!;
  const acknowledged: Journal[] = [];
  const failed: Journal[] = [];
  const cutting = (async () => {
    for (let round = 0; round < 5; round += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 30); });
      // It may itself be given a connection that was cut the last time: then there is nothing more to cut.
      await database.query({ text: 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()' }).catch(() => undefined);
    }
  })();
  await Promise.all(Array.from({ length: 8 }, async (_, pusher) => {
    for (let round = 0; round < 20; round += 1) {
      const order = sale();
      await pushOrders(urls()[pusher % 2]!, place.till, [order]).then(() => acknowledged.push(order), () => failed.push(order));
    }
  }));
  await cutting;
  const ids = async (): Promise<string[]> => (await database.query<{ id: string }>({ text: `select id from document where collection = 'orders'` })).map(({ id }) => id);
  const there = new Set(await ids());
  expect(acknowledged.filter(({ id }) => !there.has(id))).toEqual([]);
  for (const order of failed) expect(await pushOrders(urls()[1]!, place.till, [order])).toEqual([{ status: 'merged', doc: null }]);
});
