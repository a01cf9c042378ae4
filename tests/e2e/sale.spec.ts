import { cashier } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('an order goes from the till to the kitchen and back, is changed, paid in cash and found in the history', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');

  await till.add('Plov', 2);
  await till.add('Lagman');
  await expect(till.totals()).toContainText('120,000');
  await till.send();
  const number = await till.number();
  await expect(kitchen.line(number, 'Plov')).toContainText('2');
  await till.expectPlace('kitchen');

  // A change after sending is a change on the ticket there is.
  await till.oneMore('Plov');
  await till.send();
  await expect(kitchen.line(number, 'Plov').filter({ hasText: 'new +1' })).toBeVisible();
  await expect(kitchen.tickets()).toHaveCount(1);

  await kitchen.bumpLine(number, 'Lagman');
  await expect(till.line('Lagman')).toContainText('Ready');
  await kitchen.bumpTicket(number);
  await expect(kitchen.tickets()).toHaveCount(0);
  await expect(till.line('Plov')).toContainText('Ready');
  await kitchen.recall(number);
  await expect(kitchen.line(number, 'Plov')).toBeVisible();
  await expect(till.line('Plov')).toContainText('Sent');

  expect(await till.payCash('200000')).toContain('38,000');
  await till.goTo('History');
  await till.page.getByRole('button', { name: new RegExp(number) }).click();
  await expect(till.page.getByText('162,000').first()).toBeVisible();
});

test('an order is paid by card and closed; the language is switched to Russian and Uzbek and stays after a reload', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till, device } = await scene.till('Till', cashier);
  await till.add('Green tea');
  await till.payCard();
  await till.expectNoOrder();
  await till.goTo('Open orders');
  await expect(till.page.getByText('No open orders')).toBeVisible();

  await till.goToMenu('Settings');
  await till.page.getByRole('button', { name: 'Русский' }).click();
  await expect(till.page.getByRole('link', { name: 'Касса' })).toBeVisible();
  await till.page.getByRole('button', { name: 'O‘zbekcha' }).click();
  await device.page.reload();
  await expect(till.page.getByRole('link', { name: 'Kassa' })).toBeVisible();
  await till.page.getByRole('link', { name: 'Kassa' }).click();
  // A name that has no translation is shown as it is; a price as the language writes it.
  await till.page.getByRole('button', { name: 'Hammasi', exact: true }).click();
  await expect(till.product('Plov')).toContainText('42\u00a0000');
});
