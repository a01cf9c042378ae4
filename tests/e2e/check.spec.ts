import { cashier, manager } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('a service charge comes by itself, is taken off with a reason and a manager’s PIN, and can be looked back at step by step', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till one', manager);
  const { page } = till;
  await till.goToMenu('Settings');
  await page.getByRole('button', { name: /^Service charges/ }).click();
  await page.getByRole('textbox', { name: 'Add a service charge' }).fill('Service');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Change Service' })).toBeVisible();
  await till.goTo('Till');
  await page.getByRole('button', { name: `Lock: ${manager.name}` }).click();
  await signIn(page, cashier);
  await till.ready();

  await till.chooseTable('5');
  await till.add('Plov');
  const number = await till.number();
  await expect(till.totals()).toContainText('46,200');
  await page.getByRole('button', { name: 'More about this order' }).click();
  const sheet = page.getByRole('dialog', { name: `The order ${number}` });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Service' })).toContainText('4,200');
  await sheet.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Long wait' }).click();
  const approval = page.getByRole('dialog').filter({ hasText: manager.name });
  await expect(approval.getByRole('button', { name: '0', exact: true })).toBeVisible();
  await page.keyboard.type(manager.pin);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Service' })).toContainText('Taken off: Long wait');
  await sheet.getByRole('button', { name: 'Restore' }).click();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Service' })).toContainText('4,200');

  await sheet.getByRole('button', { name: 'Step by step' }).click();
  const machine = page.getByRole('dialog', { name: `${number} step by step` });
  const steps = machine.getByRole('list', { name: 'Steps' }).getByRole('button');
  const now = machine.locator('[aria-current="step"]');
  // Who, and on which device; the manager's word is a step of its own.
  await expect(now).toContainText('Service charge restored');
  const removed = steps.filter({ hasText: 'Service taken off: Long wait' });
  await expect(removed).toContainText(cashier.name);
  await expect(steps.filter({ hasText: 'Allowed: Taking the service charge off' })).toContainText(manager.name);
  await removed.click();
  await expect(machine).toContainText(`${cashier.name} on Till one`);
  const total = machine.locator('dl').filter({ hasText: 'Total' });
  await expect(total).toContainText('42,000');
  await machine.getByRole('button', { name: 'One step back' }).click();
  await expect(now).toContainText('Allowed');
  await expect(total).toContainText('46,200');
  // By the scrubber to the beginning, by keys to the end.
  await machine.getByRole('slider', { name: 'Step' }).fill('0');
  await expect(now).toContainText(/Opened: .*Table 5/);
  await expect(machine).toContainText(/Step 1 of \d+/);
  await machine.getByRole('slider', { name: 'Step' }).press('End');
  await expect(now).toContainText('Service charge restored');
  await expect(total).toContainText('46,200');
});

test('what the till writes for the kitchen is read there, and what is written later says that it is new', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  const { page } = till;
  const write = async (field: string, text: string): Promise<void> => {
    await page.getByRole('dialog').getByRole('textbox', { name: field }).fill(text);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await till.add('Plov');
  await till.lineTool('Plov', 'Note for the kitchen');
  await write('Note for the kitchen', 'no onion');
  await till.add('Lagman');
  await page.getByRole('button', { name: 'Order note' }).click();
  await write('Order note', 'A birthday, candles please');
  await till.send();
  const number = await till.number();
  await expect(kitchen.ticket(number)).toContainText('A birthday, candles please');
  await expect(kitchen.line(number, 'Plov')).toContainText('no onion');
  await expect(kitchen.line(number, 'Plov')).not.toContainText('note changed');

  await till.lineTool('Lagman', 'Note for the kitchen');
  await write('Note for the kitchen', 'for a child, mild');
  await expect(kitchen.line(number, 'Lagman')).toContainText(/note changed.*for a child, mild/);
  await expect(kitchen.line(number, 'Plov')).not.toContainText('note changed');
  await expect(kitchen.tickets()).toHaveCount(1);
});
