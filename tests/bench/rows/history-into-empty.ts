import type { OrderDocument } from '../../../shared/documents/order-document.ts';
import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { median, spread } from '../measure/statistics.ts';
import { measureIndexedDb } from '../peers/indexeddb/measure.ts';
import { measureStockRxdb } from '../peers/rxdb-dexie/measure.ts';
import { emptyDevice, launchBrowser, longestTask, watchLongTasks } from '../stage/browser.ts';
import { installDevice, openTill, untilInstalled } from '../stage/installed-till.ts';
import { startProduct, wireTo } from '../stage/product.ts';
import { askReplica, connectReplica, noteReplica, pageNowMs } from '../stage/replica-port.ts';
import { untilArchived } from '../stage/archive-count.ts';
import { archiveOrders, sealOrder } from '../stage/archives.ts';
import { settledOrders } from '../workload/history.ts';

export async function measure(bench: Bench): Promise<Row[]> {
  const count = bench.quick ? 2_000 : 10_000;
  const runs = bench.quick ? 2 : 5;
  let orders: OrderDocument[] = [];
  const { server, restaurant, databaseUrl } = await startProduct(bench, {
    branches: [
      { devices: Array.from({ length: runs + 1 }, (_, index) => ({ kind: 'till' as const, name: `Till ${index + 1}` })) },
      { devices: [{ kind: 'till' as const, name: 'Till' }] },
    ],
    history: (seeded) => {
      orders = settledOrders(seeded, 0, count);
      return [orders.map(sealOrder)];
    },
  });
  const branch = restaurant.branches[0]!;
  const browser = await launchBrowser(bench);
  const taken: number[] = [];
  const tasks: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const context = await emptyDevice(browser);
    await noteReplica(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await watchLongTasks(page);
    await page.goto(`${server.address}/`);
    // A person reads a code and types it: the page has long been installed by then, and is quiet.
    await untilInstalled(page);
    await connectReplica(page);
    await page.waitForTimeout(300);
    await longestTask(page);
    const startMs = await pageNowMs(page);
    await Promise.all([askReplica(page, 'become', { paired: branch.devices[run]! }), untilArchived(page, count)]);
    const { orders: newest } = await askReplica(page, 'history', { limit: 25 });
    const endMs = await pageNowMs(page);
    if (newest.length !== 25) throw new Error('the device does not show its history');
    if (run > 0) {
      taken.push(endMs - startMs);
      tasks.push(await longestTask(page));
    }
    await context.close();
  }
  // Once more behind a till on screen, which must not feel it: the history of a branch that had none
  // arrives when its network is back.
  const other = restaurant.branches[1]!;
  const wire = await wireTo(bench, server);
  const context = await emptyDevice(browser);
  const page = await installDevice(context, wire.address, other.devices[0]!, other);
  await watchLongTasks(page);
  await openTill(page, wire.address);
  await connectReplica(page);
  await wire.cut('refused');
  await archiveOrders(databaseUrl, other.scope, settledOrders(restaurant, 1, count).map(sealOrder));
  // A task is told of a moment after it: those of the till's own opening are over and told of.
  await longestTask(page);
  await wire.heal();
  await untilArchived(page, count);
  await page.waitForTimeout(200);
  tasks.push(await longestTask(page));
  await context.close();

  bench.say('the product is measured; now the peers');
  const stock = await measureStockRxdb(bench, browser, orders, bench.quick ? 1 : 5);
  const written = await measureIndexedDb(bench, browser, orders, bench.quick ? 2 : 5);
  const shape = `${count.toLocaleString('en-US')} orders of history into an empty device`;
  return [
    {
      id: 'history-into-empty', what: shape, unit: 'ms', value: median(taken), budget: stock.ms / 5, better: 'less',
      reference: { what: 'stock RxDB replication into Dexie', value: stock.ms },
      notes: [`runs ${spread(taken)} ms; from the request to become the paired device, its replica not started yet, until all orders are on its disk and the history has answered its first page; the peer's database is open before its clock starts and pulls 1,000 documents at a time`],
    },
    {
      id: 'history-into-empty-limit', what: `${shape}, against the disk`, unit: 'ms', value: median(taken), budget: written * 2, better: 'less',
      reference: { what: 'the same documents written to IndexedDB in chunks of 500', value: written },
      notes: ['the product is paired, starts its replica, asks, checks and writes archives as they come, compressed; the limit writes the same orders as plain objects that are already in memory, and nothing else'],
    },
    {
      id: 'history-into-empty-task', what: 'longest main-thread task of the page meanwhile', unit: 'ms', value: Math.max(...tasks), budget: 50, better: 'less',
      reference: { what: 'stock RxDB replication in the page', value: stock.longestTaskMs },
      notes: ['on the page that is paired, and on a till on screen when the same history arrives with the network; 0: the browser reported no task over 50 ms'],
    },
  ];
}

