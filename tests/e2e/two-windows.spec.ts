import { cashier } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

const phone = { width: 390, height: 844 };

test('an order is taken in one window and cooked in another, the server killed in between', async ({ stage }, info) => {
  const scene = await Scene.open(stage, await stage.server({ embedded: true }));
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  const picture = (name: string) => info.outputPath(`${name}.png`);

  await till.chooseTable('2');
  await till.add('Plov', 2);
  await till.add('Green tea');
  await till.page.screenshot({ path: picture('till-tablet') });
  await till.send();
  const number = await till.number();
  await expect(kitchen.line(number, 'Plov')).toBeVisible();
  await kitchen.page.screenshot({ path: picture('kitchen-tablet') });

  await scene.server.kill();
  await till.add('Achichuk');
  await till.send();
  await till.expectPlace('here');
  await kitchen.bumpLine(number, 'Plov');
  await expect(till.banner()).toContainText('Server out of reach');
  await till.page.screenshot({ path: picture('till-tablet-offline') });
  await till.page.setViewportSize(phone);
  await till.page.screenshot({ path: picture('till-phone-offline') });
  await till.page.setViewportSize({ width: 1280, height: 800 });

  await scene.server.start();
  await expect(kitchen.line(number, 'Achichuk')).toBeVisible();
  await expect(till.line('Plov')).toContainText('Ready');
  await kitchen.page.setViewportSize(phone);
  await kitchen.page.screenshot({ path: picture('kitchen-phone') });
  while ((await kitchen.tickets().count()) > 0) await kitchen.bumpTicket(number);
  for (const product of ['Plov', 'Green tea', 'Achichuk']) await expect(till.line(product)).toContainText('Ready');
  expect(await till.payCash('200000')).toContain('90,000');
});
