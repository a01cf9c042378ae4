import { createDatabase, startRunPostgres, type FreshDatabase, type RunPostgres } from '../platform/run-postgres.ts';

/** What a row is given to work with; everything it opens through here is closed after it. */
export interface Bench {
  /** Fewer repetitions and smaller data, for a look while working. */
  readonly quick: boolean;
  /** A real PostgreSQL with durable commits: one for the whole run. */
  postgres(): Promise<string>;
  /** An empty database of its own. */
  database(): Promise<FreshDatabase>;
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

export function createBench(quick: boolean): BenchRun {
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
    close: async () => (await postgres)?.stop(),
  };
}
