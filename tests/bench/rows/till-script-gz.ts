import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { emptyDevice, launchBrowser } from '../stage/browser.ts';
import { installDevice, openTill } from '../stage/installed-till.ts';
import { startProduct } from '../stage/product.ts';

const gzipped = (script: string | Buffer): number => gzipSync(script, { level: 9 }).length;

/** A page of the same framework that shows one word. */
async function emptyPage(): Promise<number> {
  const source = "import { render } from 'solid-js/web'; import { createStore } from 'solid-js/store'; import { Router } from '@solidjs/router';"
    + "const [word] = createStore({ text: 'open' }); render(() => Router({ children: { path: '/', component: () => word.text } }), document.body);";
  const built = await build({
    configFile: false, logLevel: 'error',
    plugins: [{ name: 'one-word', resolveId: (id) => (id === 'one-word' ? id : null), load: (id) => (id === 'one-word' ? source : null) }],
    resolve: { conditions: ['browser', 'production'] },
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: 'one-word' } },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return outputs.reduce((all, file) => all + (file.type === 'chunk' ? gzipped(file.code) : 0), 0);
}

export async function measure(bench: Bench): Promise<Row[]> {
  const { server, restaurant } = await startProduct(bench, { branches: [{ devices: [{ kind: 'till', name: 'Till' }] }] });
  const folder = await bench.build();
  const branch = restaurant.branches[0]!;
  const browser = await launchBrowser(bench);
  const page = await installDevice(await emptyDevice(browser), server.address, branch.devices[0]!, branch);
  await openTill(page, server.address);
  // What the page itself asked for; a worker's scripts are not in this list, apart from its first, which is named a worker.
  const asked = await page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name, initiatorType }) => new URL(name).pathname.endsWith('.js') && ['script', 'link', 'other'].includes(initiatorType))
    .map(({ name }) => new URL(name).pathname));
  const workers = new Set(await page.evaluate(() => {
    const { benchReplica } = globalThis as typeof globalThis & { benchReplica?: { url: string } };
    return benchReplica === undefined ? [] : [new URL(benchReplica.url).pathname];
  }));
  const files = [...new Set(asked)].filter((path) => !workers.has(path) && !path.endsWith('/service-worker.js'));
  if (files.length === 0) throw new Error('the till opened without any script');
  const sizes = files.map((path) => ({ path, bytes: gzipped(readFileSync(join(folder, 'client', path))) })).sort((a, b) => b.bytes - a.bytes);
  const assets = readdirSync(join(folder, 'client', 'assets')).filter((name) => name.endsWith('.js'));
  const everything = assets.reduce((all, name) => all + gzipped(readFileSync(join(folder, 'client', 'assets', name))), 0);
  return [{
    id: 'till-script-gz', what: 'script that the till loads before the first product can be tapped, gzip', unit: 'kB',
    value: sizes.reduce((all, { bytes }) => all + bytes, 0) / 1_000, budget: 90, better: 'less',
    reference: { what: 'an empty page of Solid with router and store', value: (await emptyPage()) / 1_000 },
    notes: [
      sizes.map(({ path, bytes }) => `${path.slice(path.lastIndexOf('/') + 1)} ${(bytes / 1_000).toFixed(1)}`).join(', '),
      `all scripts of the client, workers and screens not opened included: ${(everything / 1_000).toFixed(0)} kB`,
    ],
  }];
}
