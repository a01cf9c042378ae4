import type { Page } from '@playwright/test';
import { cashier, manager, waiter } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { until } from './harness/until.ts';
import { expect, test } from './harness/test.ts';

const sessionCookie = 'smart_pos_session';

const choose = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
const lock = (page: Page, name: string) => page.getByRole('button', { name: `Lock: ${name}` }).click();

test('wrong PINs lock a person out; the wait is counted in words, survives a reload and keeps nobody else out', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, wire } = await scene.till('Till', cashier);
  const { page } = device;
  await lock(page, cashier.name);
  // The device itself counts: a server that is away changes nothing.
  await wire.cut('refused');
  await choose(page, cashier.name);
  for (const left of ['4 tries left', '3 tries left', '2 tries left', '1 try left']) {
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(`Wrong PIN. ${left}`);
  }
  await page.keyboard.type('0000');
  await page.keyboard.press('Enter');
  const wait = page.getByRole('timer').filter({ hasText: 'Too many wrong PINs' });
  const seconds = async (): Promise<number> => Number(/Try again in (\d+) seconds?/.exec((await wait.textContent()) ?? '')?.[1]);
  await expect(wait).toBeVisible();
  const first = await seconds();
  expect(first).toBeLessThanOrEqual(30);
  await expect(page.getByRole('button', { name: '5', exact: true })).toBeDisabled();
  await expect.poll(seconds).toBeLessThan(first);

  await page.reload();
  await choose(page, cashier.name);
  await expect(wait).toBeVisible();
  expect(await seconds()).toBeLessThan(first);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  // The right PIN is no way around it.
  await page.keyboard.type(cashier.pin);
  await page.keyboard.press('Enter');
  await expect(wait).toBeVisible();

  await page.getByRole('button', { name: 'Somebody else' }).click();
  await signIn(page, waiter);
});

test('a till nobody touches locks itself after the minutes of the branch, and not before', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, till } = await scene.till('Till', cashier);
  const { page } = device;
  await till.add('Plov');
  const number = await till.number();
  await till.expectPlace('server');
  // The page's own clock goes ahead; nobody has to wait.
  await page.clock.install();
  await page.reload();
  await till.ready();
  await page.clock.fastForward('04:00');
  await till.add('Lagman');
  await page.clock.fastForward('04:30');
  await expect(till.line('Lagman')).toBeVisible();
  await page.clock.fastForward('01:00');
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await expect(till.lines()).toHaveCount(0);

  // Whoever comes next begins with a blank order; the other one is where everybody finds it.
  await signIn(page, waiter);
  await till.expectNoOrder();
  await till.goTo('Open orders');
  await expect(page.getByRole('button', { name: new RegExp(number) })).toContainText('78,000');
});

test('what a manager opened with a password ends when the screen is locked, offline too', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, till, wire } = await scene.till('Till', manager);
  const { page } = device;
  const cookie = async () => (await device.context.cookies()).find(({ name }) => name === sessionCookie)?.value;
  const manage = async (): Promise<void> => {
    await page.getByLabel('Login').fill(manager.login);
    await page.getByLabel('Password').fill(manager.password);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: /^Office/ })).toBeVisible();
  };
  /** What the server says to somebody who kept the cookie. */
  const stillOpen = async (secret: string): Promise<boolean> =>
    (await fetch(`${scene.server.address}/api/v1/session`, { headers: { cookie: `${sessionCookie}=${secret}` } })).ok;

  await till.goToMenu('Devices');
  await manage();
  const first = (await cookie())!;
  expect(await stillOpen(first)).toBe(true);
  await lock(page, manager.name);
  await expect.poll(cookie).toBeUndefined();
  expect(await stillOpen(first)).toBe(false);

  await signIn(page, manager);
  await manage();
  const second = (await cookie())!;
  await wire.cut('refused');
  await expect(till.banner()).toContainText('Server out of reach');
  await lock(page, manager.name);
  await signIn(page, cashier);
  expect(await stillOpen(second)).toBe(true);
  await wire.heal();
  await until('the session to end', async () => !(await stillOpen(second)));
  await expect.poll(cookie).toBeUndefined();
});
