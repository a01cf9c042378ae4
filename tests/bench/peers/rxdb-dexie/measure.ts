import type { Browser } from '@playwright/test';
import type { OrderDocument } from '../../../../shared/documents/order-document.ts';
import type { Bench } from '../../bench.ts';
import { median } from '../../measure/statistics.ts';
import { emptyDevice, longestTask, watchLongTasks } from '../../stage/browser.ts';
import { serveSite } from '../../stage/static-site.ts';
import { buildPeerPage } from './build-page.ts';

/** Of RxDB's usual 100 and the 1,000 that suits it better here, the peer gets the better one. */
const batchSize = 1_000;

export type PeerIntake = { readonly ms: number; readonly longestTaskMs: number };

/** The same orders pulled by stock RxDB into Dexie, each time into an empty device. */
export async function measureStockRxdb(bench: Bench, browser: Browser, orders: readonly OrderDocument[], runs: number): Promise<PeerIntake> {
  const script = await buildPeerPage();
  // Answers are made beforehand, so that the peer waits for nothing but itself.
  const texts = orders.map((order, index) => {
    const { ops, head } = order;
    return JSON.stringify({ id: order.id, seq: index + 1, status: head.status, businessDate: head.businessDate, body: { ops, head }, _deleted: false });
  });
  const pages = new Map<string, Buffer>();
  for (let after = 0; after <= texts.length; after += batchSize) pages.set(String(after), Buffer.from(`[${texts.slice(after, after + batchSize).join(',')}]`));
  const site = await serveSite(bench, (url) => {
    if (url.pathname === '/peer.js') return { type: 'text/javascript', body: script };
    if (url.pathname === '/pull') return { type: 'application/json', body: pages.get(url.searchParams.get('after') ?? '') ?? '[]' };
    return { type: 'text/html', body: '<!doctype html><title>Peer</title><script type="module" src="/peer.js"></script>' };
  });
  const taken: PeerIntake[] = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await emptyDevice(browser);
    const page = await context.newPage();
    await watchLongTasks(page);
    await page.goto(site);
    await page.waitForFunction(() => 'takeIn' in globalThis);
    const ms = await page.evaluate(
      ([count, batch]) => (globalThis as unknown as { takeIn(count: number, batch: number): Promise<number> }).takeIn(count, batch),
      [orders.length, batchSize] as const,
    );
    taken.push({ ms, longestTaskMs: await longestTask(page) });
    await context.close();
  }
  return { ms: median(taken.map(({ ms }) => ms)), longestTaskMs: median(taken.map(({ longestTaskMs }) => longestTaskMs)) };
}
