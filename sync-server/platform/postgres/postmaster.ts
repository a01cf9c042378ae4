import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { folderArgument, programEnvironment, type Cluster } from './cluster.ts';
import { startFailed, userUnavailable, type EmbeddedPostgresError } from './errors.ts';
import { commandLineOf, livenessOf, processExists } from './process-identity.ts';

/** A running PostgreSQL that accepts connections. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process is gone, for whatever reason. Does not keep this process alive. */
  readonly gone: Promise<void>;
  /** Whether it has ended and, where it was started from here, been collected: its id may be another's from then on. */
  readonly isGone: () => boolean;
}

const settings: readonly string[] = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'timezone=UTC',
  'log_timezone=UTC',
  // The log is one file that nobody rotates while it runs: only what somebody should read.
  'log_checkpoints=off',
  // A server that was killed must not go on holding locks through a long query of its own.
  ...(process.platform === 'win32' ? [] : ['client_connection_check_interval=1s']),
];

const bigLogBytes = 5_000_000;
/** Sessions of a killed PostgreSQL end within moments, on a machine that is busy with other things within many. */
const lingeringMs = 60_000;

/** Starts PostgreSQL on the cluster and waits until it is ready, however long its recovery takes. */
export async function startPostmaster(
  cluster: Cluster,
  wantedPort: number | undefined,
  log: (message: string) => void,
): Promise<Result<Postmaster, EmbeddedPostgresError>> {
  disownReusedPid(cluster);
  const deadline = performance.now() + lingeringMs;
  let port = wantedPort ?? (await freePort());
  for (;;) {
    const started = await startOnce(cluster, port, log);
    if (started.ok || started.error.kind !== 'start-failed') return started;
    if (performance.now() > deadline) return started;
    const { message } = started.error;
    if (/could not bind|could not create any TCP/.test(message)) {
      // Somebody took the port in between. A restart under a running server has to wait for its own.
      if (wantedPort === undefined) port = await freePort();
    } else if (!/shared memory block|lock file/.test(message)) {
      return started;
    }
    // Sessions of a PostgreSQL that was killed take a moment to notice; they must be gone first.
    await sleep(100);
  }
}

/**
 * A PostgreSQL that outlived its server (kill -9 of node) goes on serving the folder. It is taken
 * over as it is if its command line is the one it would be started with now: same binaries,
 * version, folder and settings. Then nothing is interrupted, and what its dead clients left open
 * rolls back by itself. Any other one is stopped properly, so that an update takes effect.
 */
export async function adoptOrStopOrphan(cluster: Cluster, mayAdopt: boolean): Promise<Postmaster | undefined> {
  if (process.platform === 'win32') {
    // No command lines to tell one process from another by; pg_ctl asks the right one to stop.
    if (readStatus(cluster) !== undefined) stopByPgCtl(cluster);
    return undefined;
  }
  for (;;) {
    const status = readStatus(cluster);
    if (status === undefined) return undefined;
    // Before it is recognised: what is recognised is then still the process that is watched.
    const isAlive = livenessOf(status.pid);
    const isGone = (): boolean => !isAlive();
    const commandLine = commandLineOf(status.pid);
    if (commandLine === undefined || !isOurs(cluster, commandLine)) return undefined;
    const same = commandLine === [cluster.binaries.postgres, ...argumentsFor(cluster, status.port)].join(' ');
    if (!mayAdopt || !same || status.state === 'stopping') {
      await stopPostmaster(cluster, { pid: status.pid, isGone });
      return undefined;
    }
    if (status.state === 'ready') {
      return { pid: status.pid, port: status.port, gone: watchForeign(isGone), isGone };
    }
    await sleep(20);
  }
}

/** Fast shutdown: sessions are cut, everything is written, then the process ends; answers when it is gone. */
export async function stopPostmaster(cluster: Cluster, { pid, isGone }: Pick<Postmaster, 'pid' | 'isGone'>): Promise<void> {
  if (process.platform === 'win32') return stopByPgCtl(cluster);
  // After this long it is stuck; an immediate stop costs a recovery at the next start, no data.
  const impatientAt = performance.now() + 60_000;
  if (!isGone()) signal(pid, 'SIGINT');
  while (!isGone()) {
    if (performance.now() > impatientAt) signal(pid, 'SIGQUIT');
    await sleep(10);
  }
}

/** For the exit handler, where nothing can be awaited. */
export function askToStop(pid: number): void {
  if (process.platform !== 'win32') signal(pid, 'SIGINT');
}

function argumentsFor(cluster: Cluster, port: number): readonly string[] {
  const name = `cluster_name=smart-pos-${cluster.binaries.version}-${cluster.identity}`;
  const flags = [name, ...settings, `default_toast_compression=${cluster.compression}`].flatMap((setting) => ['-c', setting]);
  return ['-D', folderArgument(cluster.folder, cluster.user), ...flags, '-p', String(port)];
}

async function startOnce(
  cluster: Cluster,
  port: number,
  log: (message: string) => void,
): Promise<Result<Postmaster, EmbeddedPostgresError>> {
  const output = openLog(cluster);
  // A group of its own: Ctrl-C in a terminal reaches only the server, which first finishes its work.
  const child = spawn(cluster.binaries.postgres, argumentsFor(cluster, port), {
    cwd: cluster.folder,
    env: programEnvironment(),
    stdio: ['ignore', output.file, output.file],
    detached: true,
    windowsHide: true,
    ...cluster.user,
  });
  fs.closeSync(output.file);
  let failure: NodeJS.ErrnoException | undefined;
  let ended = false;
  const gone = new Promise<void>((resolve) => {
    child.on('error', (cause) => {
      failure = cause;
      ended = true;
      resolve();
    });
    child.on('exit', () => {
      ended = true;
      resolve();
    });
  });
  const saySlowAt = performance.now() + 5_000;
  let saidSlow = false;
  while (!ended) {
    const status = readStatus(cluster);
    if (child.pid !== undefined && status?.pid === child.pid && status.state === 'ready') {
      child.unref();
      return ok({ pid: child.pid, port, gone, isGone: () => ended });
    }
    if (!saidSlow && performance.now() > saySlowAt) {
      saidSlow = true;
      log('The database is recovering after it was cut off; this can take some minutes.');
    }
    await sleep(5);
  }
  if (failure === undefined) return err(startFailed(output.saidSince(), cluster.logFile));
  const switchFailed = cluster.user !== undefined && (failure.code === 'EPERM' || failure.code === 'EINVAL');
  return err(switchFailed ? userUnavailable(failure.message) : startFailed(failure.message, cluster.logFile));
}

function openLog(cluster: Cluster): { readonly file: number; saidSince(): string } {
  const { logFile } = cluster;
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > bigLogBytes) fs.renameSync(logFile, `${logFile}.1`);
  const file = fs.openSync(logFile, 'a', 0o600);
  const from = fs.fstatSync(file).size;
  return { file, saidSince: () => fs.readFileSync(logFile).subarray(from).toString('utf8').slice(-2_000) };
}

interface PostmasterStatus {
  readonly pid: number;
  readonly port: number;
  /** "starting", "stopping", "ready"; empty while the file is being written. */
  readonly state: string;
}

const statusFileOf = (cluster: Cluster): string => join(cluster.folder, 'postmaster.pid');

function readStatus(cluster: Cluster): PostmasterStatus | undefined {
  try {
    const lines = fs.readFileSync(statusFileOf(cluster), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** The bare -D form also recognises one that a person started by hand on this folder. */
function isOurs(cluster: Cluster, commandLine: string): boolean {
  return commandLine.includes(cluster.identity) || commandLine.includes(`-D ${cluster.folder}`);
}

/**
 * After a power cut or in a new container the old pid may belong to some other program, and
 * PostgreSQL would refuse to start for its sake. Deleting postmaster.pid would also delete the
 * shared memory id in it, by which PostgreSQL finds sessions that are still writing. A pid that is
 * PostgreSQL's own parent, though, it knows to be stale, and still checks the memory.
 */
function disownReusedPid(cluster: Cluster): void {
  const status = readStatus(cluster);
  if (process.platform === 'win32' || status === undefined || !processExists(status.pid)) return;
  const path = statusFileOf(cluster);
  const lines = fs.readFileSync(path, 'utf8').split('\n');
  fs.writeFileSync(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function stopByPgCtl(cluster: Cluster): void {
  spawnSync(cluster.binaries.pgCtl, ['stop', '-D', cluster.folder, '-m', 'fast', '-w'], { windowsHide: true });
}

/** Not our child, so no exit event: ask now and then. */
function watchForeign(isGone: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!isGone()) return;
      clearInterval(timer);
      resolve();
    }, 250);
    timer.unref();
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has a port');
  return address.port;
}
