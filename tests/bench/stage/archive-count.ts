import type { Page } from '@playwright/test';

/**
 * Waits until the device's own database holds archives of `orders` orders. Reads the database
 * itself: the worker is not asked while it works.
 */
export const untilArchived = (page: Page, orders: number): Promise<void> =>
  page.evaluate(async (wanted) => {
    const start = performance.now();
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('smart-pos');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('the device has no database'));
    });
    for (;;) {
      const entries = await new Promise<{ orders: number }[]>((resolve, reject) => {
        const all = database.transaction('archives').objectStore('archives').getAll();
        all.onsuccess = () => resolve(all.result as { orders: number }[]);
        all.onerror = () => reject(new Error('the archives cannot be read'));
      });
      const took = performance.now() - start;
      const held = entries.reduce((all, entry) => all + entry.orders, 0);
      if (held >= wanted) {
        database.close();
        return;
      }
      if (took > 90_000) throw new Error(`${held} of ${wanted} orders of history arrived within 90 s`);
      await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
  }, orders);
