import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { median, spread } from '../measure/statistics.ts';
import { emptyDevice, launchBrowser } from '../stage/browser.ts';
import { installDevice } from '../stage/installed-till.ts';
import { startProduct, wireTo } from '../stage/product.ts';
import { askReplica, connectReplica, forgetNotedOrders, notedOrders, pageNowMs } from '../stage/replica-port.ts';
import { until } from '../../e2e/harness/until.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { makeOrders } from '../workload/orders.ts';
import type { Page } from '@playwright/test';
import { protocolVersion } from '../../../shared/protocol/version.ts';

const orderCount = 500;

/** Writes the orders to the device's disk through the worker's port, as 500 orders' worth of taps would. */
async function take(page: Page, orders: readonly Journal[]): Promise<void> {
  for (let from = 0; from < orders.length; from += 50) {
    await Promise.all(orders.slice(from, from + 50).map(({ id, scope, ops }) =>
      askReplica(page, 'append', { collection: 'orders', docId: id, scope, ops: Object.values(ops) })));
  }
}

export async function measure(bench: Bench): Promise<Row[]> {
  const runs = bench.quick ? 2 : 5;
  const { server, restaurant } = await startProduct(bench, { branches: [{ devices: [{ kind: 'till', name: 'Till' }, { kind: 'till', name: 'Other' }, { kind: 'till', name: 'Peer' }] }] });
  const branch = restaurant.branches[0]!;
  const [till, other, peer] = branch.devices;
  const wire = await wireTo(bench, server);
  const browser = await launchBrowser(bench);
  const otherBrowser = await launchBrowser(bench);
  const here = await installDevice(await emptyDevice(browser), wire.address, till!, branch);
  const there = await installDevice(await emptyDevice(otherBrowser), server.address, other!, branch);
  await connectReplica(here);
  await connectReplica(there);

  const ordersOf = (run: number, device: string, letter: string): Journal[] => [...makeOrders({
    count: orderCount, catalogue: restaurant.catalogue, scope: branch.scope, device: device as never, by: branch.cashier.id,
    letter: `${letter}${run}`, firstMs: Date.now() - 3_600_000, everyMs: 5_000, until: 'sent', lines: 4, seed: 100 + run,
  })];
  const taken: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    await wire.cut('refused');
    await until('the till to notice', async () => (await askReplica(here, 'status', {})).connection.state === 'offline');
    await take(here, ordersOf(run, till!.deviceId, till!.letter));
    await forgetNotedOrders(there);
    await wire.heal();
    const healedMs = await pageNowMs(there);
    await askReplica(here, 'reconnect', {});
    await until('all orders to arrive', async () => (await notedOrders(there)).count >= orderCount, { timeoutMs: 30_000, everyMs: 20 });
    const { lastAtMs } = await notedOrders(there);
    // The first run warms the server up.
    if (run > 0) taken.push(lastAtMs - healedMs);

    await forgetNotedOrders(there);
    const bodies = pagesOf(ordersOf(run, peer!.deviceId, peer!.letter));
    const startMs = await pageNowMs(there);
    for (const body of bodies) await pushPlainly(server.address, peer!.token, body);
    await until('the peer orders to arrive', async () => (await notedOrders(there)).count >= orderCount, { timeoutMs: 30_000, everyMs: 20 });
    if (run > 0) plain.push((await notedOrders(there)).lastAtMs - startMs);
  }
  return [{
    id: 'offline-500', what: `${orderCount} orders taken offline, from reconnecting until the last is on another device`, unit: 'ms', value: median(taken), budget: 1_000, better: 'less',
    reference: { what: 'the same orders pushed by a bare HTTP client, 200 at a time', value: median(plain) },
    notes: [`runs ${spread(taken)} ms, bare ${spread(plain)} ms`],
  }];
}

function pagesOf(orders: readonly Journal[]): string[] {
  const bodies: string[] = [];
  for (let from = 0; from < orders.length; from += 200) {
    bodies.push(JSON.stringify({ protocol: protocolVersion, items: orders.slice(from, from + 200).map((doc) => ({ collection: 'orders', doc })) }));
  }
  return bodies;
}

async function pushPlainly(address: string, token: string, body: string): Promise<void> {
  const response = await fetch(`${address}/api/v1/push`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body });
  if (!response.ok) throw new Error(`push: ${response.status} ${(await response.text()).slice(0, 300)}`);
}
