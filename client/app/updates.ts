/**
 * Updates of the installed app. A new version waits until no window of this device has an order
 * open; then it takes over and every window reloads at the next moment that suits it.
 */

/** Held, shared, by every window while an order is open in it. */
export const orderOpenLock = 'smart-pos-order-open';

export type Updates = {
  /** Tells whether an order is open in this window now. */
  readonly setOrderOpen: (open: boolean) => void;
  readonly stop: () => void;
};

export type UpdatesDep = {
  readonly serviceWorker: Pick<ServiceWorkerContainer, 'register' | 'addEventListener' | 'controller'>;
  readonly locks: Pick<LockManager, 'request'>;
  /** A new version is ready and waits for open orders to be finished. */
  readonly onWaiting: () => void;
  /** This window runs the previous version. It calls `reload` when nothing on the screen would be lost. */
  readonly onNeedReload: (reload: () => void) => void;
  readonly reload: () => void;
  readonly checkEveryMs?: number;
};

/** What the waiting service worker listens to. */
export const activateMessage = { type: 'activate' } as const;

const hour = 3_600_000;
const retryMs = 5_000;

export function watchUpdates({ serviceWorker, locks, onWaiting, onNeedReload, reload, checkEveryMs = hour }: UpdatesDep): Updates {
  let release: (() => void) | null = null;
  let orderOpen = false;
  let stopped = false;
  let checkTimer: ReturnType<typeof setInterval> | null = null;
  let activateTimer: ReturnType<typeof setTimeout> | null = null;
  let needsReload = false;
  // The first install takes control of a page that already runs that very version.
  let controlled = serviceWorker.controller !== null;

  /** Nobody has an order open while this runs: nobody can open one either until it is over. */
  async function activate(waiting: ServiceWorker): Promise<void> {
    activateTimer = null;
    if (stopped || waiting.state !== 'installed') return;
    const done = await locks.request(orderOpenLock, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      waiting.postMessage(activateMessage);
      return true;
    });
    if (!done && !stopped) activateTimer = setTimeout(() => { void activate(waiting); }, retryMs);
  }

  function offer(waiting: ServiceWorker): void {
    // Without a controller nothing runs an older version: the new one takes over by itself.
    if (serviceWorker.controller === null) return;
    onWaiting();
    void activate(waiting);
  }

  const reloadWhenIdle = (): void => { if (needsReload && !orderOpen && !stopped) onNeedReload(reload); };

  serviceWorker.addEventListener('controllerchange', () => {
    if (!controlled) { controlled = true; return; }
    needsReload = true;
    // An order may have been opened in the same moment: it is finished first.
    reloadWhenIdle();
  });

  void serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' }).then((registration) => {
    if (stopped) return;
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const found = registration.installing;
      found?.addEventListener('statechange', () => { if (found.state === 'installed') offer(found); });
    });
    checkTimer = setInterval(() => { registration.update().catch(() => undefined); }, checkEveryMs);
  }).catch(() => undefined);

  return {
    setOrderOpen: (open) => {
      if (open === orderOpen) return;
      orderOpen = open;
      if (open) {
        void locks.request(orderOpenLock, { mode: 'shared' }, () => new Promise<void>((resolve) => {
          // The order may be closed before the lock was granted.
          if (orderOpen) release = resolve; else resolve();
        }));
      } else {
        release?.();
        release = null;
        reloadWhenIdle();
      }
    },
    stop: () => {
      stopped = true;
      release?.();
      if (checkTimer !== null) clearInterval(checkTimer);
      if (activateTimer !== null) clearTimeout(activateTimer);
    },
  };
}
