import type { Browser } from '@playwright/test';
import type { Bench } from '../bench.ts';
import type { BareAnswer } from '../load/bare-stream.ts';
import { startLoad } from '../load/process.ts';
import type { Row } from '../measure/row.ts';
import { percentile } from '../measure/statistics.ts';
import { emptyDevice, launchBrowser } from '../stage/browser.ts';
import { Finger } from '../stage/finger.ts';
import { installDevice, openTill, tiles } from '../stage/installed-till.ts';
import { nextSighting, tapAtMs, watchPaint, watchTaps } from '../stage/paint-watch.ts';
import { startProduct } from '../stage/product.ts';
import { serveSite } from '../stage/static-site.ts';

/** Round trips of a small message between a page and a bare WebSocket server, ms. */
async function echoes(bench: Bench, browser: Browser, count: number): Promise<number[]> {
  const bare = startLoad(bench, './bare-stream.ts');
  const { value: port } = await bare.ask<BareAnswer>({ type: 'listen' });
  const page = await (await emptyDevice(browser)).newPage();
  await page.goto(await serveSite(bench, () => ({ type: 'text/html', body: '<!doctype html><title>Echo</title>' })));
  return page.evaluate(async ([to, wanted]) => {
    const socket = new WebSocket(`ws://127.0.0.1:${to}`);
    await new Promise((resolve) => { socket.onopen = resolve; });
    const took: number[] = [];
    for (let sent = 0; sent < wanted + 20; sent += 1) {
      const start = performance.now();
      await new Promise((resolve) => {
        socket.onmessage = resolve;
        socket.send('x'.repeat(2_000));
      });
      if (sent >= 20) took.push(performance.now() - start);
      await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
    socket.close();
    return took;
  }, [port, count] as const);
}

export async function measure(bench: Bench): Promise<Row[]> {
  const sends = bench.quick ? 40 : 200;
  const warmUps = 10;
  const { server, restaurant } = await startProduct(bench, { branches: [{ devices: [{ kind: 'till', name: 'Till' }, { kind: 'kitchen', name: 'Kitchen' }] }] });
  const branch = restaurant.branches[0]!;
  const [tillBrowser, kitchenBrowser] = [await launchBrowser(bench), await launchBrowser(bench)];
  const till = await installDevice(await emptyDevice(tillBrowser), server.address, branch.devices[0]!, branch);
  const kitchen = await installDevice(await emptyDevice(kitchenBrowser), server.address, branch.devices[1]!, branch);
  await openTill(till, server.address);
  await till.getByRole('button', { name: 'All', exact: true }).tap();
  await kitchen.goto(`${server.address}/kitchen`);
  await kitchen.waitForTimeout(1_500);
  await watchTaps(till);
  await watchPaint(kitchen, '[data-ticket]', 'data-ticket');
  const sendButton = till.getByRole('button', { name: /^Send \(/ });
  const finger = await Finger.on(till);
  const took: number[] = [];
  for (let send = 0; send < sends + warmUps; send += 1) {
    await finger.tapOn(till.locator(tiles).nth(send % 8));
    await finger.tapOn(sendButton);
    const { paintedAtMs, mark } = await nextSighting(kitchen);
    const sentAtMs = await tapAtMs(till);
    if (send >= warmUps) took.push(paintedAtMs - sentAtMs);
    // Cooked at once: a kitchen with two hundred open tickets is another measurement.
    await kitchen.evaluate((number) => document.querySelector<HTMLElement>(`[data-ticket="${number}"] button:last-of-type`)?.click(), mark);
    await kitchen.waitForSelector(`[data-ticket="${mark}"]`, { state: 'detached' });
    await till.getByRole('button', { name: 'New order' }).tap();
    await till.waitForTimeout(30);
  }
  const echo = await echoes(bench, tillBrowser, sends);
  const notes = [`${sends} sends, each from the lift of the finger on the till to the end of the frame that shows the ticket in another browser; the clocks of the two are the machine's`];
  return [0.5, 0.99].map((share): Row => {
    const name = `p${share * 100}`;
    return {
      id: `send-to-kitchen-${name}`, what: `tap on send until the kitchen screen shows the ticket, ${name}`, unit: 'ms', value: percentile(took, share), budget: share === 0.5 ? 20 : 80,
      better: 'less', reference: { what: `WebSocket echo of 2 kB, ${name}`, value: percentile(echo, share) }, notes,
    };
  });
}
