import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { randomUUID, webcrypto } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Journal, Op } from '../../../shared/crdt/journal.ts';
import { asId, type DocId, type Scope } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { makeMonotoneClock } from '../../../workers/replica/clock.ts';
import type { Environment } from '../../../workers/replica/environment.ts';
import type { Patch, Snapshot, SyncStatus } from '../../../workers/replica/port.ts';
import { openReplica, type Replica } from '../../../workers/replica/replica.ts';
import type { ServerDouble } from './server-double.ts';

export const scope: Scope = asId('branch:b1');

export const pairedAs = (deviceId = 'd1', token = 'token'): Paired => ({
  token, deviceId, name: 'Till', kind: 'till', letter: 'A', organisationId: 'o1', branchId: 'b1', scopes: ['branch:b1', 'org:o1'],
});

let stampCounter = 0;
/** An op of its own; the type means nothing to the fold, so any journal can hold it. */
export const op = (id: string = randomUUID(), type = 'test.noted'): Op => ({
  id: asId(id), type, v: 1, by: asId('s1'), device: asId('d1'), stamp: stampOf(1_700_000_000_000, stampCounter++ % 60_000), data: {},
});

export const journal = (id: string, ops: readonly Op[], more: Partial<Journal> = {}): Journal => ({
  shape: 'journal', id: asId<DocId>(id), scope, ops: Object.fromEntries(ops.map((one) => [one.id, one])), refused: {}, sealed: {}, head: null, ...more,
});

export type TestDevice = {
  readonly replica: Replica;
  readonly patches: Patch[];
  readonly statuses: SyncStatus[];
  readonly environment: Environment;
  readonly snapshot: Snapshot;
  readonly append: (docId: string, ...ops: Op[]) => Promise<{ readonly durable: true }>;
  readonly orders: () => Promise<ReadonlyMap<string, Journal>>;
  /** Closes the realm and opens it again over the same disk. */
  readonly restart: (changes?: Partial<Environment>) => Promise<TestDevice>;
  readonly close: () => Promise<void>;
};

export function testEnvironment(server: ServerDouble, changes: Partial<Environment> = {}): Environment {
  return {
    indexedDB: new IDBFactory(), IDBKeyRange, databaseName: `replica-${randomUUID()}`,
    origin: 'http://double', fetch: server.fetch, openSocket: server.openSocket,
    subtle: webcrypto.subtle as SubtleCrypto, randomBytes: (length) => webcrypto.getRandomValues(new Uint8Array(length)), random: Math.random,
    wallNow: () => Date.now(), clock: makeMonotoneClock(() => Date.now()),
    estimateStorage: async () => ({ usedBytes: 1, quotaBytes: 2, persistent: true }),
    sleep: (ms) => new Promise((resolve) => { setTimeout(resolve, Math.min(ms, 50)); }),
    log: () => undefined,
    ...changes,
  };
}

async function open(environment: Environment, paired: Paired | null): Promise<TestDevice> {
  const patches: Patch[] = [];
  const statuses: SyncStatus[] = [];
  const replica = await openReplica(environment, { onPatch: (patch) => { patches.push(patch); }, onStatus: (status) => { statuses.push(status); } });
  const snapshot = paired === null ? await replica.request('hello', { tabId: 't1' }) : await replica.request('become', { paired });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= replica.close());
  onTestFinished(close);
  return {
    replica, patches, statuses, environment, snapshot, close,
    append: (docId, ...ops) => replica.request('append', { collection: 'orders', docId: asId(docId), scope, ops }),
    orders: async () => new Map((await replica.request('hello', { tabId: 't1' })).orders.map((order) => [order.id, order])),
    restart: async (changes = {}) => { await close(); return open({ ...environment, ...changes }, null); },
  };
}

export const pairedDevice = (server: ServerDouble, changes: Partial<Environment> = {}, paired = pairedAs()): Promise<TestDevice> =>
  open(testEnvironment(server, changes), paired);

export const unpairedDevice = (server: ServerDouble, changes: Partial<Environment> = {}): Promise<TestDevice> => open(testEnvironment(server, changes), null);

/** Waits for something that is bound to happen; the limit only ends a failed test. */
export async function expectEventually(holds: () => boolean | Promise<boolean>, what = 'the condition'): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what} did not come true`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

/** Time enough for whatever must not happen to happen: in turns of the event loop, which last longer where everything does. */
export async function quiet(ms = 300): Promise<void> {
  for (let turns = Math.ceil(ms / 5); turns > 0; turns -= 1) await new Promise((resolve) => { setTimeout(resolve, 5); });
}

export const online = (device: TestDevice): Promise<void> =>
  expectEventually(async () => (await device.replica.request('status', {})).connection.state === 'online', 'a connection');

export const opsOf = (order: { readonly ops: Readonly<Record<string, unknown>> } | undefined): string[] => Object.keys(order?.ops ?? {}).sort();
