import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { Bench } from '../bench.ts';
import { startLoad } from '../load/process.ts';
import type { PushAnswer, PushOrder } from '../load/push-load.ts';
import type { Row } from '../measure/row.ts';
import { median, percentile, spread } from '../measure/statistics.ts';
import { measurePlainInserts, type PlainRow } from '../peers/plain-inserts.ts';
import type { ServerProcess } from '../../e2e/harness/server.ts';
import { startProduct } from '../stage/product.ts';
import type { SeededRestaurant } from '../stage/restaurant.ts';
import { makeOrders } from '../workload/orders.ts';

type Load = { readonly devices: PushOrder['devices']; readonly rows: readonly PlainRow[] };

/** One round: every device pushes its share, one sent order in a push, as a till does. */
function loadOf(restaurant: SeededRestaurant, round: number, pushesPerDevice: number): Load {
  const rows: PlainRow[] = [];
  let seed = round * 10_000;
  const devices = restaurant.branches.flatMap(({ scope, cashier, devices: own }) => own.map((device) => {
    const orders = makeOrders({
      count: pushesPerDevice, catalogue: restaurant.catalogue, scope, device: device.deviceId as never, by: cashier.id,
      letter: device.letter, firstMs: Date.now() - 3_600_000, everyMs: 50, until: 'sent', lines: 4, seed: (seed += 1),
    });
    const bodies = [...orders].map((doc) => {
      rows.push({ scope, id: doc.id, text: JSON.stringify(doc) });
      return JSON.stringify({ protocol: protocolVersion, items: [{ collection: 'orders', doc }] });
    });
    return { token: device.token, bodies };
  }));
  return { devices, rows };
}

/** What the server says of itself: its transactions, and the processor time it has used. */
type Spent = { readonly commits: number; readonly documents: number; readonly cpuMs: number };

async function spent(server: ServerProcess): Promise<Spent> {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  const value = (name: string): number => {
    const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`/metrics has no ${name}`);
    return Number(found);
  };
  return { commits: value('pos_commit_documents_count'), documents: value('pos_commit_documents_sum'), cpuMs: value('process_cpu_seconds_total') * 1_000 };
}

/**
 * Writers of the inserts beside it: together they have no more documents under way than the devices
 * have, as many in a statement as the server's transactions held; and one for each branch at most,
 * as a branch has one order of commits.
 */
const writersBeside = (devices: number, branches: number, perCommit: number): number =>
  Math.max(1, Math.min(branches, Math.floor(devices / perCommit)));

const words = (writers: number): string => (writers === 1 ? 'one writer' : `${writers} writers`);

/** Pushes a second of `branches` branches with `devicesEach` devices each, beside plain inserts of the same documents. */
export async function measurePushes(bench: Bench, id: string, what: string, branches: number, devicesEach: number): Promise<Row[]> {
  const rounds = bench.quick ? 2 : 5;
  const pushesPerDevice = Math.ceil((bench.quick ? 800 : 3_000) / (branches * devicesEach));
  const names = Array.from({ length: devicesEach }, (_, index) => ({ kind: 'till' as const, name: `Till ${index + 1}` }));
  const product = await startProduct(bench, { branches: Array.from({ length: branches }, () => ({ devices: names })) });
  const load = startLoad(bench, './push-load.ts');
  const run = (round: number): Promise<PushAnswer> => {
    const { devices } = loadOf(product.restaurant, round, pushesPerDevice);
    return load.ask<PushAnswer>({ port: product.server.port, devices } satisfies PushOrder);
  };
  // A server that has been up for an hour has compiled what it runs; after four rounds an eighth of its time still goes there.
  for (let warmUp = 0; warmUp < (bench.quick ? 1 : 16); warmUp += 1) await run(2 * rounds + 1 + warmUp);
  const answers: PushAnswer[] = [];
  const plain: number[] = [];
  const beside = { perCommit: 1, writers: 1 };
  const all = { documents: 0, commits: 0, cpuMs: 0 };
  let rows: readonly PlainRow[] = [];
  // Turn about, so that both meet the machine in the same state.
  for (let round = 1; round <= rounds; round += 1) {
    const before = await spent(product.server);
    answers.push(await run(round));
    const after = await spent(product.server);
    const [documents, commits] = [after.documents - before.documents, after.commits - before.commits];
    all.documents += documents;
    all.commits += commits;
    all.cpuMs += after.cpuMs - before.cpuMs;
    beside.perCommit = Math.max(1, Math.round(documents / commits));
    beside.writers = writersBeside(branches * devicesEach, branches, beside.perCommit);
    ({ rows } = loadOf(product.restaurant, rounds + round, pushesPerDevice));
    plain.push(await measurePlainInserts(bench, rows, beside.perCommit, beside.writers));
  }
  const rates = answers.map(({ pushes, tookMs }) => (pushes * 1_000) / tookMs);
  const reference = median(plain);
  const latencies = answers.flatMap(({ latenciesMs }) => latenciesMs);
  return [{
    id, what, unit: 'pushes/s', value: median(rates), budget: reference * 0.5, better: 'more',
    reference: { what: `plain inserts of ${beside.perCommit} such documents a statement by ${words(beside.writers)}`, value: reference },
    notes: [
      `rounds ${spread(rates)} /s, plain ${spread(plain)} /s; a push answers in ${percentile(latencies, 0.5).toFixed(1)} ms (p50), ${percentile(latencies, 0.99).toFixed(1)} ms (p99)`,
      `${(all.documents / all.commits).toFixed(1)} pushes a transaction; ${(all.cpuMs / all.documents).toFixed(2)} ms of the server's processor time a push, PostgreSQL not counted`,
      `a push is one sent order of four lines, ${Math.round(rows[0]!.text.length / 102.4) / 10} kB; clients, server and PostgreSQL share the machine`,
    ],
  }];
}
