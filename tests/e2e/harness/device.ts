import { chromium, type BrowserContext, type Page, type ViewportSize } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, findChromium } from '../../platform/find-chromium.ts';
import { until } from './until.ts';

export interface DeviceOptions {
  readonly viewport?: ViewportSize;
  /** A phone: touch instead of a mouse. */
  readonly touch?: boolean;
  /** Script that runs in every page before the app does: what this browser is without, or what of it is watched. */
  readonly prepare?: string;
}

const tablet: ViewportSize = { width: 1280, height: 800 };

/**
 * One physical device: a browser with a profile folder of its own, which outlives the browser's
 * process. `address` is its way to the server, usually a `Wire`.
 */
export class Device {
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #pid = 0;
  /** Errors that pages threw and nobody caught, and what their content security policy forbade them. */
  readonly faults: string[] = [];

  private constructor(
    readonly address: string,
    readonly profile: string,
    readonly options: DeviceOptions,
  ) {}

  static async start(address: string, options: DeviceOptions = {}): Promise<Device> {
    const device = new Device(address, mkdtempSync(join(tmpdir(), 'smart-pos-device-')), options);
    await device.switchOn();
    return device;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the device is switched off');
    return this.#page;
  }

  get context(): BrowserContext {
    if (this.#context === null) throw new Error('the device is switched off');
    return this.#context;
  }

  /** Its open windows; none while it is switched off. */
  windows(): readonly Page[] {
    return this.#context?.pages() ?? [];
  }

  async switchOn(): Promise<void> {
    const context = await chromium.launchPersistentContext(this.profile, {
      executablePath: findChromium(),
      args: [...chromiumArguments, '--disable-features=Translate'],
      viewport: this.options.viewport ?? tablet,
      hasTouch: this.options.touch ?? false,
      locale: 'en-GB',
      timezoneId: 'Asia/Tashkent',
      acceptDownloads: true,
    });
    context.on('weberror', (error) => this.faults.push(String(error.error())));
    // A page that works only until a browser takes its own policy seriously.
    context.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) this.faults.push(message.text());
    });
    context.setDefaultTimeout(60_000);
    if (this.options.prepare !== undefined) await context.addInitScript(this.options.prepare);
    this.#context = context;
    this.#page = context.pages()[0] ?? (await context.newPage());
    this.#pid = await browserPid(context);
  }

  open(path: string): Promise<unknown> {
    return this.page.goto(`${this.address}${path}`);
  }

  /** A second window of the same device. */
  async newWindow(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.address}${path}`);
    return page;
  }

  /** Power cut: SIGKILL for the browser; its other processes end with it. The profile stays. */
  async pullPlug(): Promise<void> {
    const closed = new Promise((resolve) => this.context.once('close', resolve));
    process.kill(this.#pid, 'SIGKILL');
    await closed;
    this.#context = null;
    this.#page = null;
  }

  async switchOff(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#page = null;
  }

  async discard(): Promise<void> {
    await this.switchOff();
    // The last process of the browser may still write for a moment.
    await until('the profile to be free', () => {
      rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
      return true;
    });
  }
}

async function browserPid(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error('a launched browser is known to its context');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(({ type }) => type === 'browser');
  if (main === undefined) throw new Error('a browser has a main process');
  return main.id;
}
