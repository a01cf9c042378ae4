import type { Page } from '@playwright/test';
import { cashier, manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

/** Counts notes of one value in the dialog that is open. */
const count = (page: Page, note: string, pieces: string): Promise<void> => page.getByLabel(`How many of ${note}`).fill(pieces);

test('a shift is closed offline with a manager\'s PIN, names who was not heard, and a late sale becomes a numbered correction', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const one = await scene.till('Till one', cashier);
  const two = await scene.till('Till two', manager);
  const { page } = one.till;

  // Both tills work out of one drawer.
  await two.till.goToMenu('Settings');
  await two.till.page.getByRole('button', { name: /^Shifts and cash/ }).click();
  await two.till.page.getByRole('button', { name: 'One for all tills' }).click();
  await expect(two.till.page.getByRole('button', { name: 'One for all tills' })).toHaveAttribute('aria-pressed', 'true');

  await one.till.goToMenu('Shift and cash');
  await page.getByRole('button', { name: 'Open shift' }).click();
  await count(page, '50,000', '2');
  await page.getByRole('dialog').getByRole('button', { name: 'Open shift' }).click();
  await expect(page.getByRole('heading', { name: 'Drawer: All tills' })).toBeVisible();
  await two.till.goToMenu('Shift and cash');
  await expect(two.till.page.getByRole('heading', { name: 'Drawer: All tills' })).toBeVisible();

  await two.wire.cut('black-hole');
  await two.till.goTo('Till');
  await two.till.ready();
  await two.till.add('Plov');
  await two.till.send();
  await two.till.payCash();

  await one.wire.cut('black-hole');
  await one.till.goTo('Till');
  await one.till.ready();
  await one.till.add('Lagman');
  await one.till.send();
  await one.till.payCash();
  await expect(one.till.banner()).toContainText('36,000');

  // 100,000 and 36,000 should be there; a manager must allow what is missing, by PIN and without a network.
  await one.till.goToMenu('Shift and cash');
  await page.getByRole('button', { name: 'Close shift' }).click();
  const closing = page.getByRole('dialog', { name: 'Close shift' });
  await expect(closing.getByText('The server is out of reach')).toBeVisible();
  await expect(closing.getByText('Till two')).toBeVisible();
  await count(page, '100,000', '1');
  await expect(closing.getByText(/36,000.UZS less than expected/)).toBeVisible();
  await count(page, '10,000', '1');
  await closing.getByRole('button', { name: 'Close and make the Z report' }).click();
  await expect(page.getByText('Approval needed')).toBeVisible();
  await page.keyboard.type(manager.pin);
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: /^Z-[A-Z]+-001$/ });
  await expect(report.getByText(/26,000.UZS less than expected/)).toBeVisible();
  await expect(report.getByText(`Difference approved by ${manager.name}`)).toBeVisible();
  await expect(report.getByText(/Till two/)).toBeVisible();
  await expect(report.getByText('Unchanged since it was made')).toBeVisible();
  await report.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('No shift is open')).toBeVisible();

  await one.wire.heal();
  await two.wire.heal();
  // Nothing about the report changes; what came late stands beside it, in the same chain.
  const listed = page.getByRole('list', { name: 'Closed shifts' }).getByRole('button');
  await expect(listed).toContainText('1 correction');
  await expect(listed).toContainText('78,000');
  await listed.click();
  await expect(report.getByRole('heading', { name: /^Z-[A-Z]+-001\/1$/ })).toBeVisible();
  await expect(report.getByText('Unchanged since it was made')).toHaveCount(2);
  await expect(report.getByRole('heading', { name: 'Z report with corrections' })).toBeVisible();
});
