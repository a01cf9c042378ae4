import type { Locator, Page } from '@playwright/test';
import { cashier, manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';
import type { Till } from './harness/till.ts';

const paySheet = async ({ page }: Till): Promise<Locator> => {
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  return page.getByRole('dialog', { name: /^Pay / });
};
const typeAmount = async (sheet: Locator, digits: string): Promise<void> => {
  for (const digit of digits) await sheet.getByRole('button', { name: digit, exact: true }).click();
};
const give = (sheet: Locator): Promise<void> => sheet.getByRole('button', { name: /^(Take|Charge) \d/ }).click();
const paidDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Paid / });

test('one check is paid by item, then by share, with two methods', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  await till.add('Plov', 2);
  await till.add('Lagman');
  const number = await till.number();

  const sheet = await paySheet(till);
  await sheet.getByRole('button', { name: 'Split the check' }).click();
  await sheet.getByRole('button', { name: 'By item' }).click();
  const items = till.page.getByRole('dialog', { name: 'By item' });
  await items.getByRole('button', { name: /Plov/ }).click();
  await expect(items.getByRole('button', { name: /Plov/ })).toContainText('Part 1: 1 · Rest: 1');
  await items.getByRole('button', { name: 'Split like this' }).click();
  await expect(sheet.locator('[data-part="1"]')).toContainText('42,000');
  await expect(sheet.locator('[data-part="rest"]')).toContainText('78,000');
  await sheet.getByRole('button', { name: 'Card', exact: true }).click();
  await give(sheet);
  await expect(sheet.locator('[data-part="1"]')).toContainText('Paid');

  // What is left, in two shares of the whole: the dish that was paid is less for both.
  await sheet.getByRole('button', { name: 'Equally' }).click();
  await expect(sheet.locator('[data-part="1"]')).toContainText('21,000 of 60,000 paid');
  await sheet.locator('[data-part="2"]').click();
  await sheet.getByRole('button', { name: 'Cash', exact: true }).click();
  await typeAmount(sheet, '100000');
  await give(sheet);
  await expect(paidDialog(till.page)).toContainText('61,000');
  await paidDialog(till.page).getByRole('button', { name: 'Go on' }).click();
  await expect(sheet).toContainText('39,000');
  await give(sheet);
  await paidDialog(till.page).getByRole('button', { name: 'Next order' }).click();
  await till.expectNoOrder();

  await till.goTo('History');
  await till.page.getByRole('button', { name: new RegExp(number) }).click();
  const detail = till.page.getByRole('dialog', { name: new RegExp(number) });
  await expect(detail).toContainText('Closed');
  await expect(detail.getByText(/^(Cash|Card)/)).toHaveCount(3);
});

test('cut off, a cashier reopens a paid check and gives money back with a manager’s PIN; the server agrees later', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till, wire } = await scene.till('Till', cashier);
  await till.add('Plov');
  const number = await till.number();
  await till.payCash('50000');
  await wire.cut('refused');

  const detail = till.page.getByRole('dialog', { name: new RegExp(number) });
  const allow = async (): Promise<void> => {
    const dialog = till.page.getByRole('dialog').filter({ hasText: manager.name });
    await expect(dialog.getByRole('button', { name: '0', exact: true })).toBeVisible();
    await till.page.keyboard.type(manager.pin);
    await till.page.keyboard.press('Enter');
  };
  await till.goTo('History');
  await till.page.getByRole('button', { name: new RegExp(number) }).click();
  await detail.getByRole('button', { name: 'Reopen' }).click();
  await till.page.getByRole('button', { name: 'Guest orders more' }).click();
  await allow();
  await till.ready();
  expect(await till.number()).toBe(number);
  await till.add('Green tea');
  expect(await till.payCash()).toContain('0');

  await till.goTo('History');
  await till.page.getByRole('button', { name: new RegExp(number) }).click();
  await detail.getByRole('button', { name: 'Refund' }).first().click();
  const refund = till.page.getByRole('dialog', { name: 'Refund of Cash' });
  await refund.getByLabel('Amount to give back').fill('42,001');
  await expect(refund.getByRole('alert')).toContainText('up to 42,000');
  await refund.getByLabel('Amount to give back').fill('ten');
  await expect(refund.getByRole('alert')).toContainText('up to 42,000');
  await refund.getByLabel('Amount to give back').fill('12000');
  await refund.getByRole('button', { name: 'Not good enough' }).click();
  await refund.getByRole('button', { name: /^Give back / }).click();
  await allow();
  await expect(detail).toContainText('12,000');
  await expect(refund).toHaveCount(0);

  await wire.heal();
  await expect(detail.locator('[data-place]')).toHaveAttribute('data-place', 'server');
  await detail.getByRole('button', { name: 'Close' }).click();
  await till.goToMenu('Sync');
  await expect(till.page.getByText('Refused')).toHaveCount(0);
});

test('a terminal that does not answer is asked about; its late approval survives a reload and shows what was paid twice', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', manager);
  await till.goToMenu('Settings');
  await till.page.getByRole('button', { name: /^Payment methods/ }).click();
  await till.page.getByRole('button', { name: 'Change Card' }).click();
  await till.page.getByLabel('Who charges').selectOption('simulated');
  await expect(till.page.getByText('No money moves')).toBeVisible();
  await till.page.getByRole('button', { name: 'Done' }).click();

  // One that answers in time: declined, then approved with a tip, which closes the check.
  await till.goTo('Till');
  await till.ready();
  await till.add('Plov');
  const sheet = await paySheet(till);
  await sheet.getByRole('button', { name: 'Card', exact: true }).click();
  await typeAmount(sheet, '30001');
  await give(sheet);
  await expect(sheet).toContainText('The terminal declined it');
  await sheet.getByRole('button', { name: '10\u00a0%' }).click();
  await sheet.getByRole('button', { name: 'Charge 46,200' }).click();
  await paidDialog(till.page).getByRole('button', { name: 'Next order' }).click();
  await till.expectNoOrder();

  await till.add('Plov');
  const number = await till.number();
  await paySheet(till);
  await sheet.getByRole('button', { name: 'Card', exact: true }).click();
  await typeAmount(sheet, '40002');
  await give(sheet);
  await expect(sheet).toContainText('Waiting for the terminal');
  await expect(sheet).toContainText('The terminal has not answered about 40,002');
  await give(sheet);
  await expect(sheet).toContainText('has no answer yet');
  await sheet.getByRole('button', { name: 'Ask again' }).click();
  await expect(sheet).toContainText('Still no answer');
  await sheet.getByRole('button', { name: 'Cash', exact: true }).click();
  await give(sheet);
  await paidDialog(till.page).getByRole('button', { name: 'Next order' }).click();
  await till.page.reload();

  await expect(till.page.getByRole('link', { name: '1 thing to settle' })).toBeVisible();
  await till.page.getByRole('link', { name: '1 thing to settle' }).click();
  const card = till.page.locator('[data-anomaly="overpaid"]');
  await expect(card).toContainText(`${number} was overpaid by 40,002`);
  await card.getByRole('button', { name: /^Refund: Card/ }).click();
  const refund = till.page.getByRole('dialog', { name: 'Refund of Card' });
  await refund.getByRole('button', { name: 'Paid twice' }).click();
  await refund.getByRole('button', { name: /^Give back / }).click();
  await expect(till.page.getByText('Nothing to settle')).toBeVisible();
});
