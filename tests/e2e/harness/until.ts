import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `look` answers with something, and gives it. What throws (a refused connection, a
 * missing row) is "not yet"; the last reason is told when the time is over.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { timeoutMs = 120_000, everyMs = 50 }: { readonly timeoutMs?: number; readonly everyMs?: number } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown = 'nothing yet';
  for (;;) {
    try {
      const seen = await look();
      if (seen !== false && seen !== null && seen !== undefined) return seen as NonNullable<Exclude<T, false>>;
      last = seen;
    } catch (cause) {
      last = cause;
    }
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms for ${what}; last: ${String(last)}`);
    await sleep(everyMs);
  }
}
