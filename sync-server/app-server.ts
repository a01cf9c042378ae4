import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { branchScope, type Scope } from '../shared/kernel/ids.ts';
import { createApp, type Part } from './app.ts';
import { createIdentity } from './identity/identity.ts';
import type { Identity, IdentityDeps, IdentityRouteDeps } from './identity/port.ts';
import { rememberTokens } from './identity/remembered.ts';
import { createCommitter } from './ingest/committer.ts';
import { createRosterCache } from './ingest/roster-cache.ts';
import { sealSettledDays } from './ingest/seal.ts';
import { createServerWriter, type ServerWriter } from './ingest/server-writer.ts';
import { createSettlement } from './ingest/settlement.ts';
import { createStamps, systemClock, type Clock } from './platform/clock.ts';
import { systemEntropy, type Entropy } from './platform/entropy.ts';
import type { Log } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { devicesOperations, devicesRoutes } from './routes/devices.ts';
import { pairOperations, pairRoutes } from './routes/pair.ts';
import { pinVerifiersOperations, pinVerifiersRoutes } from './routes/pin-verifiers.ts';
import { createPushListener, isPush } from './routes/push.ts';
import { sessionOperations, sessionRoutes } from './routes/session.ts';
import { setupOperations, setupRoutes } from './routes/setup.ts';
import { staffOperations, staffRoutes } from './routes/staff.ts';
import { branchScopes } from './store/archives.ts';
import { writeAudit } from './store/audit.ts';
import { changesAfter, sequencesOf } from './store/changes.ts';
import { openDatabase, type Database } from './store/database.ts';
import { rosterAfter } from './store/documents.ts';
import { migrate } from './store/migrate.ts';
import { createNotifyBus } from './store/notify-bus.ts';
import { acceptStreams } from './stream/accept.ts';
import type { Announcement } from './stream/announcement.ts';
import { createHub } from './stream/hub.ts';

export type ServerOptions = {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  /** Where `npm run build` put the pages. */
  readonly clientFolder: string;
  readonly databaseConnections: number;
  readonly log: Log;
  readonly clock?: Clock;
  readonly entropy?: Entropy;
};

export type RunningServer = {
  /** Address on this machine, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  readonly identity: Identity;
  readonly writer: ServerWriter;
  /** Archives the settled days of one branch now; how many orders that were. */
  readonly sealSettledDays: (scope: Scope) => Promise<number>;
  /** Resolves when what follows from the commits so far has been written. */
  readonly settled: () => Promise<void>;
  /** Takes no more, lets what is under way finish, tells the devices, closes the database pool. May be called twice. */
  readonly stop: () => Promise<void>;
};

const sealEveryMs = 5 * 60_000;
/** Requests under way get this long to finish. */
const drainMs = 10_000;

/** First run, pairing, devices, people and sessions. */
const identityParts = (deps: IdentityRouteDeps): readonly Part[] => [
  { routes: setupRoutes(deps), operations: setupOperations },
  { routes: pairRoutes(deps), operations: pairOperations },
  { routes: devicesRoutes(deps), operations: devicesOperations },
  { routes: staffRoutes(deps), operations: staffOperations },
  { routes: pinVerifiersRoutes(deps), operations: pinVerifiersOperations },
  { routes: sessionRoutes(deps), operations: sessionOperations },
];

/** Builds every part of the server around one database, brings its schema up to date and listens. Rejects when it cannot. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log, clock = systemClock, entropy = systemEntropy } = options;
  const onError = (cause: unknown): void => log.warn({ error: cause instanceof Error ? cause.message : String(cause) }, 'background work failed');
  const database = openDatabase({ url: options.databaseUrl, connections: options.databaseConnections, onIdleError: onError });
  try {
    const applied = await migrate(database);
    if (applied.length > 0) log.info({ applied }, 'schema brought up to date');
  } catch (cause) {
    await database.end();
    throw cause;
  }

  let forgetTokens: () => void = () => undefined;
  const hub = createHub({
    sequencesOf: (scopes) => sequencesOf(database, scopes),
    changesAfter: (scope, seq, limit) => changesAfter(database, scope, seq, limit),
    rosterAfter: async (scope, seq) => (await rosterAfter(database, scope, seq)).map(({ body }) => JSON.stringify(body)),
    onRosterChange: () => forgetTokens(),
    onError,
  });
  const bus = createNotifyBus(database, onError);
  bus.subscribe((heard) => hub.hear(heard));
  const announce = (announcement: Announcement): void => {
    hub.announce(announcement);
    bus.publish(announcement.scope, announcement.seq);
    settlement.notice(announcement);
  };

  const metrics = createMetrics({ connectedDevices: () => hub.connected(), pool: () => database.pool() });
  const committer = createCommitter({
    database, clock, announce, rosters: createRosterCache(),
    observe: ({ documents, operations, refusals, milliseconds }) => {
      metrics.commitSeconds.observe(milliseconds / 1000);
      metrics.commitDocuments.observe(documents);
      metrics.pushedDocuments.inc(documents);
      metrics.operations.inc(operations);
      metrics.refusals.inc(refusals);
    },
  });
  const writer = createServerWriter({ database, clock, announce });
  const newStamp = createStamps(clock);
  const settlement = createSettlement({ database, writer, clock, newStamp, onError });
  const seal = async (scope: Scope): Promise<number> => {
    await settlement.sweep(scope);
    const sealed = await sealSettledDays({ database, announce }, scope, clock.nowMs());
    metrics.sealedOrders.inc(sealed);
    if (sealed > 0) log.info({ scope, sealed }, 'orders archived');
    return sealed;
  };

  const identityDeps: IdentityDeps = {
    database, writer, clock, entropy, newStamp, presence: hub, log,
    sealSettledDays: async (scope) => { await seal(scope); },
  };
  const identity = rememberTokens(createIdentity(identityDeps), clock);
  forgetTokens = () => identity.forget();

  let stopping: Promise<void> | undefined;
  const app = createApp({
    database, identity, clock, entropy, log, metrics, clientFolder: options.clientFolder,
    isStopping: () => stopping !== undefined, parts: identityParts({ ...identityDeps, identity }),
  });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const push = createPushListener({
    identity, committer, clock, entropy, log, metrics,
    auditRefusals: async (scope, rows) => {
      const seq = (await sequencesOf(database, [scope])).get(scope) ?? 0;
      await writeAudit(database, scope, seq, rows, clock.nowMs());
    },
  });
  const server = createServer((request, response) => void (isPush(request) ? push(request, response) : answer(request, response)));
  const streams = acceptStreams(server, { hub, identity, clock, onError });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  }).catch(async (cause: unknown) => {
    await Promise.all([streams.stop(), bus.stop()]);
    await database.end();
    throw cause;
  });

  const eachBranch = async (work: (scope: Scope) => Promise<unknown>): Promise<void> => {
    for (const scope of await branchScopes(database)) await work(branchScope(scope.slice('branch:'.length)));
  };
  // What a server that was killed had not settled yet.
  let sealing: Promise<unknown> = eachBranch((scope) => settlement.sweep(scope)).catch(onError);
  const sealTimer = setInterval(() => { sealing = sealing.then(() => eachBranch(seal)).catch(onError); }, sealEveryMs);

  const stop = async (): Promise<void> => {
    clearInterval(sealTimer);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await streams.stop();
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(cut);
    await Promise.all([committer.idle(), sealing]);
    await settlement.idle();
    await bus.stop();
    await database.end();
  };

  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`, port, database, identity, writer, sealSettledDays: seal, settled: () => settlement.idle(),
    stop: () => (stopping ??= stop()),
  };
}
