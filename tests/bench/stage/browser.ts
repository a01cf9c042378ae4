import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../platform/find-chromium.ts';
import type { Bench } from '../bench.ts';

// Windows that cover each other are throttled like forgotten ones: a till and a kitchen screen stand side by side.
const foreground = [
  '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows', '--disable-background-timer-throttling',
];

const launchOptions = () => ({ executablePath: findChromium(), args: [...chromiumArguments, ...foreground] });

export const tabletViewport = { width: 1280, height: 800 } as const;

/** A browser process of its own; each context in it is an empty device. Closed after the row. */
export async function launchBrowser(bench: Bench): Promise<Browser> {
  const browser = await chromium.launch(launchOptions());
  bench.after(() => browser.close());
  return browser;
}

/** An empty device with a touch screen. */
export async function emptyDevice(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: tabletViewport, hasTouch: true, locale: 'en-GB', timezoneId: 'Asia/Tashkent' });
  // What runs this program names functions by a call that pages do not know.
  await context.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
  return context;
}

/** Makes the page's processor slower by `factor`; 1 is full speed. */
export async function throttleProcessor(page: Page, factor: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: factor });
  return session;
}

/** Notes tasks of the page's main thread that took over 50 ms, from the start of the document. Call before `goto`. */
export const watchLongTasks = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const noted: number[] = [];
    Object.assign(globalThis, { benchLongTasks: noted });
    new PerformanceObserver((list) => noted.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask', buffered: true });
  });

/** Milliseconds of the longest task noted since the last call; 0 when none took over 50 ms. */
export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const noted = (globalThis as typeof globalThis & { benchLongTasks?: number[] }).benchLongTasks ?? [];
    return Math.max(0, ...noted.splice(0));
  });
