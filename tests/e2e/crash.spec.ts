import { cashier } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

test('a reload between tap and sync loses nothing that was shown as saved', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till, wire, device } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  await wire.cut('reset');
  await till.add('Plov', 3);
  await till.expectPlace('here');
  const number = await till.number();
  await device.page.reload();
  await till.goTo('Open orders');
  await till.openListed(number);
  await expect(till.line('Plov')).toContainText('3');
  await till.ready();
  await till.send();
  await till.expectPlace('here');
  await device.page.reload();
  await wire.heal();
  await expect(kitchen.line(number, 'Plov')).toContainText('3');
  await expect(kitchen.tickets()).toHaveCount(1);
});

test('SIGKILL of the browser between tap and sync, time after time: everything shown as saved is there, once', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { wire, device } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  const numbers: string[] = [];
  for (const product of ['Plov', 'Lagman', 'Achichuk', 'Green tea']) {
    await wire.cut('black-hole');
    const till = new Till(device.page);
    await till.ready();
    await till.add(product);
    await till.send();
    // From here on the till says that it is safe on this device.
    await till.expectPlace('here');
    numbers.push(await till.number());
    await device.pullPlug();
    await wire.heal();
    await device.switchOn();
    await device.open('/till');
    await signIn(device.page, cashier);
    await expect(kitchen.ticket(numbers.at(-1)!)).toHaveCount(1);
  }
  expect(new Set(numbers).size).toBe(4);
  await expect(kitchen.tickets()).toHaveCount(4);
  const till = new Till(device.page);
  await till.goTo('Open orders');
  for (const number of numbers) await expect(till.page.getByRole('button', { name: new RegExp(number) })).toHaveCount(1);
});

test('kill -9 of the server between the taps of a cashier: every tap arrives once', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  for (let kill = 0; kill < 6; kill++) {
    await till.add('Plov', 2);
    await till.send();
    await scene.server.kill();
    await till.add('Lagman');
    await till.send();
    await scene.server.start();
  }
  const number = await till.number();
  await expect(kitchen.line(number, 'Plov').first()).toBeVisible();
  await till.expectPlace('kitchen');
  await kitchen.page.getByRole('button', { name: 'To cook in all' }).click();
  const inAll = kitchen.page.getByRole('dialog');
  await expect(inAll.getByRole('listitem').filter({ hasText: 'Plov' })).toContainText('12');
  await expect(inAll.getByRole('listitem').filter({ hasText: 'Lagman' })).toContainText('6');
});
