import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../sync-server/platform/postgres/embedded-postgres.ts';
import { isFolderLocked } from '../../sync-server/platform/postgres/folder-lock.ts';

/** The PostgreSQL of one test run; its role may create databases. */
export interface RunPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

export interface FreshDatabase {
  readonly url: string;
  /** Cuts whoever is still connected. */
  drop(): Promise<void>;
}

/** The person's own PostgreSQL (TEST_DATABASE_URL), else an embedded one in a folder that begins with `prefix`. */
export async function startRunPostgres(prefix: string): Promise<RunPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  await removeLeftovers(prefix);
  const dataFolder = mkdtempSync(join(tmpdir(), prefix));
  const started = await startEmbeddedPostgres({ dataFolder, skipInitSync: true });
  if (!started.ok) throw new Error(started.error.message);
  return {
    url: started.value.url,
    stop: async () => {
      await started.value.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** An empty database on the given server. */
export async function createDatabase(server: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A run that was killed leaves its PostgreSQL behind: take it over, so that it can be stopped. */
async function removeLeftovers(prefix: string): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataFolder = join(tmpdir(), name);
    // A folder without a database is one that another run is only just making, or has just removed.
    if (!name.startsWith(prefix) || !existsSync(join(dataFolder, 'postgres'))) continue;
    if (await isFolderLocked(dataFolder)) continue;
    const left = await startEmbeddedPostgres({ dataFolder });
    if (!left.ok) continue;
    await left.value.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
