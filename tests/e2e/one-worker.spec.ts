import { cashier } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

test('where the browser has no SharedWorker one tab works for all: an order survives a reload, and the next tab takes over', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, till, wire } = await scene.till('Till', cashier, { prepare: 'delete window.SharedWorker;' });
  expect(await till.page.evaluate(() => typeof SharedWorker)).toBe('undefined');
  const { kitchen } = await scene.kitchen('Kitchen');
  await till.add('Plov');
  await till.send();
  const number = await till.number();
  await expect(kitchen.line(number, 'Plov')).toBeVisible();

  await till.page.reload();
  await till.ready();
  await expect(till.line('Plov')).toBeVisible();
  await till.add('Lagman');

  // A second tab shows, and does, everything through the worker of the first.
  const secondPage = await device.newWindow('/orders');
  await signIn(secondPage, cashier);
  const second = new Till(secondPage);
  await second.openListed(number);
  await expect(second.lines()).toHaveCount(2);
  await second.add('Green tea');
  await expect(till.line('Green tea')).toBeVisible();
  await till.add('Achichuk');
  await expect(second.line('Achichuk')).toBeVisible();

  // The tab with the worker goes, with the server away: the other one takes over and loses nothing.
  await wire.cut('refused');
  await expect(second.banner()).toContainText('Server out of reach');
  await till.page.close();
  await second.oneMore('Plov');
  await expect(second.totals()).toContainText('146,000');
  await second.expectPlace('here');
  await secondPage.reload();
  await second.ready();
  await expect(second.totals()).toContainText('146,000');
  await wire.heal();
  await second.send();
  await expect(kitchen.line(number, 'Achichuk')).toBeVisible();
  await second.expectPlace('kitchen');
});
