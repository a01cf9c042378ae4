import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Build } from '../e2e/harness/build.ts';
import { createDatabase, startRunPostgres, type FreshDatabase, type RunPostgres } from '../platform/run-postgres.ts';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');

/** What a row is given to work with; everything it opens through here is closed after it. */
export interface Bench {
  /** Fewer repetitions and smaller data, for a look while working. */
  readonly quick: boolean;
  /** A real PostgreSQL with durable commits: one for the whole run. */
  postgres(): Promise<string>;
  /** An empty database of its own. */
  database(): Promise<FreshDatabase>;
  /** Folder of the product's release build: a copy, so that a build made meanwhile changes nothing. One for the whole run. */
  build(): Promise<string>;
  /** Runs after the row, last in first out, also when the row failed. */
  after(close: () => unknown): void;
  /** One line on standard error: what is going on. */
  say(words: string): void;
}

export interface BenchRun {
  readonly bench: Bench;
  /** Closes what the row has opened. */
  closeRow(): Promise<void>;
  /** Closes what rows share. */
  close(): Promise<void>;
}

async function buildProduct(say: (words: string) => void): Promise<Build> {
  say('building the product');
  for (const part of [[], ['--ssr']]) {
    const [code, output] = await new Promise<[number | null, string]>((resolve, reject) => {
      const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error', ...part], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
      const said: string[] = [];
      child.stdout.on('data', (data: Buffer) => said.push(data.toString()));
      child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
      child.once('error', reject).once('close', (ended) => resolve([ended, said.join('')]));
    });
    if (code !== 0) throw new Error(`the product does not build:\n${output}`);
  }
  return Build.copy();
}

/** `isBuilt`: measure what is in dist instead of building anew. */
export function createBench({ quick, isBuilt }: { readonly quick: boolean; readonly isBuilt: boolean }): BenchRun {
  let built: Promise<Build> | undefined;
  let postgres: Promise<RunPostgres> | undefined;
  let closers: (() => unknown)[] = [];
  const say = (words: string): void => void process.stderr.write(`  ${words}\n`);
  const bench: Bench = {
    quick,
    postgres: async () => (await (postgres ??= startRunPostgres('smart-pos-bench-postgres-'))).url,
    async database() {
      const database = await createDatabase(await bench.postgres());
      bench.after(() => database.drop());
      return database;
    },
    build: async () => (await (built ??= isBuilt ? Promise.resolve(Build.copy()) : buildProduct(say))).folder,
    after: (close) => void closers.push(close),
    say,
  };
  return {
    bench,
    async closeRow() {
      const closing = closers.reverse();
      closers = [];
      for (const close of closing) {
        try {
          await close();
        } catch (cause) {
          say(`could not clean up: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      }
    },
    async close() {
      (await built?.catch(() => undefined))?.remove();
      await (await postgres?.catch(() => undefined))?.stop();
    },
  };
}
