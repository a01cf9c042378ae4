import * as fs from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { prepareBinaries } from './binaries.ts';
import {
  bestCompression,
  clusterFolderOf,
  describeCluster,
  prepareCluster,
  resetPassword,
  superuser,
  type Cluster,
} from './cluster.ts';
import { folderInUse, folderUnusable, type EmbeddedPostgresError } from './errors.ts';
import { acquireFolderLock } from './folder-lock.ts';
import { adoptOrStopOrphan, askToStop, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';
import { chooseSystemUser } from './system-user.ts';

/** A real PostgreSQL that belongs to this server, reachable from this machine only. */
export interface EmbeddedPostgres {
  /** For `pg`: postgresql://smartpos:<password>@127.0.0.1:<port>/postgres. Stable until stop(). */
  readonly url: string;
  readonly port: number;
  /** Of the PostgreSQL that runs now; changes when it was killed and restarted. */
  readonly pid: number;
  /** Writes everything out, ends PostgreSQL and gives the data folder free. Never rejects; may be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds the database, its password and its log. Created if missing. */
  readonly dataFolder: string;
  readonly log?: (message: string) => void;
  /** Tests only: a power cut right after the first start may leave a broken database. */
  readonly skipInitSync?: boolean;
}

const longestPauseMs = 5_000;

/**
 * Starts PostgreSQL on the data folder, creating the database at the first start. One server per
 * folder. While this process lives, a PostgreSQL that dies (out of memory, kill -9) is started
 * again on the same port after its recovery, so that a connection pool only has to reconnect.
 * When this process ends without stop(), PostgreSQL is asked to stop; after kill -9 it goes on
 * and the next start takes it over. Signals are left to the caller: handle SIGTERM and SIGINT by
 * awaiting stop().
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Result<EmbeddedPostgres, EmbeddedPostgresError>> {
  const log = options.log ?? (() => undefined);
  const asked = resolve(options.dataFolder);
  try {
    fs.mkdirSync(asked, { recursive: true, mode: 0o755 });
    // The same folder by two names must be one lock and one identity.
    const dataFolder = fs.realpathSync(asked);
    const lock = await acquireFolderLock(dataFolder);
    if (!lock.ok) return err(folderInUse(dataFolder, lock.error.pid, lock.error.since));
    let running = false;
    try {
      const started = await startLocked(dataFolder, options.skipInitSync ?? false, log);
      if (!started.ok) return started;
      running = true;
      const { cluster, password, postmaster } = started.value;
      return ok(supervise(cluster, password, postmaster, log, () => lock.value.release()));
    } finally {
      if (!running) lock.value.release();
    }
  } catch (cause) {
    return err(folderUnusable(asked, cause));
  }
}

interface Started {
  readonly cluster: Cluster;
  readonly password: string;
  readonly postmaster: Postmaster;
}

async function startLocked(
  dataFolder: string,
  skipInitSync: boolean,
  log: (message: string) => void,
): Promise<Result<Started, EmbeddedPostgresError>> {
  const user = chooseSystemUser(clusterFolderOf(dataFolder));
  if (!user.ok) return user;
  const binaries = prepareBinaries(dataFolder, user.value);
  if (!binaries.ok) return binaries;
  const described = describeCluster(dataFolder, user.value, binaries.value);
  const prepared = await prepareCluster(dataFolder, described, { skipInitSync });
  if (!prepared.ok) return prepared;
  const cluster: Cluster = { ...described, compression: await bestCompression(described) };

  let { password } = prepared.value;
  const orphan = await adoptOrStopOrphan(cluster, password !== undefined);
  if (password === undefined) {
    log('The password file of the database was missing; a new password was set.');
    const reset = await resetPassword(dataFolder, cluster);
    if (!reset.ok) return reset;
    password = reset.value;
  }
  if (orphan !== undefined) {
    log(`Took over the PostgreSQL that was left running (process ${orphan.pid}).`);
    return ok({ cluster, password, postmaster: orphan });
  }
  const postmaster = await startPostmaster(cluster, undefined, log);
  return postmaster.ok ? ok({ cluster, password, postmaster: postmaster.value }) : postmaster;
}

function supervise(
  cluster: Cluster,
  password: string,
  first: Postmaster,
  log: (message: string) => void,
  release: () => void,
): EmbeddedPostgres {
  const { port } = first;
  let current = first;
  let stopping: Promise<void> | undefined;
  const onExit = (): void => askToStop(current.pid);
  process.once('exit', onExit);

  let restarting: Promise<void> | undefined;
  const watch = (): void => {
    void current.gone.then(() => {
      if (stopping === undefined) restarting = restart().then(watch);
    });
  };
  const restart = async (): Promise<void> => {
    for (let pauseMs = 100; stopping === undefined; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      log(`PostgreSQL (process ${current.pid}) ended unexpectedly; starting it again.`);
      const restarted = await startPostmaster(cluster, port, log).catch((cause: unknown) =>
        err(folderUnusable(cluster.folder, cause)),
      );
      if (restarted.ok) {
        current = restarted.value;
        return;
      }
      log(restarted.error.message);
      await sleep(pauseMs);
    }
  };
  watch();

  const stop = async (): Promise<void> => {
    // A restart under way would bring up a PostgreSQL that nobody stops.
    await restarting;
    await stopPostmaster(cluster, current);
    process.removeListener('exit', onExit);
    release();
  };

  return {
    url: `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    port,
    get pid() {
      return current.pid;
    },
    stop: () => (stopping ??= stop()),
  };
}
