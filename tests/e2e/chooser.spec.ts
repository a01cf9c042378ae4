import { cashier } from './harness/restaurant.ts';
import { menuWithLaterPrice, richMenu } from './harness/rich-menu.ts';
import { Scene, signIn } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('what a guest wants of a dish is chosen by its rules, and the cook reads it', async ({ stage }) => {
  const scene = await Scene.open(stage, await stage.server(), richMenu);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  await till.product('Burger').click();
  const dialog = till.page.getByRole('dialog', { name: 'Burger' });
  const group = (name: string) => dialog.getByRole('group', { name, exact: true });
  const option = (of: string, name: string) => group(of).getByRole('button', { name: new RegExp(`^${name}`) });

  // The usual answer stands there already; what has none must be answered, and the button says so.
  await expect(option('Doneness', 'Medium')).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('button', { name: /^Choose: Bun/ }).click();
  await expect(dialog).toContainText('1 more to choose');
  await option('Bun', 'Rye').click();
  await option('Bun', 'Sesame').click();
  await expect(option('Bun', 'Rye')).toHaveAttribute('aria-pressed', 'false');

  // The first is free, three are the most, and what is inside an option is asked once it is chosen.
  await expect(option('Extras', 'Fries')).toContainText('free');
  await option('Extras', 'Fries').click();
  await expect(option('Extras', 'Cheese')).toContainText('+5,000');
  await dialog.getByRole('button', { name: /^Choose: Sauce/ }).click();
  await option('Sauce', 'Garlic').click();
  await option('Extras', 'Cheese').click();
  await option('Extras', 'Cheese').click();
  await expect(option('Extras', 'Cheese')).toContainText('×2');
  await expect(option('Extras', 'Bacon')).toBeDisabled();
  await dialog.getByRole('button', { name: 'Less: Cheese' }).click();
  await option('Extras', 'Bacon').click();
  await option('Doneness', 'Well done').click();
  // 40,000, the garlic, one cheese and the bacon; the fries are the free ones.
  await dialog.getByRole('button', { name: /^Add 53,000/ }).click();
  await expect(dialog).toHaveCount(0);

  await expect(till.line('Burger')).toContainText('53,000');
  await till.send();
  const number = await till.number();
  await expect(kitchen.line(number, 'Burger')).toContainText('Sesame · Well done · Fries (Garlic) · Cheese · Bacon');
});

test('a combo is one thing to the guest and the work of two stations', async ({ stage }) => {
  const scene = await Scene.open(stage, await stage.server(), richMenu);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  await till.product('Lunch set').click();
  const dialog = till.page.getByRole('dialog', { name: 'Lunch set' });
  await expect(dialog.getByRole('group', { name: 'Drink' }).getByRole('button', { name: 'Green tea' })).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('button', { name: /^Choose: Main dish/ }).click();
  await dialog.getByRole('button', { name: /^Burger/ }).click();
  // The part has rules of its own.
  await dialog.getByRole('button', { name: /^Burger: Choose: Bun/ }).click();
  await dialog.getByRole('group', { name: 'Bun' }).getByRole('button', { name: 'Sesame' }).click();
  await dialog.getByRole('button', { name: /^Add 50,000/ }).click();
  await expect(till.lines()).toHaveCount(2);
  await expect(till.totals()).toContainText('50,000');
  await till.oneMore('Green tea');
  await expect(till.totals()).toContainText('100,000');
  await till.send();
  const number = await till.number();
  await expect(kitchen.ticket(number)).toHaveCount(2);
  await expect(kitchen.line(number, 'Burger')).toContainText(/2.*Sesame · Medium/);
  await expect(kitchen.line(number, 'Green tea')).toContainText('2');

  // Taken off as a whole.
  await till.lineTool('Burger', 'Take off');
  await till.page.getByRole('button', { name: 'Guest changed their mind' }).click();
  await expect(kitchen.line(number, 'Burger')).toContainText('cancelled');
  await expect(kitchen.line(number, 'Green tea')).toContainText('cancelled');
});

test('a price set for later holds from its minute on a till that is cut off; what was taken before keeps its own', async ({ stage }) => {
  const startsAtMs = Math.ceil(Date.now() / 60_000) * 60_000 + 2 * 60 * 60_000;
  const scene = await Scene.open(stage, await stage.server(), menuWithLaterPrice(startsAtMs));
  const { till, wire } = await scene.till('Till', cashier);
  await wire.cut('refused');
  await expect(till.product('Plov')).toContainText('42,000');
  await till.add('Plov');
  const number = await till.number();
  await till.page.clock.setFixedTime(startsAtMs);
  // Nobody touched it for two hours: it asks who is there.
  await signIn(till.page, cashier);
  await till.goTo('Open orders');
  await till.openListed(number);
  await expect(till.product('Plov')).toContainText('50,000');
  await till.product('Plov').click();
  await expect(till.lines()).toHaveCount(2);
  await expect(till.totals()).toContainText('92,000');
});
