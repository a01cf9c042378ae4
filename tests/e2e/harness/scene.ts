import { expect, type Page } from '@playwright/test';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { DeviceKind } from '../../../shared/domain/device/device.ts';
import type { Device, DeviceOptions } from './device.ts';
import { Kitchen } from './kitchen.ts';
import { Phone } from './phone.ts';
import { Restaurant, type Person } from './restaurant.ts';
import type { ServerProcess } from './server.ts';
import type { Stage } from './test.ts';
import { Till } from './till.ts';
import type { Wire } from './wire.ts';

/** `byName`: opens `localhost` instead of the address by number. */
export type SceneOptions = DeviceOptions & { readonly byName?: boolean };

/** A restaurant that is open: its server and what a manager may ask of it. */
export class Scene {
  private constructor(
    readonly stage: Stage,
    readonly server: ServerProcess,
    readonly restaurant: Restaurant,
  ) {}

  static async open(stage: Stage, server?: ServerProcess, menu?: Catalogue): Promise<Scene> {
    const running = server ?? (await stage.server());
    const { restaurant } = await Restaurant.create(running.address, 'en', menu);
    return new Scene(stage, running, restaurant);
  }

  /** A till on a network of its own, with `person` signed in and the menu in front. */
  async till(name: string, person: Person, options?: SceneOptions): Promise<{ readonly device: Device; readonly wire: Wire; readonly till: Till }> {
    const { device, wire } = await this.#paired('till', name, options);
    await signIn(device.page, person);
    const till = new Till(device.page);
    await till.ready();
    return { device, wire, till };
  }

  async kitchen(name: string, options?: SceneOptions): Promise<{ readonly device: Device; readonly wire: Wire; readonly kitchen: Kitchen }> {
    const { device, wire } = await this.#paired('kitchen', name, options);
    await expect(device.page.getByRole('button', { name: 'All stations' })).toBeVisible();
    return { device, wire, kitchen: new Kitchen(device.page) };
  }

  /** A waiter's phone, with `person` signed in. */
  async waiter(name: string, person: Person, options?: SceneOptions): Promise<{ readonly device: Device; readonly wire: Wire; readonly phone: Phone }> {
    const { device, wire } = await this.#paired('waiter', name, { viewport: { width: 390, height: 844 }, touch: true, ...options });
    await signIn(device.page, person);
    const phone = new Phone(device.page);
    await phone.ready();
    return { device, wire, phone };
  }

  /** What guests look at, before it knows which till it follows. */
  async display(name: string, options?: SceneOptions): Promise<{ readonly device: Device; readonly wire: Wire }> {
    const paired = await this.#paired('display', name, options);
    await expect(paired.device.page.getByRole('heading', { name: 'Which till does this display follow?' })).toBeVisible();
    return paired;
  }

  async #paired(kind: DeviceKind, name: string, { byName = false, ...options }: SceneOptions = {}): Promise<{ readonly device: Device; readonly wire: Wire }> {
    const wire = await this.stage.wire(this.server);
    const device = await this.stage.device(byName ? wire.addressByName : wire.address, options);
    await pair(device, await this.restaurant.pairingCode(kind, name));
    await installed(device.page);
    return { device, wire };
  }
}

/** Makes a browser a device of the restaurant, as a person does who was given a code. */
export async function pair(device: Device, code: string): Promise<void> {
  await device.open('/pair');
  await device.page.getByRole('textbox').first().fill(code);
  await device.page.getByRole('button', { name: /^Pair/ }).click();
  await device.page.waitForURL((url) => url.pathname !== '/pair');
}

/** Waits until the app would open without a network: the service worker has everything. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

export async function signIn(page: Page, { name, pin }: Person): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('button', { name: '0', exact: true })).toBeVisible();
  // Whoever has signed in here before is in after the last digit; Enter then finds nothing to do.
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Lock: ${name}` })).toBeVisible();
}
