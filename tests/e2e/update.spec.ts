import type { Page } from '@playwright/test';
import { cashier } from './harness/restaurant.ts';
import { Scene, signIn } from './harness/scene.ts';
import { Till } from './harness/till.ts';
import { expect, test } from './harness/test.ts';

/** The release a window runs; null for the one it was built as. */
const release = (page: Page) => page.locator('html').getAttribute('data-release');
const expectRelease = (page: Page, name: string) => expect(page.locator('html')).toHaveAttribute('data-release', name);

/** What the hourly look at the server does, now; resolves when the new release waits for its turn. */
async function findUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await expect.poll(() => waiting(page)).toBe(true);
}

const waiting = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed');

test('an update that comes while orders are open in two windows waits for both, then reloads both', async ({ stage }) => {
  const build = stage.build();
  const scene = await Scene.open(stage, await stage.server({ build }));
  const { till, device } = await scene.till('Till', cashier);
  const secondPage = await device.newWindow('/till');
  await signIn(secondPage, cashier);
  const second = new Till(secondPage);
  await second.ready();
  await till.add('Plov');
  await second.add('Lagman');

  build.release('Second');
  await scene.server.restart();
  await findUpdate(till.page);

  // Neither window loses its order to the update, whatever is done in it.
  await till.add('Achichuk');
  await till.send();
  await second.payCash();
  await second.expectNoOrder();
  await till.add('Green tea');
  await expect(till.lines()).toHaveCount(3);
  expect([await release(till.page), await release(second.page)]).toEqual([null, null]);
  expect(await waiting(till.page)).toBe(true);

  await till.payCash();
  for (const { page } of [till, second]) await expectRelease(page, 'Second');
  // The person stays signed in and sells on.
  await till.ready();
  await till.add('Plov');
  await till.expectPlace('server');
});

test('a new version of the stored data is made of the old one, with unsent orders in it', async ({ stage }) => {
  const build = stage.build();
  const scene = await Scene.open(stage, await stage.server({ build }));
  const { till, wire } = await scene.till('Till', cashier);
  const { kitchen } = await scene.kitchen('Kitchen');
  await till.add('Plov', 2);

  // The next release keeps rows in version 2; each row it upgraded says so.
  const worker = build.files('.js').find((path) => path.startsWith('assets/main-'))!;
  build.edit(worker, (text) => text.replace(/(\w+)=\[\](,\w+=\{rows:`\[instance\+id\]`)/, '$1=[row=>({...row,upgraded:2})]$2'));
  build.release('Second');
  await scene.server.restart();
  await findUpdate(till.page);
  await wire.cut('refused');
  await till.send();
  const number = await till.number();
  await till.expectPlace('here');
  expect(await release(till.page)).toBeNull();
  await till.newOrder();

  await expectRelease(till.page, 'Second');
  await till.goTo('Open orders');
  await till.openListed(number);
  await expect(till.line('Plov')).toContainText('2');
  const upgraded = await till.page.evaluate(async () => {
    const opened = indexedDB.open('smart-pos');
    const db = await new Promise<IDBDatabase>((resolve) => { opened.onsuccess = () => resolve(opened.result); });
    const rows = db.transaction('rows').objectStore('rows').getAll();
    await new Promise((resolve) => { rows.onsuccess = resolve; });
    db.close();
    return { version: db.version, marked: rows.result.some((row: { upgraded?: number }) => row.upgraded === 2) };
  });
  expect(upgraded).toEqual({ version: 20, marked: true });
  await expect(kitchen.tickets()).toHaveCount(0);
  await wire.heal();
  await expect(kitchen.line(number, 'Plov')).toContainText('2');
});
