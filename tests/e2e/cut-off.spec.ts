import { cashier, manager } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('two tills on one table, one cut off: both add, both pay; nothing is lost and the double payment is a card that a manager resolves', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const one = await scene.till('Till one', cashier);
  const two = await scene.till('Till two', manager);

  await one.till.chooseTable('3');
  await one.till.add('Plov');
  await one.till.send();
  const number = await one.till.number();
  await one.till.expectPlace('server');
  await two.till.goTo('Open orders');
  await two.till.openListed(number);
  await expect(two.till.line('Plov')).toBeVisible();

  // A dead access point: nothing is refused, nothing answers.
  await two.wire.cut('black-hole');
  await one.till.add('Lagman');
  await two.till.add('Achichuk');
  await two.till.expectPlace('here');
  expect(await one.till.payCash()).toContain('0');
  expect(await two.till.payCash()).toContain('0');
  await expect(two.till.banner()).toContainText('60,000');

  await two.wire.heal();
  await two.till.goTo('Open orders');
  // 42 + 36 and 42 + 18 were paid, 42 + 36 + 18 were eaten. The cashier sees no card: a manager settles it.
  const card = two.till.page.getByText(new RegExp(`${number} was paid on two devices: 42,000.UZS too much`));
  await expect(card).toBeVisible();
  await two.till.page.getByRole('button', { name: 'Mark as settled' }).first().click();
  await two.till.page.getByRole('button', { name: 'Money given back' }).click();
  await expect(card).toHaveCount(0);

  // Settled once, settled everywhere.
  await one.till.page.getByRole('button', { name: `Lock: ${cashier.name}` }).click();
  await signIn(one.till.page, manager);
  await one.till.goTo('History');
  await expect(one.till.page.getByRole('button', { name: new RegExp(number) })).toBeVisible();
  await one.till.goTo('Open orders');
  await expect(one.till.page.getByText('No open orders')).toBeVisible();
  await expect(one.till.page.getByText('was paid on two devices')).toHaveCount(0);

  // Both know all three lines, whoever added them.
  for (const { till } of [one, two]) {
    await till.goTo('History');
    await till.page.getByRole('button', { name: new RegExp(number) }).click();
    for (const product of ['Plov', 'Lagman', 'Achichuk']) await expect(till.page.getByText(product).first()).toBeVisible();
  }
});
