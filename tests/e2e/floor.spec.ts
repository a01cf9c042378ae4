import { Floor } from './harness/floor.ts';
import { cashier, manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('a manager shapes the floor by drag and keys while a till looks on; a table with an open check is removed after asking, and put back', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const one = await scene.till('Till one', manager);
  const two = await scene.till('Till two', cashier);
  const floor = new Floor(two.till.page);
  await floor.open();
  const { page } = one.till;
  await one.till.goToMenu('Floor plan');
  const drawn = (name: string) => page.locator(`[data-plan-table="${name}"]`);
  const place = async (name: string) => (await drawn(name).boundingBox())!;

  const before = await place('3');
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width / 2, before.y + 260, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await place('3')).y).toBeGreaterThan(before.y + 100);

  await page.getByRole('button', { name: 'Add table' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('9');
  await page.getByRole('textbox', { name: 'Name' }).fill('Window');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Seats: One more' }).click();
  await page.getByRole('button', { name: 'Round', exact: true }).click();
  await floor.expectTable('Window', /^Window, free/);
  await expect(floor.table('Window')).toContainText('5');

  // Onto its neighbour by the arrow keys: allowed, and said.
  await drawn('2').focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('1 stands on 2.')).toBeVisible();

  await floor.table('3').click();
  await two.till.page.getByRole('button', { name: 'Open a check' }).click();
  const number = await two.till.number();
  await drawn('3').click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(number);
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(drawn('3')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(drawn('3')).toBeVisible();
  await floor.open();
  await floor.expectTable('3', /^3, seated/);
});

test('a booking warns of a clash, shows at its table, and seats its guests', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { page } = till;
  const floor = new Floor(page);
  await till.goToMenu('Bookings');
  const book = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'New booking' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Guests: One more' }).click();
    await page.getByRole('button', { name: /^4, / }).click();
  };
  await book('Sardor');
  await page.getByRole('button', { name: 'Save' }).click();
  await book('Malika');
  await expect(page.getByText(/Sardor has table 4 from/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Two parties expect the same table: Sardor + Malika (4)')).toBeVisible();
  await page.getByRole('button', { name: /Malika/ }).click();
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await page.getByRole('button', { name: 'Guest called it off' }).click();
  await expect(page.getByText('Two parties expect the same table')).toHaveCount(0);

  await floor.open();
  await floor.expectTable('4', /^4, free, booked/);
  await floor.table('4').click();
  await expect(page.getByText(/Booked at .*Sardor, 3/)).toBeVisible();
  await page.getByRole('button', { name: 'Seat the booking' }).click();
  const number = await till.number();
  await floor.open();
  await floor.table('4').click();
  await expect(page.locator(`[data-check="${number}"]`)).toContainText('3 guests');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await till.goToMenu('Bookings');
  await expect(page.getByRole('button', { name: /Sardor/ })).toContainText('seated');
});
