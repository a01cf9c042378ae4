import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { packageFor } from '../../../../sync-server/platform/postgres/binaries.ts';
import type { EmbeddedPostgresError } from '../../../../sync-server/platform/postgres/errors.ts';

/** What server-process.ts says when it is up, or why it is not. */
export interface Said {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly error?: EmbeddedPostgresError;
}

export interface RunningServer {
  readonly said: Said;
  readonly process: ChildProcess;
  readonly exited: Promise<unknown>;
}

export interface InstalledServer {
  readonly folder: string;
  start(dataFolder: string, uid?: number): Promise<RunningServer>;
  remove(): void;
}

/**
 * The launcher as one file beside its own copy of the binaries, as after an install whose scripts
 * were blocked: without the symlinks. Independent of where this project lies, so that a user who
 * may not read the project can still run it.
 */
export async function installServer(): Promise<InstalledServer> {
  const folder = mkdtempSync(join(tmpdir(), 'smart-pos-installed-'));
  const name = packageFor(process.platform, process.arch);
  if (!name.ok) throw new Error(name.error.message);
  const home = dirname(dirname(createRequire(import.meta.url).resolve(name.value)));
  const copy = join(folder, 'node_modules', name.value);
  cpSync(home, copy, { recursive: true, verbatimSymlinks: true });
  const list = join(copy, 'native', 'pg-symlinks.json');
  for (const { target } of JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]) {
    rmSync(join(copy, target), { force: true });
  }
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('server-process.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  });
  return {
    folder,
    start: (dataFolder, uid) => start(join(folder, 'server.mjs'), dataFolder, uid),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function start(script: string, dataFolder: string, uid: number | undefined): Promise<RunningServer> {
  const child = spawn(process.execPath, [script, dataFolder, ...(uid === undefined ? [] : [String(uid)])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    // Not "exit": what it said last may still be on its way then.
    child.once('close', (code) => reject(new Error(`the server ended with ${code} before it said anything`)));
  });
  return { said: JSON.parse(line) as Said, process: child, exited };
}
