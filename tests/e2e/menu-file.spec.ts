import { xlsxOf, zipOf } from '../sync-server/setup/xlsx-file.ts';
import { upToMenuFile } from './harness/first-run.ts';
import { manager } from './harness/restaurant.ts';
import { signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

const header = ['name', 'price', 'category', 'code', 'barcode'];
const workbook = (rows: readonly (readonly (string | number | null)[])[]) => ({
  name: 'menu.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(xlsxOf([{ name: 'Menu', rows: [header, ...rows] }])),
});

test('a broken workbook gets a list of row, column and reason and nothing of it is taken; the corrected one becomes the menu', async ({ stage }) => {
  const server = await stage.server();
  const device = await stage.device((await stage.wire(server)).address);
  const { page } = device;
  await device.open('/');
  await upToMenuFile(page);
  const file = page.locator('input[name=menu]');
  const fault = (place: string) => page.getByRole('listitem').filter({ hasText: place });

  // Not a workbook at all, whatever its name says.
  await file.setInputFiles({ name: 'menu.xlsx', mimeType: 'application/zip', buffer: Buffer.from(zipOf({ 'readme.txt': 'hello' })) });
  await expect(page.getByText('This file cannot be read as a table. Save it as XLSX or as CSV and choose it again.')).toBeVisible();

  await file.setInputFiles(workbook([
    ['Plov', 42_000, 'Mains', 'M1', null],
    [null, 36_000, 'Mains', 'M2', null],
    ['Samsa', 'ask', 'Bakery', 'B1', null],
    [null, null, null, null, null],
    ['Non', -500, 'Bakery', 'B2', null],
    ['Green tea', 8_000, 'Drinks', 'M1', '4780000000000'],
  ]));
  await expect(page.getByText('5 cells cannot be taken. Nothing was imported.')).toBeVisible();
  await expect(fault('Row 3, column “name”')).toContainText('The name is empty');
  await expect(fault('Row 4, column “price”')).toContainText('The price is not a number');
  await expect(fault('Row 4, column “price”')).toContainText('ask');
  await expect(fault('Row 6, column “price”')).toContainText('below zero');
  await expect(fault('Row 7, column “code”')).toBeVisible();
  await expect(fault('Row 7, column “barcode”')).toBeVisible();
  await page.getByRole('button', { name: 'Create the restaurant' }).click();
  await expect(page.getByText('Correct the file first')).toBeVisible();
  // Whoever looks at the server meanwhile finds no restaurant, and none of the good rows.
  const setup = await page.evaluate(async () => (await fetch('/api/v1/setup')).json() as Promise<unknown>);
  expect(JSON.stringify(setup)).not.toContain('Plov');
  await expect(page.getByRole('listitem').filter({ hasText: 'Row 3' })).toBeVisible();

  await file.setInputFiles(workbook([
    ['Plov', 42_000, 'Mains', 'M1', null],
    ['Lagman', 36_000, 'Mains', 'M2', null],
    ['Green tea', 8_000, 'Drinks', 'D1', '4780000000007'],
  ]));
  await expect(page.getByText('The file is fine: 3 products, 2 categories')).toBeVisible();
  await page.getByRole('button', { name: 'Create the restaurant' }).click();
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await signIn(page, manager);
  const till = new Till(page);
  await till.ready();
  await expect(page.locator('[data-item]')).toHaveCount(3);
  await expect(till.product('Green tea')).toContainText('8,000');
});
