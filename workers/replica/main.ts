/// <reference lib="webworker" />
import { installClock, makeMonotoneClock } from './clock.ts';
import type { Environment } from './environment.ts';
import { makeHost, type TabPort } from './host.ts';
import type { ToWorker } from './port.ts';
import { openReplica, type Replica, type ReplicaEvents } from './replica.ts';

/* The worker's realm: a SharedWorker where there is one, else a dedicated worker that serves all tabs over a channel. */

const writerLock = 'smart-pos-replica-writer';
const lockTimeoutMs = 5_000;

const wallNow = Date.now.bind(Date);
const clock = makeMonotoneClock(wallNow);
installClock(clock);

const environment: Environment = {
  indexedDB, IDBKeyRange,
  databaseName: 'smart-pos',
  origin: location.origin,
  fetch: (input, init) => fetch(input, init),
  openSocket: (url) => new WebSocket(url),
  subtle: crypto.subtle,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  random: Math.random,
  wallNow, clock,
  estimateStorage: async () => {
    const [estimate, persistent] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return { usedBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null, persistent };
  },
  sleep: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
  log: (message) => console.warn(`replica: ${message}`),
};

/**
 * One writer per device: the database is opened, and upgraded, under a lock that this realm keeps
 * for as long as it lives. A worker of another version that still serves a window holds it.
 */
async function openAlone(events: ReplicaEvents): Promise<Replica> {
  await new Promise<void>((resolve, reject) => {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), lockTimeoutMs);
    navigator.locks.request(writerLock, { signal: giveUp.signal }, () => {
      clearTimeout(timer);
      resolve();
      return new Promise<never>(() => undefined);
    }).catch(() => reject(new Error('Another window still runs a previous version. Finish the order there and close it.')));
  });
  return openReplica(environment, events);
}

let lockHeld: Promise<Replica> | null = null;
const host = makeHost((events) => {
  // The lock is asked for once: a failed opening of the database keeps it and tries the database again.
  lockHeld = lockHeld === null ? openAlone(events) : lockHeld.catch(() => openReplica(environment, events));
  return lockHeld;
});

const isShared = 'onconnect' in globalThis;

if (isShared) {
  (globalThis as unknown as SharedWorkerGlobalScope).onconnect = ({ ports: [port] }) => {
    const tab: TabPort = { post: (message) => port!.postMessage(message) };
    port!.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(tab, data);
  };
} else {
  // The tab that owns this worker only keeps it alive; every tab, that one included, speaks over the channel.
  const channel = new BroadcastChannel('smart-pos-replica');
  const tabById = new Map<string, TabPort>();
  channel.onmessage = ({ data }: MessageEvent<{ readonly to: string; readonly tabId: string; readonly message: ToWorker }>) => {
    if (data.to !== 'worker') return;
    const { tabId, message } = data;
    const tab = tabById.get(tabId) ?? { post: (answer) => channel.postMessage({ to: tabId, message: answer }) };
    tabById.set(tabId, tab);
    if (message.name === 'bye') tabById.delete(tabId);
    host.receive(tab, message);
  };
  channel.postMessage({ to: 'all', message: { type: 'started' } });
}

addEventListener('online', () => host.wake());
