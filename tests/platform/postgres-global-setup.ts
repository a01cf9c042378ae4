import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../sync-server/platform/postgres/embedded-postgres.ts';
import { isFolderLocked } from '../../sync-server/platform/postgres/folder-lock.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server shared by all files of a run; its role may create databases. */
    postgresUrl: string;
  }
}

const prefix = 'smart-pos-test-postgres-';

/** One PostgreSQL for a whole run: the person's own (TEST_DATABASE_URL), else an embedded one. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    project.provide('postgresUrl', given);
    return undefined;
  }
  await removeLeftovers();
  const dataFolder = mkdtempSync(join(tmpdir(), prefix));
  const started = await startEmbeddedPostgres({ dataFolder, skipInitSync: true });
  if (!started.ok) throw new Error(started.error.message);
  project.provide('postgresUrl', started.value.url);
  return async () => {
    await started.value.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its PostgreSQL behind: take it over, so that it can be stopped. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataFolder = join(tmpdir(), name);
    // A folder without a database is one that another run is only just making.
    if (!name.startsWith(prefix) || !readdirSync(dataFolder).includes('postgres')) continue;
    if (await isFolderLocked(dataFolder)) continue;
    const left = await startEmbeddedPostgres({ dataFolder });
    if (!left.ok) continue;
    await left.value.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
