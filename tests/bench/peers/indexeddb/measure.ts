import type { Browser } from '@playwright/test';
import type { Bench } from '../../bench.ts';
import { median } from '../../measure/statistics.ts';
import { emptyDevice } from '../../stage/browser.ts';
import { serveSite } from '../../stage/static-site.ts';

/** Documents in one record: the design's own measurement of the limit used the same. */
const chunkSize = 500;

/**
 * Median milliseconds to write the same documents to IndexedDB as records of 500, one relaxed
 * transaction each: what the disk of this browser takes, with nothing around it. The documents are
 * in memory when the clock starts.
 */
export async function measureIndexedDb(bench: Bench, browser: Browser, documents: readonly object[], runs: number): Promise<number> {
  const body = Buffer.from(JSON.stringify(documents));
  const site = await serveSite(bench, (url) =>
    url.pathname === '/documents' ? { type: 'application/json', body } : { type: 'text/html', body: '<!doctype html><title>Limit</title>' });
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await emptyDevice(browser);
    const page = await context.newPage();
    await page.goto(site);
    taken.push(await page.evaluate(async (size) => {
      const all = (await (await fetch('/documents')).json()) as object[];
      const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('limit', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('chunks');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('IndexedDB did not open'));
      });
      const start = performance.now();
      for (const [index, chunk] of chunks.entries()) {
        await new Promise<void>((resolve, reject) => {
          const transaction = database.transaction('chunks', 'readwrite', { durability: 'relaxed' });
          transaction.objectStore('chunks').put(chunk, index);
          transaction.oncomplete = () => resolve();
          transaction.onerror = () => reject(new Error('IndexedDB did not take a chunk'));
        });
      }
      return performance.now() - start;
    }, chunkSize));
    await context.close();
  }
  return median(taken);
}
