import type { BrowserContext, Page } from '@playwright/test';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { askReplica, connectReplica, noteReplica } from './replica-port.ts';
import type { SeededBranch } from './restaurant.ts';
import { until } from '../../e2e/harness/until.ts';

/** A product's tile on the till; the first one that a person could tap. */
export const tiles = '[data-item]';

/** Where the tab remembers who works on it. */
const presence = (staffId: string): string => JSON.stringify({ staffId, touchedMs: Date.now() });

/**
 * Makes the browser the given device and opens its screen with the cashier signed in, as a reload in
 * the middle of a shift finds it. The token goes straight to the worker: pairing and PIN are not what
 * is measured.
 */
export async function installDevice(context: BrowserContext, address: string, device: Paired, branch: SeededBranch): Promise<Page> {
  await noteReplica(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${address}/`);
  await connectReplica(page);
  await askReplica(page, 'become', { paired: device });
  await page.evaluate((remembered) => sessionStorage.setItem('presence', remembered), presence(branch.cashier.id));
  // The first screen needs people and the menu: they come with the first pull.
  await until('the device to know menu and people', async () => {
    const { collections } = await askReplica(page, 'status', {});
    const count = (name: string): number => collections.find(({ collection }) => collection === name)?.documents ?? 0;
    return count('boards') >= 3 && count('roster') >= 1;
  });
  return page;
}

/** The till, ready to be tapped. */
export async function openTill(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/till`);
  await page.waitForSelector(tiles, { state: 'visible' });
}

/** Until the browser needs no network to open the page again. */
export async function untilInstalled(page: Page): Promise<void> {
  await until('the service worker to control the page', () => page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated';
  }));
}
