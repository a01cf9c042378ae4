import { readFileSync } from 'node:fs';
import { cashier } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

test('with the server dead a till reloads, restarts, signs in and sells; it says what is only here, and all arrives later', async ({ stage }) => {
  const scene = await Scene.open(stage, await stage.server({ embedded: true }));
  const { till, device } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  await till.add('Plov');
  await till.send();
  const first = await till.number();
  await expect(kitchen.ticket(first)).toBeVisible();

  await scene.server.kill();
  await expect(till.banner()).toContainText('Server out of reach since');
  await device.page.reload();
  await till.ready();
  // The order in front is still in front.
  expect(await till.number()).toBe(first);
  await till.newOrder();
  await till.add('Lagman', 2);
  await till.payCash();
  await expect(till.banner()).toContainText('72,000');

  // Restarted while offline, from a deep link, the PIN included.
  await device.pullPlug();
  await device.switchOn();
  await device.open('/orders');
  await signIn(device.page, cashier);
  const again = new Till(device.page);
  await expect(device.page.getByRole('button', { name: new RegExp(first) })).toBeVisible();
  await expect(again.banner()).toContainText('72,000');
  await again.goTo('Till');
  await again.ready();
  await again.add('Achichuk');
  await again.send();
  const second = await again.number();
  await again.expectPlace('here');
  await expect(kitchen.page.getByText('The server is out of reach')).toBeVisible();

  await scene.server.start();
  await expect(kitchen.ticket(second)).toBeVisible();
  await again.expectPlace('kitchen');
  await expect(again.banner()).not.toContainText('72,000');
});

test('what a till could not send is exported to a file and imported on another till, once', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const lost = await scene.till('Lost', cashier);
  const other = await scene.till('Other', cashier);
  await lost.wire.cut('refused');
  await lost.till.add('Plov');
  await lost.till.send();
  const number = await lost.till.number();
  await lost.till.goToMenu('Sync');
  const download = lost.till.page.waitForEvent('download');
  await lost.till.page.getByRole('button', { name: 'Export' }).click();
  const file = await (await download).path();
  await expect(lost.till.page.getByText('1 document exported')).toBeVisible();

  await other.till.goToMenu('Sync');
  for (const _ of ['once', 'twice']) {
    await other.till.page.locator('input[type=file]').setInputFiles({ name: 'unsent.json', mimeType: 'application/json', buffer: readFileSync(file) });
    await expect(other.till.page.getByText('On the server now: 1 document of the file.')).toBeVisible();
  }
  await other.till.goTo('Open orders');
  await expect(other.till.page.getByRole('button', { name: new RegExp(number) })).toHaveCount(1);

  // The till comes back after all: the same order, not a second one.
  await lost.wire.heal();
  await lost.till.goTo('Till');
  await lost.till.goTo('Open orders');
  await expect(lost.till.page.getByRole('button', { name: new RegExp(number) })).toHaveCount(1);
});
