import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireFolderLock, isFolderLocked } from '../../../../sync-server/platform/postgres/folder-lock.ts';

let folder: string;
const path = (): string => join(folder, 'server.lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smart-pos-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function take(): Promise<{ release(): void }> {
  const lock = await acquireFolderLock(folder);
  if (!lock.ok) throw new Error(`held by ${lock.error.pid}`);
  return lock.value;
}

/** What a killed owner leaves: its file, changed as the test needs it. */
async function leaveLock(changes: Readonly<Record<string, unknown>>): Promise<void> {
  const lock = await take();
  const record = JSON.parse(readFileSync(path(), 'utf8')) as Record<string, unknown>;
  lock.release();
  writeFileSync(path(), JSON.stringify({ ...record, token: 'left', ...changes }));
}

test('one of many who ask at the same moment gets the lock; the others learn who has it', async () => {
  const asked = await Promise.all(Array.from({ length: 8 }, () => acquireFolderLock(folder)));
  const winners = asked.filter((one) => one.ok);
  expect(winners).toHaveLength(1);
  expect(asked.filter((one) => !one.ok)[0]).toMatchObject({ error: { pid: process.pid } });
  for (const one of winners) if (one.ok) one.value.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a dead process is free at once', async () => {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  await leaveLock({ pid: child.pid });
  expect(await isFolderLocked(folder)).toBe(false);
  (await take()).release();
});

test('a torn lock, as after a power cut, is free', async () => {
  writeFileSync(path(), '{"pid":');
  const lock = await take();
  expect(await isFolderLocked(folder)).toBe(true);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a process that was given the number of the dead owner does not hold the lock', async () => {
  await leaveLock({ pid: process.pid, startTicks: 1 });
  // Where there are no start times, a file that nobody touches says the same.
  utimesSync(path(), new Date(0), new Date(0));
  expect(await isFolderLocked(folder)).toBe(false);
});

test('a lock from another container is held while it is touched, whatever its process number means here', async () => {
  await leaveLock({ namespace: 'pid:[1]', host: 'other', pid: 2 ** 22 + 1 });
  const heartbeat = setInterval(() => utimesSync(path(), new Date(), new Date()), 300);
  try {
    expect(await acquireFolderLock(folder)).toMatchObject({ ok: false, error: { pid: 2 ** 22 + 1 } });
  } finally {
    clearInterval(heartbeat);
  }
  expect(await isFolderLocked(folder)).toBe(false);
});

test('a lock from before the last boot is free once it stands still', async () => {
  await leaveLock({ bootId: 'an earlier boot' });
  utimesSync(path(), new Date(0), new Date(0));
  const lock = await take();
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
});
