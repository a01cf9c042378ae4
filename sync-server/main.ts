import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startServer } from './app-server.ts';
import { readConfig, type Config } from './platform/config.ts';
import { createLog, type Log } from './platform/log.ts';
import { startEmbeddedPostgres } from './platform/postgres/embedded-postgres.ts';
import { checkDatabase } from './store/check-database.ts';

/** Where the pages are: `dist/client`, seen from `dist/server/main.js` as from `sync-server/main.ts`. */
const clientFolder = fileURLToPath(new URL(import.meta.url.includes('/dist/server/') ? '../client' : '../dist/client', import.meta.url));

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const complain = (line: string): void => { process.stderr.write(`${line}\n`); };

type Store = { readonly url: string; readonly stop: () => Promise<void> };

/** The person's own PostgreSQL, waited for while it starts, or the embedded one; null when neither can be had and the reason was said. */
async function openStore(config: Config, log: Log): Promise<Store | null> {
  if (config.databaseUrl === null) {
    const started = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log: (message) => log.info(message) });
    if (started.ok) return { url: started.value.url, stop: () => started.value.stop() };
    complain(started.error.message);
    return null;
  }
  for (let attempt = 1; ; attempt += 1) {
    const checked = await checkDatabase(config.databaseUrl);
    if (checked.ok) return { url: config.databaseUrl, stop: () => Promise.resolve() };
    if (!checked.error.mayPass || attempt >= 30) {
      complain(checked.error.message);
      return null;
    }
    if (attempt === 1) say(`Waiting for the database: ${checked.error.message}`);
    await sleep(1_000);
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    complain(['Smart POS cannot start with these settings:', ...config.error.map((line) => `  ${line}`)].join('\n'));
    process.exitCode = 1;
    return;
  }
  const log = createLog(config.value.logLevel);
  let asked = false;
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { asked = true; resolve(); });
  });
  const store = await openStore(config.value, log);
  if (store === null) {
    process.exitCode = 1;
    return;
  }
  try {
    if (!asked) {
      const server = await startServer({ ...config.value, databaseUrl: store.url, clientFolder, log });
      say(`Smart POS is ready: http://localhost:${server.port}`);
      await stopAsked;
      say('Smart POS is stopping.');
      await server.stop();
    }
  } catch (cause) {
    complain(failureWords(cause, config.value));
    process.exitCode = 1;
  } finally {
    await store.stop();
  }
  // A forgotten timer of a library must not keep a stopped server alive.
  process.exit();
}

function failureWords(cause: unknown, config: Config): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${config.port} is taken by another program. Stop that one, or start with another port: PORT=3001 npm start`;
  if (code === 'EACCES') return `Port ${config.port} needs special rights. Start with a port above 1023: PORT=3000 npm start`;
  return `Smart POS could not start: ${cause instanceof Error ? cause.message : String(cause)}`;
}

await main();
