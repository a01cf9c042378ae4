import type { Page } from '@playwright/test';

/**
 * When something appears on the page. "Painted" is the moment after the frame that shows it was
 * made: a message posted from `requestAnimationFrame` is delivered once style, layout and paint of
 * that frame are done. (The Event Timing entries of the browser are rounded to 8 ms, and a second
 * animation frame would add the wait for one more tick of the screen.)
 */
export type Sighting = {
  /** Milliseconds from the lift of the finger until the element was in the document, and until the frame with it was made. */
  readonly inDocumentMs: number;
  readonly paintedMs: number;
  /** Milliseconds since 1970 by the page's clock. */
  readonly tapAtMs: number;
  readonly paintedAtMs: number;
  readonly mark: string;
};

type WatchingWindow = typeof globalThis & { benchSightings?: Sighting[] };

/**
 * Notes every element that appears and matches `selector`, from now on. `markAttribute` names what
 * tells one from another; an element seen before does not count again. The tap is the last lift of
 * a finger on this page before it.
 */
export const watchPaint = (page: Page, selector: string, markAttribute: string): Promise<void> =>
  page.evaluate(([wanted, attribute]) => {
    const window = globalThis as WatchingWindow;
    const sightings: Sighting[] = [];
    window.benchSightings = sightings;
    let tapMs = performance.now();
    addEventListener('pointerup', (event) => { tapMs = event.timeStamp; }, { capture: true });
    const known = new Set([...document.querySelectorAll(wanted)].map((element) => element.getAttribute(attribute) ?? ''));
    const frame = new MessageChannel();
    const waiting: (() => void)[] = [];
    frame.port1.onmessage = () => { for (const done of waiting.splice(0)) done(); };
    new MutationObserver(() => {
      for (const element of document.querySelectorAll(wanted)) {
        const mark = element.getAttribute(attribute) ?? '';
        if (known.has(mark)) continue;
        known.add(mark);
        const seenMs = performance.now();
        const tap = tapMs;
        requestAnimationFrame(() => {
          waiting.push(() => {
            const paintedMs = performance.now();
            sightings.push({
              mark, inDocumentMs: seenMs - tap, paintedMs: paintedMs - tap,
              tapAtMs: performance.timeOrigin + tap, paintedAtMs: performance.timeOrigin + paintedMs,
            });
          });
          frame.port2.postMessage(null);
        });
      }
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: [attribute] });
  }, [selector, markAttribute] as const);

/** Takes the next sighting, waiting for it. */
export async function nextSighting(page: Page): Promise<Sighting> {
  const sighting = await page.waitForFunction(() => (globalThis as WatchingWindow).benchSightings?.shift(), undefined, { polling: 5, timeout: 10_000 });
  return (await sighting.jsonValue()) as Sighting;
}

/** Notes when a finger is lifted, for `tapAtMs`. */
export const watchTaps = (page: Page): Promise<void> => page.evaluate(() => {
  const window = globalThis as WatchingWindow & { benchTapAtMs?: number };
  addEventListener('pointerup', (event) => { window.benchTapAtMs = performance.timeOrigin + event.timeStamp; }, { capture: true });
});

/** When a finger was last lifted, milliseconds since 1970; after `watchTaps` was called. */
export const tapAtMs = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as typeof globalThis & { benchTapAtMs?: number }).benchTapAtMs ?? Number.NaN);
