import type { BrowserContext, Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { median, spread } from '../measure/statistics.ts';
import { untilArchived } from '../stage/archive-count.ts';
import { emptyDevice, launchBrowser } from '../stage/browser.ts';
import { installDevice, openTill, tiles, untilInstalled } from '../stage/installed-till.ts';
import { startProduct } from '../stage/product.ts';
import { askReplica, connectReplica } from '../stage/replica-port.ts';
import { manySettledOrders } from '../workload/history.ts';

type OpeningWindow = typeof globalThis & { benchOpenedMs?: number };

/** Notes, in every page opened from now on, when the first element of `selector` could be tapped: it is there, and the frame with it is made. */
const watchOpening = (context: BrowserContext, selector: string): Promise<unknown> =>
  context.addInitScript((wanted) => {
    const tappable = (): boolean => {
      const element = document.querySelector(wanted);
      if (element === null) return false;
      const { left, top, width, height } = element.getBoundingClientRect();
      return width > 0 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    const look = (): void => {
      if (!tappable()) {
        requestAnimationFrame(look);
        return;
      }
      const frame = new MessageChannel();
      frame.port1.onmessage = () => { (globalThis as OpeningWindow).benchOpenedMs = performance.now(); };
      frame.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, selector);

/** Ends everything of the device that runs: page, replica worker, service worker. What is on its disk stays. */
async function switchOff(page: Page): Promise<void> {
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  // The shared worker ends a moment after its last page; a new page must not find it.
  await page.waitForTimeout(400);
}

/** Milliseconds from the start of the navigation. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  const opened = await page.waitForFunction(() => (globalThis as OpeningWindow).benchOpenedMs, undefined, { timeout: 30_000 });
  return (await opened.jsonValue()) as number;
}

async function untilHistory(page: Page, orders: number): Promise<void> {
  await connectReplica(page);
  await untilArchived(page, orders);
  const { orders: newest } = await askReplica(page, 'history', { limit: 10 });
  if (newest.length !== 10) throw new Error('the device does not show its history');
}

export async function measure(bench: Bench): Promise<Row[]> {
  const [many, few] = [bench.quick ? 10_000 : 100_000, 1_000];
  const runs = bench.quick ? 4 : 9;
  const { server, restaurant } = await startProduct(bench, {
    branches: [many, few].map(() => ({ devices: [{ kind: 'till', name: 'Till' }] })),
    history: (seeded) => [manySettledOrders(seeded, 0, many), manySettledOrders(seeded, 1, few)],
  });
  const browser = await launchBrowser(bench);
  const devices: Page[] = [];
  for (const [index, branch] of restaurant.branches.entries()) {
    const context = await emptyDevice(browser);
    await watchOpening(context, tiles);
    const page = await installDevice(context, server.address, branch.devices[0]!, branch);
    await openTill(page, server.address);
    await untilInstalled(page);
    await untilHistory(page, [many, few][index]!);
    devices.push(page);
  }
  const shellContext = await emptyDevice(browser);
  await watchOpening(shellContext, 'main button, main a, main h1');
  const shell = await shellContext.newPage();
  await shell.goto(`${server.address}/till`);
  await untilInstalled(shell);
  await server.kill();

  const opened: [number[], number[], number[]] = [[], [], []];
  const pages = [...devices, shell];
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, page] of pages.entries()) {
      await switchOff(page);
      const took = await open(page, `${server.address}/till`);
      // The first opening warms the browser's caches of compiled script.
      if (run > 0) opened[index as 0 | 1 | 2].push(took);
    }
  }
  const [large, small, bare] = opened;
  const notes = [`runs ${spread(large)} ms; ${few.toLocaleString('en-US')} orders: ${spread(small)} ms; the page, the replica worker and the service worker start anew each time, the server is gone, the cashier is signed in`];
  return [
    {
      id: 'open-offline', what: `opening an installed till offline, ${many.toLocaleString('en-US')} orders of history, until a product can be tapped`, unit: 'ms', value: median(large), budget: 400, better: 'less',
      reference: { what: 'the same app on a device without data', value: median(bare) }, notes,
    },
    {
      id: 'open-offline-growth', what: `the same, as a multiple of opening with ${few.toLocaleString('en-US')} orders`, unit: 'x', value: median(large) / median(small), budget: 1.1, better: 'less',
      reference: { what: 'no growth', value: 1 }, notes: [`median with ${few.toLocaleString('en-US')} orders: ${median(small).toFixed(0)} ms`],
    },
  ];
}
