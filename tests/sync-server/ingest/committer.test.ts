import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Journal, Op } from '../../../shared/crdt/journal.ts';
import { createCommitter, type Committed, type Committer } from '../../../sync-server/ingest/committer.ts';
import { readItem } from '../../../sync-server/ingest/read-item.ts';
import { createRosterCache } from '../../../sync-server/ingest/roster-cache.ts';
import { systemClock } from '../../../sync-server/platform/clock.ts';
import type { Database } from '../../../sync-server/store/database.ts';
import { lockScope } from '../../../sync-server/store/documents.ts';
import type { Announcement } from '../../../sync-server/stream/announcement.ts';
import { seededRandom } from '../../bench/workload/random.ts';
import { journalOf, lineOf, openRestaurant, openingOf, type Restaurant, type TestDevice } from '../restaurant.ts';

let place: Restaurant;
beforeAll(async () => { place = await openRestaurant(); });
afterAll(() => place.close());

/** What happens to the next write of a group: run instead of it, and given it to run. */
type Fate = (write: () => Promise<unknown>) => Promise<unknown>;

/** A committer of its own on the shared database, as another instance has one; fates befall its writes, and its reads, one by one. */
function openCommitter(fateOf: () => Fate | undefined = () => undefined, readFateOf: () => Fate | undefined = () => undefined): { committer: Committer; told: Announcement[]; commits: Committed[] } {
  const { database } = place.servers[0]!;
  const steered: Database = {
    ...database,
    query: (statement, values) => {
      const write = () => database.query(statement, values);
      const fate = statement.name === 'write-documents' ? fateOf() : statement.name === 'load-snapshot' ? readFateOf() : undefined;
      return (fate === undefined ? write() : fate(write)) as ReturnType<typeof write> as never;
    },
  };
  const told: Announcement[] = [];
  const commits: Committed[] = [];
  const committer = createCommitter({
    database: steered, clock: systemClock, rosters: createRosterCache(), announce: (one) => void told.push(one), observe: (one) => void commits.push(one),
  });
  opened.push(committer);
  return { committer, told, commits };
}

const opened: Committer[] = [];
afterEach(async () => { for (const committer of opened.splice(0)) await committer.idle(); });

function pushTo(committer: Committer, docs: readonly Journal[], device: TestDevice = place.till) {
  const scopes = [device.branch, place.organisation];
  const items = docs.map((doc) => {
    const read = readItem({ collection: 'orders', doc }, scopes);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  });
  return committer.push(device.branch, place.organisation, { deviceId: device.id, branchId: device.branch.slice('branch:'.length), scopes, items });
}

const line = (): Op => lineOf(place.staff.waiter, place.till.id);
const sale = (): Journal => journalOf(place.branch, [openingOf(place.staff.waiter, place.till.id), line()]);
const withLine = (order: Journal): Journal => journalOf(place.branch, [...Object.values(order.ops), line()], order.id);
const opIds = (order: Journal): string[] => Object.keys(order.ops).sort();

async function stored(ids: readonly string[]): Promise<Map<string, { seq: number; ops: string[] }>> {
  const rows = await place.servers[0]!.database.query<{ id: string; seq: number; body: Journal }>({ text: 'select id, seq, body from document where id = any($1::text[])' }, [ids]);
  return new Map(rows.map(({ id, seq, body }) => [id, { seq, ops: opIds(body) }]));
}

const sequence = async (): Promise<number> =>
  (await place.servers[0]!.database.query<{ seq: number }>({ text: 'select seq from scope_sequence where scope = $1' }, [place.branch]))[0]?.seq ?? 0;

/** A gate a write waits at; `reached` resolves when it is there. */
function gate(): { fate: (then: Fate) => Fate; reached: Promise<void>; open: () => void } {
  let arrive = (): void => undefined;
  let open = (): void => undefined;
  const reached = new Promise<void>((resolve) => { arrive = resolve; });
  const opening = new Promise<void>((resolve) => { open = resolve; });
  return { reached, open, fate: (then) => async (write) => { arrive(); await opening; return then(write); } };
}

const goes: Fate = (write) => write();
const fails: Fate = () => Promise.reject(new Error('the disk is full'));
/** The commit happened and the connection broke before the answer came. */
const isLost: Fate = async (write) => { await write(); throw new Error('Connection terminated unexpectedly'); };
const turns = (count = 20): Promise<void> => new Promise((resolve) => { setTimeout(resolve, count); });

test('a group is judged while the one before it is being written, and takes the number after it [I17]', async () => {
  await pushTo(openCommitter().committer, [sale()]);
  const first = gate();
  const fates = [first.fate(goes)];
  const { committer, told, commits } = openCommitter(() => fates.shift());
  const order = sale();
  const more = withLine(order);
  const before = await sequence();
  const answers = [pushTo(committer, [order])];
  await first.reached;
  answers.push(pushTo(committer, [more]), pushTo(committer, [sale()]));
  await turns();
  expect(await sequence()).toBe(before);
  first.open();
  expect(await Promise.all(answers)).toEqual([[{ status: 'merged', doc: null }], [{ status: 'merged', doc: null }], [{ status: 'merged', doc: null }]]);
  expect(await stored([order.id])).toEqual(new Map([[order.id, { seq: before + 2, ops: opIds(more) }]]));
  expect(told.map(({ previous, seq }) => [previous, seq])).toEqual([[before, before + 1], [before + 1, before + 2]]);
  expect(commits.map(({ documents }) => documents)).toEqual([1, 2]);
});

test.each([['fails', fails], ['is lost on its way back', isLost]] as const)('what was judged behind a write that %s is judged again, and nothing acknowledged is missing [I18]', async (_, fate) => {
  await pushTo(openCommitter().committer, [sale()]);
  const first = gate();
  const fates = [first.fate(fate)];
  const { committer, told } = openCommitter(() => fates.shift());
  const order = sale();
  const more = withLine(order);
  const ahead = pushTo(committer, [order]);
  await first.reached;
  // The replay alone changes nothing if the write ahead of it succeeds: its answer must wait for that.
  const replay = pushTo(committer, [order]);
  const behind = pushTo(committer, [more]);
  await turns();
  first.open();
  for (const answer of await Promise.all([ahead, replay, behind])) expect(answer).toEqual([{ status: 'merged', doc: null }]);
  expect((await stored([order.id])).get(order.id)?.ops).toEqual(opIds(more));
  expect(told.at(-1)?.seq).toBe(await sequence());
});

test('a scope that another instance moved meanwhile: both sides of an order are kept [I18]', async () => {
  await pushTo(openCommitter().committer, [sale()]);
  const order = sale();
  await pushTo(openCommitter().committer, [order]);
  const held = gate();
  const fates = [held.fate(goes)];
  const here = openCommitter(() => fates.shift());
  const there = openCommitter();
  const mine = withLine(order);
  const theirs = withLine(order);
  const answer = pushTo(here.committer, [mine]);
  await held.reached;
  await pushTo(there.committer, [theirs]);
  held.open();
  const [merged] = await answer;
  const all = [...new Set([...opIds(mine), ...opIds(theirs)])].sort();
  expect((await stored([order.id])).get(order.id)?.ops).toEqual(all);
  expect(merged?.status === 'merged' && merged.doc !== null ? opIds(merged.doc as Journal) : null).toEqual(all);
  expect(here.told.map(({ seq }) => seq)).toEqual([there.told[0]!.seq + 1]);
});

/**
 * An order of two instances: `mine` fails here while `theirs`, which holds it and one line more, is
 * written there, under the number that mine would have had. `both` is pushed here behind mine.
 */
async function overtaken() {
  const order = sale();
  await pushTo(openCommitter().committer, [order]);
  const there = openCommitter();
  const mine = withLine(order);
  const theirs = withLine(mine);
  const both = withLine(mine);
  const overtakes: Fate = async () => {
    await pushTo(there.committer, [theirs]);
    throw new Error('the disk is full');
  };
  return { order, mine, both, overtakes, all: [...new Set([...opIds(both), ...opIds(theirs)])].sort() };
}

test('another instance takes the very number of the write that failed: what was judged behind it does not pass for its successor [I18]', async () => {
  const { order, mine, both, overtakes, all } = await overtaken();
  const first = gate();
  const fates = [first.fate(overtakes)];
  const { committer } = openCommitter(() => fates.shift());
  const ahead = pushTo(committer, [mine]);
  await first.reached;
  const behind = pushTo(committer, [both]);
  await turns();
  first.open();
  await Promise.all([ahead, behind]);
  expect((await stored([order.id])).get(order.id)?.ops).toEqual(all);
});

test('what is read for while the write ahead of it fails is not judged on that [I18]', async () => {
  const { order, mine, both, overtakes, all } = await overtaken();
  const first = gate();
  const second = gate();
  const fates = [first.fate(overtakes)];
  const readFates = [goes, second.fate(goes)];
  const { committer } = openCommitter(() => fates.shift(), () => readFates.shift());
  const ahead = pushTo(committer, [mine]);
  await first.reached;
  const behind = pushTo(committer, [both]);
  await second.reached;
  first.open();
  await ahead;
  second.open();
  await behind;
  expect((await stored([order.id])).get(order.id)?.ops).toEqual(all);
});

test('a branch whose row somebody else holds does not hold up the others', async () => {
  const { committer } = openCommitter();
  const theirs = (): Journal => journalOf(place.otherBranch, [openingOf(place.staff.waiter, place.foreignTill.id)]);
  await Promise.all([pushTo(committer, [sale()]), pushTo(committer, [theirs()], place.foreignTill)]);
  const before = await sequence();
  let held: ReturnType<typeof pushTo> = Promise.resolve([]);
  await place.servers[0]!.database.transaction(async (tx) => {
    await lockScope(tx, place.branch, place.branch);
    held = pushTo(committer, [sale()]);
    await turns();
    expect((await pushTo(committer, [theirs()], place.foreignTill))[0]?.status).toBe('merged');
    expect(await sequence()).toBe(before);
  });
  expect(await held).toEqual([{ status: 'merged', doc: null }]);
  expect(await sequence()).toBe(before + 1);
});

test.each([1, 2, 3, 4, 5, 6])('two instances, writes that fail, are lost or come late: whatever was acknowledged is there, numbers have no gap (seed %i)', async (seed) => {
  const random = seededRandom(seed);
  const start = await sequence();
  const fate = (): Fate | undefined => {
    const drawn = random();
    if (drawn < 0.1) return fails;
    if (drawn < 0.2) return isLost;
    if (drawn < 0.5) return async (write) => { await turns(Math.ceil(random() * 6)); return write(); };
    return undefined;
  };
  const instances = [openCommitter(fate), openCommitter(fate)];
  const orders = Array.from({ length: 6 }, sale);
  const acknowledged = new Map(orders.map((order) => [order.id as string, new Set<string>()]));
  const pushes = { answered: 0, rejected: 0 };
  await Promise.all(Array.from({ length: 12 }, async (__, device) => {
    for (let round = 0; round < 10; round += 1) {
      const order = orders[Math.floor(random() * orders.length)]!;
      const pushed = withLine(order);
      await pushTo(instances[device % 2]!.committer, [pushed]).then(([answer]) => {
        expect(answer?.status).toBe('merged');
        pushes.answered += 1;
        for (const id of Object.keys(pushed.ops)) acknowledged.get(order.id)!.add(id);
        if (answer?.status === 'merged' && answer.doc !== null) for (const id of Object.keys((answer.doc as Journal).ops)) acknowledged.get(order.id)!.add(id);
      }, () => { pushes.rejected += 1; });
    }
  }));
  for (const { committer } of instances) await committer.idle();
  const found = await stored(orders.map(({ id }) => id));
  for (const [id, ids] of acknowledged) expect([...ids].filter((op) => found.get(id)?.ops.includes(op) !== true)).toEqual([]);
  // The lock is taken for what failed, and that is not made to fail here: every push is answered in the end.
  expect(pushes).toEqual({ answered: 120, rejected: 0 });
  const numbers = await place.servers[0]!.database.query<{ seq: number }>({ text: 'select distinct seq from audit where scope = $1 and seq > $2 order by seq' }, [place.branch, start]);
  expect(numbers.map(({ seq }) => seq)).toEqual(Array.from({ length: (await sequence()) - start }, (__, index) => start + 1 + index));
});
