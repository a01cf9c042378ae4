import type { Page } from '@playwright/test';
import { cashier, manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

const second = { name: 'Nodira', pin: '7777' };
/** The field that writes this key of the board. */
const field = (page: Page, key: string) => page.locator(`[name="${key}"]`);
const write = async (page: Page, key: string, text: string): Promise<void> => {
  await field(page, key).fill(text);
  await field(page, key).blur();
};
/** In the app, as a person walks: the address alone would ask for the PIN again. */
const openProduct = async (page: Page, product: string): Promise<void> => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Menu', exact: true }).click();
  await page.locator('[data-product]').filter({ hasText: product }).click();
};

test('two managers change one product at once, one of them cut off, and nothing is lost', async ({ stage }) => {
  const scene = await Scene.open(stage, await stage.server());
  await scene.restaurant.hire(second, 'manager');
  const a = await scene.till('Office', { name: manager.name, pin: manager.pin });
  const b = await scene.till('Hall', second);
  const { till } = await scene.till('Till', cashier);
  await till.add('Plov');

  await openProduct(a.device.page, 'Plov');
  await openProduct(b.device.page, 'Plov');
  await b.wire.cut('refused');
  await write(a.device.page, 'item:item-1:price', '45 000');
  await write(b.device.page, 'item:item-1:name_uz', 'Osh');
  await write(b.device.page, 'item:item-1:code', 'OSH1');
  await expect(till.product('Plov')).toContainText('45,000');
  await b.wire.heal();

  for (const { page } of [a.device, b.device]) {
    await expect(field(page, 'item:item-1:price')).toHaveValue(/45\s000/);
    await expect(field(page, 'item:item-1:name_uz')).toHaveValue('Osh');
    await expect(field(page, 'item:item-1:code')).toHaveValue('OSH1');
  }
  // The check that was open keeps the price it was opened at; the next tap has the new one.
  await expect(till.line('Plov')).toContainText('42,000');
});

test('what is wrong is said at the field and not saved; what is deleted comes back', async ({ stage }) => {
  const scene = await Scene.open(stage, await stage.server());
  const { device } = await scene.till('Office', { name: manager.name, pin: manager.pin });
  const { page } = device;
  await openProduct(page, 'Plov');
  const alert = page.getByRole('alert');
  await write(page, 'item:item-1:price', 'many');
  await expect(alert).toHaveText('Write the price as a number: digits only.');
  await write(page, 'item:item-1:price', '1234567890123456');
  await expect(alert).toHaveText('A price has at most 15 digits.');
  await write(page, 'item:item-1:price', '43000');
  await expect(alert).toHaveCount(0);
  await write(page, 'item:item-1:code', 'p02');
  await expect(alert).toHaveText('Lagman has this code already.');
  await write(page, 'item:item-1:code', 'P77');
  await expect(alert).toHaveCount(0);

  await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
  await expect(page.locator('[data-product]').filter({ hasText: 'Plov' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('[data-product]').filter({ hasText: 'Plov' }).click();
  await expect(field(page, 'item:item-1:price')).toHaveValue(/43\s000/);
  await expect(field(page, 'item:item-1:code')).toHaveValue('P77');
});

test('a size that was added is asked for at the till, and a cashier says what is out', async ({ stage }) => {
  const scene = await Scene.open(stage, await stage.server());
  const { device } = await scene.till('Office', { name: manager.name, pin: manager.pin });
  const { till } = await scene.till('Till', cashier);
  await openProduct(device.page, 'Green tea');
  for (const size of ['Cup', 'Pot']) {
    await device.page.getByRole('textbox', { name: 'New size' }).fill(size);
    await device.page.getByRole('textbox', { name: 'New size' }).press('Enter');
    await expect(device.page.getByRole('button', { name: `Delete ${size}` })).toBeVisible();
  }
  await expect(till.product('Green tea')).toContainText('from 8,000');
  await till.product('Green tea').click();
  await till.page.getByRole('dialog').getByRole('button', { name: 'Pot' }).click();
  await expect(till.line('Green tea')).toContainText('Pot');

  await till.product('Lagman').click({ button: 'right' });
  const dialog = till.page.getByRole('dialog', { name: 'Lagman' });
  await dialog.getByRole('textbox', { name: /Portions left/ }).fill('5');
  await dialog.getByRole('button', { name: 'Start counting' }).click();
  await expect(dialog.getByRole('textbox', { name: /5 left/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await till.add('Lagman', 2);
  await device.page.getByRole('link', { name: 'Till' }).click();
  const elsewhere = device.page.locator('[data-item]').filter({ hasText: 'Lagman' });
  await device.page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(elsewhere).toContainText('3');
  await till.product('Lagman').click({ button: 'right' });
  await dialog.getByRole('switch', { name: /Out for now/ }).click();
  await expect(elsewhere).toContainText('out');
  // A button to whoever cannot see it, and sold knowingly.
  await device.page.getByRole('button', { name: /^Lagman/ }).first().click();
  await expect(device.page.getByText('The kitchen is out of Lagman')).toBeVisible();
});
