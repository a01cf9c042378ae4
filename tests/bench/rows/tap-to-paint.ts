import type { Locator, Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { percentile } from '../measure/statistics.ts';
import { emptyDevice, launchBrowser, throttleProcessor } from '../stage/browser.ts';
import { Finger, middleOf, type Point } from '../stage/finger.ts';
import { installDevice, openTill, tiles } from '../stage/installed-till.ts';
import { nextSighting, watchPaint, type Sighting } from '../stage/paint-watch.ts';
import { startProduct } from '../stage/product.ts';
import { makeOrders } from '../workload/orders.ts';
import { seededRandom } from '../workload/random.ts';

const warmUps = 16;
const linesPerOrder = 8;

async function middles(locator: Locator, page: Page): Promise<Point[]> {
  const { width, height } = page.viewportSize()!;
  const points = await Promise.all((await locator.all()).map(middleOf));
  return points.filter((point) => point !== null).filter(({ x, y }) => x > 0 && y > 0 && x < width - 10 && y < height - 10);
}

/** People do not tap in step with the screen: pauses of no fixed length. */
const pause = (page: Page, random: () => number): Promise<void> => page.waitForTimeout(40 + random() * 90);

/** Taps products, eight to an order, and takes each time from the lift of the finger to the painted line. */
async function tapProducts(finger: Finger, taps: number, random: () => number): Promise<Sighting[]> {
  const { page } = finger;
  await page.getByRole('button', { name: 'All', exact: true }).tap();
  await page.waitForTimeout(300);
  const points = await middles(page.locator(tiles), page);
  if (points.length < linesPerOrder) throw new Error(`only ${points.length} products are on the screen`);
  await watchPaint(page, '[data-line]', 'data-line');
  const seen: Sighting[] = [];
  for (let tap = 0; tap < taps + warmUps; tap += 1) {
    if (tap > 0 && tap % linesPerOrder === 0) {
      await page.getByRole('button', { name: 'New order' }).tap();
      await page.waitForTimeout(100);
    }
    // Different products within an order: one that is there already gets a quantity, not a line.
    const point = points[((tap % linesPerOrder) + Math.floor(tap / linesPerOrder) * 3) % points.length]!;
    await pause(page, random);
    await finger.tap(point);
    const sighting = await nextSighting(page);
    if (tap >= warmUps) seen.push(sighting);
  }
  await page.getByRole('button', { name: 'New order' }).tap();
  return seen;
}

/** The least a tap can cost on this very page: a handler that only adds one element with a text. */
async function tapNothing(finger: Finger, taps: number, random: () => number): Promise<Sighting[]> {
  const { page } = finger;
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'bench-empty';
    // Set one by one: the page's policy forbids styles in attributes.
    Object.assign(button.style, { position: 'fixed', left: '0px', top: '0px', width: '80px', height: '48px', zIndex: '9999' });
    const text = document.createElement('span');
    button.append(text);
    let count = 0;
    button.addEventListener('click', () => {
      count += 1;
      text.textContent = String(count);
      text.setAttribute('data-bench-empty', String(count));
    });
    document.body.append(button);
  });
  await watchPaint(page, '[data-bench-empty]', 'data-bench-empty');
  const seen: Sighting[] = [];
  for (let tap = 0; tap < taps + warmUps; tap += 1) {
    await pause(page, random);
    await finger.tap({ x: 40, y: 24 });
    const sighting = await nextSighting(page);
    if (tap >= warmUps) seen.push(sighting);
  }
  await page.evaluate(() => document.getElementById('bench-empty')?.remove());
  return seen;
}

const painted = (seen: readonly Sighting[], share: number): number => percentile(seen.map(({ paintedMs }) => paintedMs), share);
const handled = (seen: readonly Sighting[], share: number): number => percentile(seen.map(({ inDocumentMs }) => inDocumentMs), share);

export async function measure(bench: Bench): Promise<Row[]> {
  const taps = bench.quick ? 40 : 200;
  const { server, restaurant } = await startProduct(bench, {
    branches: [{ devices: [{ kind: 'till', name: 'Till' }, { kind: 'till', name: 'Other' }] }], products: 1_000,
    open: ({ catalogue, branches: [branch] }) => makeOrders({
      count: 200, catalogue, scope: branch!.scope, device: branch!.devices[1]!.deviceId as never, by: branch!.cashier.id, letter: branch!.devices[1]!.letter,
      firstMs: Date.now() - 3 * 3_600_000, everyMs: 50_000, until: 'sent', lines: 5,
    }),
  });
  const branch = restaurant.branches[0]!;
  const browser = await launchBrowser(bench);
  const page = await installDevice(await emptyDevice(browser), server.address, branch.devices[0]!, branch);
  await openTill(page, server.address);
  await page.waitForTimeout(1_500);
  const rows: Row[] = [];
  for (const { id, factor, budget } of [{ id: 'tap-to-paint', factor: 1, budget: 16 }, { id: 'tap-to-paint-4x', factor: 4, budget: 50 }]) {
    const random = seededRandom(factor);
    const finger = await Finger.on(page);
    const session = await throttleProcessor(page, factor);
    const seen = await tapProducts(finger, taps, random);
    const empty = await tapNothing(finger, taps, random);
    await session.detach();
    rows.push({
      id, what: `tap on a product until its line is painted, p95${factor > 1 ? `, processor ${factor} times slower` : ''}`, unit: 'ms',
      value: painted(seen, 0.95), budget, better: 'less',
      reference: { what: 'an empty handler on the same page', value: painted(empty, 0.95) },
      notes: [
        `p50 ${painted(seen, 0.5).toFixed(1)}, p99 ${painted(seen, 0.99).toFixed(1)} ms over ${taps} taps (empty: ${painted(empty, 0.5).toFixed(1)}, ${painted(empty, 0.99).toFixed(1)}); line in the document after ${handled(seen, 0.5).toFixed(1)} ms (p50), ${handled(seen, 0.95).toFixed(1)} ms (p95)`,
        '1,000 products, 200 open orders; from the lift of the finger to the end of the frame that shows the line, waiting for the screen included',
      ],
    });
  }
  return rows;
}
