import { Ledger } from './harness/ledger.ts';
import type { Till } from './harness/till.ts';
import { cashier, products } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

const orders = 30;
/** How often each product is tapped for one order: differs from order to order, seven taps in all. */
const tapsOf = (order: number): readonly number[] => [1 + (order % 3), 2, 1 + ((order + 1) % 3), 4 - (order % 3) - ((order + 1) % 3)].map((taps) => Math.max(0, taps));

/** As fast as a finger can: every product is pressed without waiting for what the last press did. */
async function tapThrough(till: Till, taps: readonly number[]): Promise<void> {
  await till.page.evaluate(async ({ names, times }) => {
    const tiles = [...document.querySelectorAll<HTMLElement>('[data-item]')];
    for (const [index, name] of names.entries()) {
      const tile = tiles.find((element) => element.textContent?.includes(name));
      for (let tap = 0; tap < times[index]!; tap += 1) {
        for (const type of ['pointerdown', 'pointerup', 'click']) tile?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, isPrimary: true }));
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  }, { names: products.map(({ name }) => name), times: taps });
}

test('thirty orders in a row at full speed: no tap is dropped, none counts twice', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  for (let order = 0; order < orders; order += 1) {
    const taps = tapsOf(order);
    await tapThrough(till, taps);
    const total = products.reduce((all, { som }, index) => all + som * taps[index]!, 0);
    await expect(till.totals()).toContainText(total.toLocaleString('en'));
    // Every other guest pays at once, which sends what was ordered.
    if (order % 2 === 0) await till.send();
    await till.payCard();
  }
  await till.goTo('Open orders');
  await expect(till.page.getByText('No open orders')).toBeVisible();
  await expect(kitchen.tickets()).not.toHaveCount(0);

  const ledger = await Ledger.open(scene.server.databaseUrl);
  await expect.poll(async () => (await ledger.orders()).filter(({ status }) => status === 'closed').length).toBe(orders);
  const lines = (await ledger.orders()).flatMap((order) => order.lines);
  await ledger.close();
  const expected = products.map((_, index) => Array.from({ length: orders }, (__, order) => tapsOf(order)[index]!).reduce((all, taps) => all + taps, 0));
  const sold = products.map(({ name }) => lines.reduce((all, { item, quantityMilli }) => all + (item.name.en === name ? quantityMilli / 1_000 : 0), 0));
  expect(sold).toEqual(expected);
});
