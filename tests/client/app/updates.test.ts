import { describe, expect, onTestFinished, test } from 'vitest';
import { activateMessage, orderOpenLock, watchUpdates } from '../../../client/app/updates.ts';
import { expectEventually, quiet } from '../../workers/replica/test-device.ts';

/** Web Locks as the standard says, for one name: shared among readers, exclusive for one. */
function makeLocks() {
  let shared = 0;
  let exclusive = false;
  const waiting: (() => void)[] = [];
  const wake = (): void => { for (const run of waiting.splice(0)) run(); };
  return {
    holders: () => shared,
    request: async (name: string, options: LockOptions, run: (lock: Lock | null) => unknown): Promise<unknown> => {
      expect(name).toBe(orderOpenLock);
      const mode = options.mode ?? 'exclusive';
      const free = (): boolean => (mode === 'shared' ? !exclusive : !exclusive && shared === 0);
      while (!free()) {
        if (options.ifAvailable) return run(null);
        await new Promise<void>((resolve) => { waiting.push(resolve); });
      }
      if (mode === 'shared') shared += 1; else exclusive = true;
      try {
        return await run({ name, mode });
      } finally {
        if (mode === 'shared') shared -= 1; else exclusive = false;
        wake();
      }
    },
  };
}

/** One device: its service worker container with a version that waits, and any number of windows. */
function makeBrowser() {
  const locks = makeLocks();
  const listeners: (() => void)[] = [];
  const posted: unknown[] = [];
  const waiting = Object.assign(new EventTarget(), {
    state: 'installed',
    postMessage: (message: unknown) => {
      posted.push(message);
      waiting.state = 'activated';
      for (const listener of listeners) listener();
    },
  });
  const registration = Object.assign(new EventTarget(), { waiting, installing: null, update: async () => undefined });
  const container = {
    controller: {},
    register: async () => registration,
    addEventListener: (_: string, listener: () => void) => { listeners.push(listener); },
  };
  const openWindow = () => {
    const seen = { waiting: 0, reloads: 0 };
    const updates = watchUpdates({
      serviceWorker: container as unknown as ServiceWorkerContainer, locks: locks as unknown as LockManager,
      onWaiting: () => { seen.waiting += 1; }, onNeedReload: (reload) => reload(), reload: () => { seen.reloads += 1; },
    });
    onTestFinished(updates.stop);
    return { seen, updates };
  };
  return { posted, openWindow, locks, newVersion: () => { for (const listener of listeners) listener(); } };
}

describe('an update', () => {
  test('takes over at once where no order is open, and every window reloads', async () => {
    const browser = makeBrowser();
    const [first, second] = [browser.openWindow(), browser.openWindow()];
    await expectEventually(() => browser.posted.length > 0);
    expect(browser.posted).toEqual([activateMessage]);
    expect([first.seen.reloads, second.seen.reloads]).toEqual([1, 1]);
  });

  test('waits while any window has an order open', async () => {
    const browser = makeBrowser();
    const seller = browser.openWindow();
    seller.updates.setOrderOpen(true);
    await expectEventually(() => browser.locks.holders() === 1);
    const other = browser.openWindow();
    await expectEventually(() => other.seen.waiting > 0);
    await quiet(30);
    expect(other.seen.waiting).toBe(1);
    expect(browser.posted).toEqual([]);
    expect([seller.seen.reloads, other.seen.reloads]).toEqual([0, 0]);
  });

  test('that took over in the same moment as an order was opened reloads that window after the order', async () => {
    const browser = makeBrowser();
    const seller = browser.openWindow();
    seller.updates.setOrderOpen(true);
    await expectEventually(() => browser.locks.holders() === 1);
    browser.newVersion();
    expect(seller.seen.reloads).toBe(0);
    seller.updates.setOrderOpen(false);
    expect(seller.seen.reloads).toBe(1);
  });
});
