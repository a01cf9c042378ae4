import { cashier } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('a cook says what is out and what is left, cut off too, and the till shows it on its tiles', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { device, wire, kitchen } = await scene.kitchen('Kitchen');
  const { page } = device;
  await till.add('Lagman');
  await till.send();
  const number = await till.number();

  // A finger that rests on a line asks about the dish and finishes nothing.
  const line = kitchen.line(number, 'Lagman').getByRole('button');
  await line.hover();
  await page.mouse.down();
  const dish = page.getByRole('dialog', { name: 'Lagman' });
  await expect(dish).toBeVisible();
  await page.mouse.up();
  await dish.getByRole('textbox', { name: /Portions left/ }).fill('4');
  await dish.getByRole('button', { name: 'Start counting' }).click();
  await dish.getByRole('button', { name: 'Done' }).click();
  await expect(dish).toHaveCount(0);
  await expect(line).toBeEnabled();
  await expect(till.product('Lagman')).toContainText('4');

  // The list, without a network: kept here, and said to everybody once there is one.
  await wire.cut('refused');
  await page.getByRole('button', { name: 'What is out' }).click();
  const list = page.getByRole('dialog', { name: 'What is out' });
  await expect(list.getByRole('button', { name: /^Lagman/ })).toContainText('4 left');
  await list.getByRole('textbox', { name: 'Search' }).fill('plov');
  await list.getByRole('button', { name: 'Plov' }).click();
  await page.getByRole('dialog', { name: 'Plov' }).getByRole('switch', { name: /Out for now/ }).click();
  await page.getByRole('dialog', { name: 'Plov' }).getByRole('button', { name: 'Done' }).click();
  await expect(list.getByRole('button', { name: /^Plov/ })).toContainText('out');
  await page.reload();
  await page.getByRole('button', { name: 'What is out' }).click();
  await expect(list.getByRole('button', { name: /^Plov/ })).toContainText('out');
  await expect(till.product('Plov')).not.toContainText('out');
  await wire.heal();
  await expect(till.product('Plov')).toContainText('out');
});
