import { expect, test as base } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../platform/run-postgres.ts';
import { Build } from './build.ts';
import { Device, type DeviceOptions } from './device.ts';
import { runPostgresUrl } from './postgres-global-setup.ts';
import { ServerProcess } from './server.ts';
import { Wire } from './wire.ts';

/** What a test may start; everything it started ends with it. */
export interface Stage {
  /** A server on an empty database; `embedded`: with a PostgreSQL of its own. `build`: another release than the one in dist. */
  server(options?: { readonly embedded?: boolean; readonly build?: Build }): Promise<ServerProcess>;
  /** A network of its own between one device and the server. */
  wire(server: ServerProcess): Promise<Wire>;
  device(address: string, options?: DeviceOptions): Promise<Device>;
  build(): Build;
}

export { expect };

export const test = base.extend<{ stage: Stage }>({
  stage: async ({}, use, info) => {
    const endings: (() => Promise<unknown> | void)[] = [];
    const devices: Device[] = [];
    const servers: ServerProcess[] = [];
    await use({
      async server({ embedded = false, build } = {}) {
        if (embedded) {
          const dataFolder = mkdtempSync(join(tmpdir(), 'smart-pos-e2e-data-'));
          const server = await ServerProcess.start({ dataFolder }, build?.folder);
          servers.push(server);
          endings.push(() => server.stop().then(() => server.forgetData()));
          return server;
        }
        const database = await createDatabase(runPostgresUrl());
        endings.push(() => database.drop());
        const server = await ServerProcess.start({ databaseUrl: database.url }, build?.folder);
        servers.push(server);
        endings.push(() => server.stop());
        return server;
      },
      async wire(server) {
        const wire = await Wire.to(server.port);
        endings.push(() => wire.close());
        return wire;
      },
      async device(address, options) {
        const device = await Device.start(address, options);
        devices.push(device);
        endings.push(() => device.discard());
        return device;
      },
      build() {
        const build = Build.copy();
        endings.push(() => build.remove());
        return build;
      },
    });
    const faults = [...devices.flatMap((device) => device.faults), ...servers.flatMap((server) => server.unaskedEnd ?? [])];
    if (info.status !== info.expectedStatus || faults.length > 0) await keepEvidence(info, devices, servers);
    for (const end of endings.reverse()) await end();
    // Whatever a test is about: no page may throw on the way, and no server fall.
    expect(faults).toEqual([]);
  },
});

type Info = { readonly attach: (name: string, what: { readonly body: string | Buffer; readonly contentType: string }) => Promise<void>; readonly outputPath: (...parts: string[]) => string };

/** What a person needs to see why a test failed: each window's picture, what pages threw, the server's log. */
async function keepEvidence(info: Info, devices: readonly Device[], servers: readonly ServerProcess[]): Promise<void> {
  for (const [index, device] of devices.entries()) {
    for (const [window, page] of device.windows().entries()) {
      const path = info.outputPath(`device-${index + 1}-window-${window + 1}.png`);
      await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
    }
    await info.attach(`device ${index + 1}`, { body: device.faults.join('\n'), contentType: 'text/plain' });
  }
  for (const [index, server] of servers.entries()) writeFileSync(info.outputPath(`server-${index + 1}.log`), server.said);
}
