import { cashier } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

test('a browser finds nothing that keeps the app from being installed', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device } = await scene.till('Till', cashier);
  const session = await device.context.newCDPSession(device.page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect({ errors, path: new URL(url).pathname }).toEqual({ errors: [], path: '/manifest.webmanifest' });
});

test('an installed app opens from any deep link with nothing but its own profile', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, wire } = await scene.till('Till', cashier);
  await device.switchOff();
  await wire.cut('refused');
  await device.switchOn();
  for (const [path, sight] of [['/history', 'History'], ['/orders', 'Open orders'], ['/till?from=home', 'Till']] as const) {
    await device.open(path);
    const link = device.page.getByRole('link', { name: sight });
    const who = device.page.getByRole('heading', { name: 'Who are you?' });
    await expect(link.or(who)).toBeVisible();
    if (await who.isVisible()) await signIn(device.page, cashier);
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
  // Nor is the server's own part of the address space mistaken for a page.
  expect(await device.page.evaluate(() => fetch('/health').then(() => 'answered', () => 'unreachable'))).toBe('unreachable');
});
