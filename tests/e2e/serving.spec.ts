import { Floor } from './harness/floor.ts';
import { cashier, waiter } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('the floor knows what was served and who asked for the bill, on every device', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const one = await scene.till('Till one', cashier);
  const two = await scene.till('Till two', waiter);
  const { kitchen } = await scene.kitchen('Kitchen');
  await one.till.chooseTable('5');
  await one.till.add('Plov');
  await one.till.add('Green tea');
  await one.till.send();
  const number = await one.till.number();
  const floor = new Floor(two.till.page);
  await floor.open();
  await floor.expectTable('5', /^5, food is coming/);

  // The tea is ready and carried before the plov is.
  await kitchen.bumpLine(number, 'Green tea');
  await floor.table('5').click();
  const sheet = two.till.page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Served (1)' }).click();
  await expect(sheet).toContainText('food is coming');
  await kitchen.bumpLine(number, 'Plov');
  await expect(sheet).toContainText('food is ready');
  await sheet.getByRole('button', { name: 'Served (1)' }).click();
  await expect(sheet).toContainText(/served 0 min/);
  // A slip of the finger is taken back where it was made.
  await sheet.getByRole('button', { name: 'Not served after all' }).click();
  await expect(sheet).toContainText('food is ready');
  await sheet.getByRole('button', { name: 'Served (1)' }).click();
  await expect(sheet.getByRole('button', { name: /^Served/ })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Close', exact: true }).click();
  await floor.expectTable('5', /^5, served 0 min/);

  // Said at the till, seen on the floor elsewhere, without a network at first.
  await one.wire.cut('refused');
  await one.till.page.getByRole('button', { name: 'More about this order' }).click();
  await one.till.page.getByRole('dialog').getByRole('button', { name: 'Bill asked' }).click();
  await expect(one.till.page.getByRole('dialog').getByRole('button', { name: 'Bill asked' })).toHaveAttribute('aria-pressed', 'true');
  await one.wire.heal();
  await floor.expectTable('5', /^5, bill asked 0 min/);
  await two.till.page.reload();
  await floor.expectTable('5', /^5, bill asked/);
});
