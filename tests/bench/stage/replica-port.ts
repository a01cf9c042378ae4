import type { BrowserContext, Page } from '@playwright/test';
import type { RequestName, Requests } from '../../../workers/replica/port.ts';

/* A way to the replica worker that a page already runs, through its own port: what takes too many taps is asked for there. */

type ReplicaWindow = typeof globalThis & {
  benchReplica?: { readonly url: string; readonly options: WorkerOptions | string | undefined; readonly native: typeof SharedWorker };
  benchPort?: MessagePort;
  benchOrders?: { seen: Set<string>; lastAtMs: number };
};

/** Call before the first page is opened: notes how the page starts its worker. */
export const noteReplica = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const native = SharedWorker;
    const noting = new Proxy(native, {
      construct(target, parameters: [string | URL, (WorkerOptions | string)?]) {
        const [url, options] = parameters;
        (globalThis as ReplicaWindow).benchReplica = { url: String(new URL(url, location.href)), options, native };
        return Reflect.construct(target, parameters) as object;
      },
    });
    Object.defineProperty(globalThis, 'SharedWorker', { value: noting, configurable: true, writable: true });
  });

/** Opens a port of its own; orders that the worker tells of are noted from here on. */
export async function connectReplica(page: Page): Promise<void> {
  await page.waitForFunction(() => (globalThis as ReplicaWindow).benchReplica !== undefined, undefined, { timeout: 20_000 });
  await page.evaluate(() => {
    const window = globalThis as ReplicaWindow;
    if (window.benchPort !== undefined || window.benchReplica === undefined) return;
    const { url, options, native } = window.benchReplica;
    const { port } = new native(url, options as WorkerOptions);
    const noted = { seen: new Set<string>(), lastAtMs: 0 };
    window.benchOrders = noted;
    port.addEventListener('message', ({ data }: MessageEvent<{ type: string; patch?: { orders?: readonly { id: string }[] } }>) => {
      if (data.type !== 'patch' || data.patch?.orders === undefined) return;
      const before = noted.seen.size;
      for (const { id } of data.patch.orders) noted.seen.add(id);
      if (noted.seen.size > before) noted.lastAtMs = performance.timeOrigin + performance.now();
    });
    port.start();
    window.benchPort = port;
  });
  await askReplica(page, 'hello', { tabId: 'bench' });
}

/** One request; rejects with what the worker said. */
export function askReplica<Name extends RequestName>(page: Page, name: Name, ask: Requests[Name]['ask']): Promise<Requests[Name]['answer']> {
  return page.evaluate(([asked, parameters]) => new Promise<unknown>((resolve, reject) => {
    const { benchPort } = globalThis as ReplicaWindow;
    if (benchPort === undefined) throw new Error('no port to the replica');
    // Far from the ids of the page, whose port is another one anyway.
    const id = Math.floor(Math.random() * 1e9);
    const onMessage = ({ data }: MessageEvent<{ type: string; id: number; answer: unknown; error: unknown }>): void => {
      if (data.id !== id || (data.type !== 'answer' && data.type !== 'error')) return;
      benchPort.removeEventListener('message', onMessage);
      if (data.type === 'answer') resolve(data.answer);
      else reject(new Error(`${asked}: ${JSON.stringify(data.error)}`));
    };
    benchPort.addEventListener('message', onMessage);
    benchPort.postMessage({ id, name: asked, ask: parameters });
  }), [name, ask] as const) as Promise<Requests[Name]['answer']>;
}

/** How many different orders patches told of since the last look, and when the last new one came (milliseconds since 1970, by the page's clock). */
export const notedOrders = (page: Page): Promise<{ readonly count: number; readonly lastAtMs: number }> =>
  page.evaluate(() => {
    const noted = (globalThis as ReplicaWindow).benchOrders;
    return { count: noted?.seen.size ?? 0, lastAtMs: noted?.lastAtMs ?? 0 };
  });

export const forgetNotedOrders = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as ReplicaWindow).benchOrders?.seen.clear();
  });

/** Milliseconds since 1970 by the page's own clock, finer than a millisecond. */
export const pageNowMs = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin + performance.now());
