import type { CDPSession, Locator } from '@playwright/test';
import { cashier, waiter } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

type Point = { readonly x: number; readonly y: number; readonly id: number };

const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly Point[]): Promise<unknown> =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });

async function middleOf(locator: Locator, id = 0): Promise<Point> {
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, id };
}

test('fingers on products: two thumbs that overlap are two taps, one that slides is none, one that rests asks for more', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { phone } = await scene.waiter('Phone', waiter);
  const session = await phone.page.context().newCDPSession(phone.page);
  const plov = await middleOf(phone.product('Plov'), 0);
  const tea = await middleOf(phone.product('Green tea'), 1);
  const bar = phone.page.getByRole('button', { name: /^[A-Z]+-\d+ ·/ });

  await touch(session, 'touchStart', [plov]);
  await touch(session, 'touchStart', [plov, tea]);
  await touch(session, 'touchEnd', [tea]);
  await touch(session, 'touchEnd', []);
  await expect(bar).toContainText('2 items');

  // A finger that has moved meant something else.
  await touch(session, 'touchStart', [plov]);
  await touch(session, 'touchMove', [{ ...plov, x: plov.x + 30 }]);
  await touch(session, 'touchEnd', []);

  // One that rests opens what there is to say of the product, and what it opened is not pressed by the lift.
  await touch(session, 'touchStart', [plov]);
  const more = phone.page.getByRole('dialog');
  await expect(more).toBeVisible();
  await touch(session, 'touchEnd', []);
  await expect(more).toBeVisible();
  await phone.page.keyboard.press('Escape');
  await expect(more).toHaveCount(0);

  // The keyboard of a stand, or a screen reader.
  await phone.product('Plov').focus();
  await phone.page.keyboard.press('Enter');
  await phone.openOrder();
  await expect(phone.line('Plov')).toContainText('84,000');
  await expect(phone.line('Green tea')).toContainText('8,000');
  await expect(phone.lines()).toHaveCount(2);
});

test('a dish that goes with the tap takes none with it that comes under the finger', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  const numbers: string[] = [];
  for (const product of ['Plov', 'Lagman', 'Plov']) {
    await till.add(product);
    numbers.push(await till.number());
    await till.send();
    await till.newOrder();
  }
  await expect(kitchen.tickets()).toHaveCount(3);
  const session = await kitchen.page.context().newCDPSession(kitchen.page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const first = await middleOf(kitchen.line(numbers[0]!, 'Plov'));
  await touch(session, 'touchStart', [first]);
  await touch(session, 'touchEnd', []);
  await expect(kitchen.tickets()).toHaveCount(2);
  // The second ticket stands where the first one stood, and is not done.
  const second = await middleOf(kitchen.line(numbers[1]!, 'Lagman'));
  expect(Math.abs(second.x - first.x) + Math.abs(second.y - first.y)).toBeLessThan(100);
  await touch(session, 'touchStart', [second]);
  await touch(session, 'touchEnd', []);
  await expect(kitchen.tickets()).toHaveCount(1);
  await expect(kitchen.line(numbers[2]!, 'Plov')).toBeVisible();
});
