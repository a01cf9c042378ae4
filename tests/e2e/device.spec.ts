import { cashier } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

test('a device whose storage is full says so over the sale that is still on the screen, and saves it when there is room', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, wire, ...first } = await scene.till('Till', cashier);
  let { till } = first;
  await till.add('Plov');
  const number = await till.number();
  await till.expectPlace('server');
  // Chromium remembers for half a minute how much room there was: a browser that only starts looks at once.
  await device.switchOff();
  await device.switchOn();
  const session = await device.context.newCDPSession(device.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: wire.address, quotaSize: 1 });
  await device.open('/orders');
  await signIn(device.page, cashier);
  till = new Till(device.page);
  await till.openListed(number);

  await till.product('Lagman').click();
  const trouble = till.page.getByRole('alertdialog', { name: 'This is not saved yet' });
  await expect(trouble).toContainText('The storage of this device is full');
  await expect(till.line('Lagman')).toBeVisible();
  // It blocks: nobody sells on over a disk that takes nothing.
  await till.page.keyboard.press('Escape');
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(trouble).toContainText('The storage of this device is full');

  await session.send('Storage.overrideQuotaForOrigin', { origin: wire.address });
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(trouble).toHaveCount(0);
  await till.expectPlace('server');
  await device.page.reload();
  await till.goTo('Open orders');
  await till.openListed(number);
  await expect(till.lines()).toHaveCount(2);
});

test('a device whose clock is two days behind is told so, sells, and its orders reach the others', async ({ stage }) => {
  const build = stage.build();
  build.shiftClock(-2 * 24 * 60 * 60_000);
  const scene = await Scene.open(stage, await stage.server({ build }));
  const { kitchen } = await scene.kitchen('Kitchen');
  const right = await scene.till('Right', cashier);
  const behind = await scene.till('Behind', cashier, { byName: true });
  expect(await behind.till.page.evaluate(() => Date.now())).toBeLessThan(Date.now() - 47 * 60 * 60_000);

  await expect(behind.till.banner()).toContainText('The clock of this device is wrong');
  await behind.till.add('Plov');
  await behind.till.send();
  const number = await behind.till.number();
  await expect(kitchen.line(number, 'Plov')).toBeVisible();
  await behind.till.expectPlace('kitchen');
  await right.till.goTo('Open orders');
  await right.till.openListed(number);
  await right.till.add('Lagman');
  await expect(behind.till.line('Lagman')).toBeVisible();
  await behind.till.payCash();
  await expect(kitchen.line(number, 'Lagman')).toBeVisible();

  // How wrong, and what to do, is said where the banner leads.
  await behind.till.banner().click();
  await expect(behind.till.page.getByText('The clock of this device is 2 days behind the server')).toBeVisible();

  // Sold without the server, too, and with the clock set right in between.
  await behind.wire.cut('refused');
  await behind.till.goTo('Till');
  await behind.till.ready();
  await behind.till.add('Achichuk');
  await behind.till.send();
  const unsent = await behind.till.number();
  await behind.till.expectPlace('here');
  await behind.device.pullPlug();
  await behind.wire.heal();
  await behind.device.switchOn();
  await behind.device.open('/till');
  await expect(kitchen.line(unsent, 'Achichuk')).toBeVisible();
});

test('two tabs of one terminal give no number twice, and each sees what the other does', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till: one, device } = await scene.till('Till', cashier);
  const secondPage = await device.newWindow('/till');
  await signIn(secondPage, cashier);
  const two = new Till(secondPage);
  await two.ready();
  const numbers: string[] = [];
  for (const product of ['Plov', 'Lagman', 'Achichuk']) {
    for (const till of [one, two]) {
      await till.add(product);
      numbers.push(await till.number());
      await till.newOrder();
    }
  }
  expect(new Set(numbers).size).toBe(6);
  for (const till of [one, two]) {
    await till.goTo('Open orders');
    for (const number of numbers) await expect(till.page.getByRole('button', { name: new RegExp(number) })).toHaveCount(1);
  }
  // Both on one order: neither takes away what the other does.
  for (const till of [one, two]) await till.openListed(numbers[0]!);
  await one.add('Green tea');
  await two.add('Lagman');
  for (const till of [one, two]) {
    await expect(till.lines()).toHaveCount(3);
    await expect(till.totals()).toContainText('86,000');
  }
  // The window that is left works on when the other is closed.
  await secondPage.close();
  await one.send();
  await one.expectPlace('server');
});
