/** Long enough for the first screen to be painted and tapped. */
const afterMs = 2_000;

/**
 * Fetches parts that the first screen does without, one after the other while nothing else is to be
 * done, so that each is there before somebody asks for it. One that does not come is asked for again
 * when it is needed.
 */
export function preloadWhenIdle(parts: readonly (() => Promise<unknown>)[]): void {
  const idle = (): Promise<void> => new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5_000 });
    else setTimeout(resolve, 100);
  });
  const loadAll = async (): Promise<void> => {
    for (const part of parts) {
      await idle();
      await part().catch(() => undefined);
    }
  };
  setTimeout(() => void loadAll(), afterMs);
}
