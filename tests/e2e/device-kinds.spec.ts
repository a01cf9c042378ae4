import { cashier, waiter } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('a waiter takes an order at the table on a phone, and the kitchen cooks it', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { kitchen } = await scene.kitchen('Kitchen');
  const { phone } = await scene.waiter('Phone', waiter);
  await phone.add('Plov', 2);
  await phone.add('Green tea');
  const order = await phone.openOrder();
  await expect(order).toContainText('92,000');
  await expect(phone.line('Plov')).toContainText('2');
  // Money is not a waiter's.
  await expect(order.getByRole('button', { name: 'Pay', exact: true })).toBeDisabled();
  const number = (await order.getByRole('heading', { level: 2 }).first().textContent())!.replace('Order ', '');
  await order.getByRole('button', { name: 'Close' }).tap();
  await expect(phone.page.getByRole('button', { name: 'Pay', exact: true })).toBeDisabled();
  await phone.send();
  await expect(kitchen.line(number, 'Plov')).toContainText('2');
  await expect(kitchen.line(number, 'Green tea')).toBeVisible();
  await kitchen.bumpLine(number, 'Plov');
  await phone.openOrder();
  await expect(phone.line('Plov')).toContainText('Ready');
  await phone.expectPlace('kitchen');
  // Nothing hangs over the edge of a phone.
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a customer display follows the till it was told to: the order as it grows, the change, thanks', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const other = await scene.till('Bar', waiter);
  const { device } = await scene.display('Display');
  const { page } = device;
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await page.getByRole('button', { name: 'Till', exact: true }).click();
  await expect(page.getByText('Welcome!')).toBeVisible();

  await till.add('Plov', 2);
  await expect(row('Plov')).toContainText('84,000');
  await other.till.add('Lagman');
  await other.till.expectPlace('server');
  await till.add('Green tea');
  await expect(row('Green tea')).toContainText('8,000');
  await expect(row('Lagman')).toHaveCount(0);
  await expect(page.getByRole('contentinfo').or(page.locator('footer'))).toContainText('92,000');

  // The choice is the device's: after a restart it follows the same till.
  await device.switchOff();
  await device.switchOn();
  await device.open('/');
  await expect(device.page.getByRole('listitem').filter({ hasText: 'Plov' })).toContainText('84,000');
  await till.payCash('100000');
  await expect(device.page.getByText('Thank you!')).toBeVisible();
  await expect(device.page.locator('footer')).toContainText('8,000');
});
