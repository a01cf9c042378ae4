import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../sync-server/platform/postgres/embedded-postgres.ts';
import { builtFolder } from './build.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** Where the server keeps its data: a PostgreSQL that is there already, or a folder for one of its own. */
export type ServerStorage = { readonly databaseUrl: string } | { readonly dataFolder: string };

/** What `npm start` gives to Node before the server's file. */
const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { readonly scripts: { readonly start: string } };
const startOptions = scripts.start.split(' ').slice(1, -1);

/** The built server as a process of its own, on one port and one storage through all its lives. */
export class ServerProcess {
  #child: ChildProcess | null = null;
  /** How it ended although nobody here asked it to; null while that has not happened. */
  unaskedEnd: string | null = null;
  readonly #said: string[] = [];

  private constructor(
    readonly port: number,
    readonly storage: ServerStorage,
    readonly folder: string,
  ) {}

  static async start(storage: ServerStorage, folder: string = builtFolder): Promise<ServerProcess> {
    for (;;) {
      const server = new ServerProcess(await freePort(), storage, folder);
      try {
        await server.start();
        return server;
      } catch (cause) {
        // Somebody else took the port in between; nobody has this server's address yet.
        if (!server.said.includes('EADDRINUSE')) throw cause;
      }
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Its last lines of log, to be shown when a test fails. */
  get said(): string {
    return this.#said.join('');
  }

  async start(): Promise<void> {
    const main = join(this.folder, 'server', 'main.js');
    if (!existsSync(main)) throw new Error(`${main} is not there: npm run build first`);
    const storage = 'databaseUrl' in this.storage
      ? { DATABASE_URL: this.storage.databaseUrl }
      : { DATA_FOLDER: this.storage.dataFolder, DATABASE_URL: '' };
    const child = spawn(process.execPath, [...startOptions, main], {
      cwd: this.folder,
      env: { ...process.env, ...storage, PORT: String(this.port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const listen = (data: Buffer): void => {
      this.#said.push(data.toString());
      if (this.#said.length > 400) this.#said.shift();
    };
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.unaskedEnd = `the server on port ${this.port} ended with ${signal ?? code}`;
    });
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    await until(
      'the server to be ready',
      async () => {
        if (child.exitCode !== null) return { ended: child.exitCode };
        return (await fetch(`${this.address}/health`)).ok ? { ended: null } : null;
      },
    ).then(
      ({ ended }) => {
        if (ended !== null) throw new Error(`the server ended with ${ended}:\n${this.said}`);
      },
      (cause: unknown) => {
        throw new Error(`${String(cause)}\n${this.said}`);
      },
    );
  }

  /** kill -9: no chance to write anything out. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** Ends it as an operator would and leaves nothing running. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    if ('databaseUrl' in this.storage) return;
    const { dataFolder } = this.storage;
    if (!existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))) return;
    // After a kill -9 its PostgreSQL goes on: take it over, so that it can be stopped.
    const left = await startEmbeddedPostgres({ dataFolder });
    if (left.ok) await left.value.stop();
  }

  /** Of whatever database it runs on. */
  get databaseUrl(): string {
    return 'databaseUrl' in this.storage ? this.storage.databaseUrl : this.postgres().url;
  }

  /** Of the embedded PostgreSQL: its process and a way in. */
  postgres(): { readonly pid: number; readonly url: string } {
    if ('databaseUrl' in this.storage) throw new Error('this server has no PostgreSQL of its own');
    const { dataFolder } = this.storage;
    const [pid, , , port] = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const password = readFileSync(join(dataFolder, 'postgres.password'), 'utf8').trim();
    return { pid: Number(pid), url: `postgresql://smartpos:${password}@127.0.0.1:${port}/postgres` };
  }

  forgetData(): void {
    if ('dataFolder' in this.storage) rmSync(this.storage.dataFolder, { recursive: true, force: true });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}
