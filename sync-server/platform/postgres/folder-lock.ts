import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { bootId, processExists, processNamespace, startTicksOf } from './process-identity.ts';

/**
 * One Smart POS server per data folder.
 *
 * PostgreSQL guards its own folder within one machine, but two containers that share a volume see
 * neither each other's processes nor each other's shared memory: two PostgreSQL would write the
 * same files. Hence a lock file that names its owner so that a dead one is recognised:
 * - same boot, same process namespace: the pid with its start time decides, at once and exactly;
 * - anything else (other container, other machine, no /proc): a living owner touches the file
 *   every two seconds, so a file that stays still is free.
 */
export interface FolderLock {
  release(): void;
}

export interface FolderLockHolder {
  readonly pid: number;
  /** ISO 8601, UTC. */
  readonly since: string;
}

interface LockRecord extends FolderLockHolder {
  readonly token: string;
  readonly host: string;
  readonly startTicks: number | null;
  readonly bootId: string | null;
  readonly namespace: string | null;
}

const heartbeatMs = 2_000;
/** A file not touched for so long has no owner, however the clocks of two containers may differ a little. */
const surelyStaleMs = 30_000;
/** Three missed heartbeats. */
const watchMs = 6_500;

const lockPath = (dataFolder: string): string => join(dataFolder, 'server.lock');

/** Takes the lock or tells who holds it. Throws only what the file system throws. */
export async function acquireFolderLock(dataFolder: string): Promise<Result<FolderLock, FolderLockHolder>> {
  const path = lockPath(dataFolder);
  const mine: LockRecord = {
    token: randomUUID(),
    pid: process.pid,
    since: new Date().toISOString(),
    host: hostname(),
    startTicks: startTicksOf(process.pid) ?? null,
    bootId: bootId() ?? null,
    namespace: processNamespace() ?? null,
  };
  for (;;) {
    const lock = createLock(path, mine);
    if (lock !== undefined) return ok(lock);
    const held = readLock(path);
    if (held === undefined) {
      // Gone between the two calls, or torn by a power cut: a live owner's file is never torn,
      // because it appears by link() with its content in it.
      await discardLock(path, undefined);
      continue;
    }
    if (await isHeld(path, held)) return err({ pid: held.pid, since: held.since });
    await discardLock(path, held.token);
  }
}

/** Whether a living server owns the folder now. */
export async function isFolderLocked(dataFolder: string): Promise<boolean> {
  const held = readLock(lockPath(dataFolder));
  return held !== undefined && (await isHeld(lockPath(dataFolder), held));
}

function createLock(path: string, record: LockRecord): FolderLock | undefined {
  const draft = `${path}.${record.token}`;
  const file = fs.openSync(draft, 'wx', 0o644);
  fs.writeSync(file, JSON.stringify(record));
  try {
    fs.linkSync(draft, path);
  } catch (cause) {
    fs.closeSync(file);
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw cause;
  } finally {
    fs.rmSync(draft, { force: true });
  }
  // Through the descriptor: if the file were ever replaced, the new owner's is not touched.
  const heartbeat = setInterval(() => {
    const now = new Date();
    fs.futimes(file, now, now, () => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      clearInterval(heartbeat);
      if (readLock(path)?.token === record.token) fs.rmSync(path, { force: true });
      fs.closeSync(file);
    },
  };
}

async function isHeld(path: string, held: LockRecord): Promise<boolean> {
  const here = { bootId: bootId() ?? null, namespace: processNamespace() ?? null };
  if (held.startTicks !== null && held.bootId === here.bootId && held.namespace === here.namespace) {
    return startTicksOf(held.pid) === held.startTicks;
  }
  if (held.startTicks === null && held.host === hostname() && !processExists(held.pid)) return false;
  const before = touchedAt(path);
  if (before === undefined) return false;
  // A touch in the future (a clock that lost its battery) says nothing: watch it.
  if (Date.now() - before > surelyStaleMs) return false;
  const deadline = performance.now() + watchMs;
  while (performance.now() < deadline) {
    await sleep(200);
    const now = touchedAt(path);
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

/** Removes the lock judged stale, and puts it back if another server's new one was caught instead. */
async function discardLock(path: string, staleToken: string | undefined): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    fs.renameSync(path, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw cause;
  }
  const caught = readLock(aside);
  if (caught !== undefined && caught.token !== staleToken) {
    try {
      fs.linkSync(aside, path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
  fs.rmSync(aside, { force: true });
}

function readLock(path: string): LockRecord | undefined {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8')) as LockRecord;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || code === 'ENOENT') return undefined;
    throw cause;
  }
}

function touchedAt(path: string): number | undefined {
  return fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
