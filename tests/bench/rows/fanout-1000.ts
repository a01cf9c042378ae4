import type { Journal } from '../../../shared/crdt/journal.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { WebSocket } from 'ws';
import type { Bench } from '../bench.ts';
import type { BareAnswer } from '../load/bare-stream.ts';
import type { DeviceAnswer } from '../load/device-load.ts';
import { sharedNowMs, startLoad, type LoadProcess } from '../load/process.ts';
import type { Row } from '../measure/row.ts';
import { percentile } from '../measure/statistics.ts';
import { inspected } from '../stage/inspector.ts';
import { startProduct } from '../stage/product.ts';
import { makeOrders } from '../workload/orders.ts';

const deviceCount = 1_000;
/** Connected and gone again before memory is looked at: what a server needs once is not a device's. */
const warmUpCount = 100;

type Clients = { connect(url: string, tokens: readonly string[], greets: boolean): Promise<void>; arrivals(mark: string): Promise<number[]>; disconnect(): Promise<void> };

/** Streams of many devices, shared out to processes. */
function clientsOf(loads: readonly LoadProcess[]): Clients {
  const all = (orders: readonly object[]): Promise<DeviceAnswer[]> => Promise.all(orders.map((order, index) => loads[index]!.ask<DeviceAnswer>(order)));
  return {
    async connect(url, tokens, greets) {
      const share = Math.ceil(tokens.length / loads.length);
      await all(loads.map((_, index) => ({ type: 'connect', url, greets, tokens: tokens.slice(index * share, (index + 1) * share) })));
    },
    arrivals: async (mark) => (await all(loads.map(() => ({ type: 'arrivals', mark })))).flatMap(({ arrivalsMs }) => arrivalsMs),
    disconnect: async () => void (await all(loads.map(() => ({ type: 'disconnect' })))),
  };
}

type Measured = { readonly p99Ms: number; readonly p50Ms: number; readonly bytesPerDevice: number };

/** Sends each change and takes, over all devices and changes, the time from sending to receiving. */
async function measureStreams(clients: Clients, url: string, tokens: readonly string[], greets: boolean, residentBytes: () => Promise<number>, changes: readonly Journal[], send: (change: Journal) => Promise<void>): Promise<Measured> {
  await clients.connect(url, tokens.slice(0, warmUpCount), greets);
  await clients.disconnect();
  const before = await residentBytes();
  await clients.connect(url, tokens, greets);
  const after = await residentBytes();
  const latenciesMs: number[] = [];
  for (const [index, change] of changes.entries()) {
    const sentMs = sharedNowMs();
    await send(change);
    const arrivalsMs = await clients.arrivals(change.id);
    if (arrivalsMs.length !== tokens.length) throw new Error(`${arrivalsMs.length} of ${tokens.length} devices were told`);
    // The first two warm up.
    if (index >= 2) latenciesMs.push(...arrivalsMs.map((atMs) => atMs - sentMs));
  }
  await clients.disconnect();
  return { p99Ms: percentile(latenciesMs, 0.99), p50Ms: percentile(latenciesMs, 0.5), bytesPerDevice: (after - before) / tokens.length };
}

async function push(address: string, device: Paired, doc: Journal): Promise<void> {
  const response = await fetch(`${address}/api/v1/push`, {
    method: 'POST', headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: protocolVersion, items: [{ collection: 'orders', doc }] }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"refused"')) throw new Error(`push: ${response.status} ${text.slice(0, 300)}`);
}

export async function measure(bench: Bench): Promise<Row[]> {
  const names = Array.from({ length: deviceCount + 1 }, (_, index) => ({ kind: 'till' as const, name: `Till ${index + 1}` }));
  const { started: { server, restaurant }, inspector } = await inspected(bench, () => startProduct(bench, { branches: [{ devices: names }] }));
  const { scope, cashier, devices } = restaurant.branches[0]!;
  const [writer, ...readers] = devices as [Paired, ...Paired[]];
  const tokens = readers.map(({ token }) => token);
  const changes = [...makeOrders({
    count: bench.quick ? 7 : 32, catalogue: restaurant.catalogue, scope, device: writer.deviceId as never, by: cashier.id, letter: writer.letter,
    firstMs: Date.now() - 60_000, everyMs: 1_000, until: 'sent', lines: 4,
  })];
  const clients = clientsOf([startLoad(bench, './device-load.ts'), startLoad(bench, './device-load.ts')]);
  const ours = await measureStreams(clients, `ws://127.0.0.1:${server.port}/api/v1/stream`, tokens, true, () => inspector.residentBytes(), changes, (change) => push(server.address, writer, change));
  bench.say('the product is measured; now a bare WebSocket server');

  const bare = startLoad(bench, './bare-stream.ts', ['--expose-gc']);
  const url = `ws://127.0.0.1:${(await bare.ask<BareAnswer>({ type: 'listen' })).value}`;
  const residentBytes = async (): Promise<number> => (await bare.ask<BareAnswer>({ type: 'memory' })).value;
  const sender = await new Promise<WebSocket>((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.once('open', () => resolve(socket)).once('error', reject);
  });
  bench.after(() => sender.terminate());
  const limit = await measureStreams(clients, url, tokens, false, residentBytes, changes, async (change) => sender.send(JSON.stringify(change)));

  return [
    {
      id: 'fanout-1000', what: `${deviceCount} devices connected, one change to all, push included, p99`, unit: 'ms', value: ours.p99Ms, budget: 150, better: 'less',
      reference: { what: 'a bare WebSocket server hands on the same bytes', value: limit.p99Ms },
      notes: [`p50 ${ours.p50Ms.toFixed(1)} ms, bare ${limit.p50Ms.toFixed(1)} ms; ${changes.length - 2} changes of ${Math.round(JSON.stringify(changes[0]).length / 102.4) / 10} kB, received by two processes on the same machine`],
    },
    {
      id: 'fanout-1000-memory', what: 'memory of the server per connected device', unit: 'kB', value: ours.bytesPerDevice / 1_024, budget: 20, better: 'less',
      reference: { what: 'a bare WebSocket server', value: limit.bytesPerDevice / 1_024 },
      notes: [`growth of resident memory over ${deviceCount} devices, garbage collected before and after, ${warmUpCount} devices having come and gone before`],
    },
  ];
}
