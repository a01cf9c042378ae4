import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { upToMenuFile } from './harness/first-run.ts';
import { manager } from './harness/restaurant.ts';
import { installed, pair, signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

const dataFile = (name: string) => fileURLToPath(new URL(`../../sync-server/demo/data/${name}.csv`, import.meta.url));

test('a restaurant is created from a menu file, after a broken one was explained; a second till is paired by its code and revoked', async ({ stage }) => {
  const server = await stage.server({ embedded: true });
  const office = await stage.device((await stage.wire(server)).address);
  const { page } = office;
  await office.open('/');
  await upToMenuFile(page);

  // Nothing of a broken file is taken, and each bad cell says where it is and why.
  const broken = readFileSync(dataFile('menu'), 'utf8').split('\r\n');
  broken[2] = broken[2]!.replace(',22000,', ',a lot,');
  broken[4] = broken[4]!.replace('Caesar with chicken', '');
  await page.locator('input[name=menu]').setInputFiles({ name: 'menu.csv', mimeType: 'text/csv', buffer: Buffer.from(broken.join('\r\n')) });
  await page.locator('input[name=modifiers]').setInputFiles(dataFile('modifiers'));
  await expect(page.getByText('2 cells cannot be taken. Nothing was imported.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Row 3, column “price”' })).toContainText('The price is not a number');
  await expect(page.getByRole('listitem').filter({ hasText: 'Row 5, column “name”' })).toContainText('The name is empty');
  await page.getByRole('button', { name: 'Create the restaurant' }).click();
  await expect(page.getByText('Correct the file first')).toBeVisible();

  await page.locator('input[name=menu]').setInputFiles(dataFile('menu'));
  await expect(page.getByText(/The file is fine: \d+ products, \d+ categories/)).toBeVisible();
  await page.getByRole('button', { name: 'Create the restaurant' }).click();
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await signIn(page, manager);
  const first = new Till(page);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(first.product('Greek salad')).toBeVisible();

  await first.goToMenu('Devices');
  await page.getByRole('button', { name: 'Add a device' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Till/ }).click();
  await dialog.getByLabel('Name').fill('Terrace');
  await dialog.getByRole('button', { name: 'Make a code' }).click();
  const code = await dialog.getByText(/^[A-Z0-9]{4}[ -][A-Z0-9]{4}$/).textContent();
  const terrace = await stage.device((await stage.wire(server)).address);
  await pair(terrace, code!);
  await installed(terrace.page);
  await expect(dialog.getByText('Terrace is paired')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await signIn(terrace.page, manager);
  const second = new Till(terrace.page);
  await expect(page.getByRole('button', { name: /^Terrace/ })).toContainText('connected');
  // A code is good once.
  const third = await stage.device(terrace.address);
  await third.open('/pair');
  await third.page.getByRole('textbox').first().fill(code!);
  await third.page.getByRole('button', { name: 'Pair this device' }).click();
  await expect(third.page.getByText('a code works once only')).toBeVisible();

  await page.getByRole('button', { name: /^Terrace/ }).click();
  await page.getByRole('dialog', { name: 'Terrace' }).getByLabel('Name').fill('Garden');
  await page.getByRole('dialog', { name: 'Terrace' }).getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: /^Garden/ }).click();
  await page.getByRole('dialog', { name: 'Garden' }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog', { name: 'Remove Garden?' }).getByRole('button', { name: 'Remove' }).click();
  await expect(second.banner()).toContainText('This device was removed by a manager');
});

test('the demo opens with its people, its tables and its weeks of sales', async ({ stage }) => {
  const server = await stage.server();
  const device = await stage.device((await stage.wire(server)).address);
  const { page } = device;
  await device.open('/');
  await page.getByRole('button', { name: 'Explore the demo' }).click();
  await expect(page.getByRole('heading', { name: 'The demo is ready' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'Manager' }).first();
  const [name, , pin] = await row.getByRole('cell').allTextContents();
  await page.getByRole('button', { name: 'Go to sign-in' }).click();
  await signIn(page, { name: name!, pin: pin! });
  const till = new Till(page);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await till.add('Greek salad');
  await till.expectPlace('server');
  await till.goTo('History');
  const days = page.getByRole('combobox').getByRole('option');
  await expect.poll(() => days.count()).toBeGreaterThan(14);
  const orders = page.getByRole('main').getByRole('button', { name: /^[A-Z]+-\d{3}/ });
  await expect.poll(() => orders.count()).toBeGreaterThan(8);
  // A day that is long over comes out of its archive.
  await page.getByRole('combobox').selectOption({ index: 10 });
  await expect.poll(() => orders.count()).toBeGreaterThan(8);
  await orders.first().click();
  await expect(page.getByRole('dialog', { name: /^Order [A-Z]+-\d{3}/ }).getByRole('listitem').first()).toBeVisible();
});
