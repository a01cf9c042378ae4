import type { Board } from '../../shared/crdt/board.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import type { Replicated } from '../../shared/crdt/replicated.ts';
import { collections, isCollection, type CollectionName } from '../../shared/documents/collections.ts';
import { derive } from '../../shared/documents/derive.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';
import type { Paired } from '../../shared/protocol/identity.ts';
import { openArchiveStore, type ArchiveStore } from './archives/archive-store.ts';
import { makeDownload, type Download } from './archives/download.ts';
import { queryHistory } from './archives/history.ts';
import { highWaterOf } from './clock.ts';
import { openDeviceStore, type DeviceStore } from './device/device-store.ts';
import { highestNumber, reserveNumber } from './device/order-numbers.ts';
import { makePins, type Pins } from './device/pins.ts';
import type { Engine } from './engine.ts';
import type { Environment } from './environment.ts';
import { makeKnowledge, type Knowledge } from './knowledge.ts';
import { ledgerInstances, makeLedger, refusedItems, type Ledger } from './ledger.ts';
import type { Connection, DeviceSelf, Patch, RequestName, Requests, Snapshot, SyncStatus } from './port.ts';
import { PortFailure } from './port-failure.ts';
import { makeApi } from './replication/api.ts';
import { connectionOf } from './replication/connection.ts';
import { readRescueFile, toRescueFile, unsentItems } from './rescue.ts';
import { openDisk, type Disk, type Row } from './storage/disk.ts';
import { makeWriteQueue, type WriteQueue } from './storage/write-queue.ts';
import { makeWorkingSet, type WorkingSet } from './working-set.ts';

/** The replica behind its port: answers requests, tells of patches and status. */
export type Replica = {
  readonly request: <Name extends RequestName>(name: Name, ask: Requests[Name]['ask']) => Promise<Requests[Name]['answer']>;
  readonly close: () => Promise<void>;
  /** Compares with the server now. */
  readonly checkNow: Engine['checkNow'];
};

export type ReplicaEvents = { readonly onPatch: (patch: Patch) => void; readonly onStatus: (status: SyncStatus) => void };

type Handlers = { readonly [Name in RequestName]: (ask: Requests[Name]['ask']) => Promise<Requests[Name]['answer']> };

/** What is in memory of one device: made anew when the browser becomes another one. */
type Memory = { readonly rows: readonly Row[]; readonly set: WorkingSet; readonly ledger: Ledger; readonly knowledge: Knowledge; readonly store: DeviceStore; readonly pins: Pins; readonly archives: ArchiveStore };

const statusEveryMs = 200;
const contactKeptEveryMs = 30_000;
const contactKey = (collection: CollectionName): string => `contact:${collection}`;
const hotInstances = ['orders', 'records', 'roster', 'boards', ...ledgerInstances];

const selfOf = ({ token: _, ...self }: Paired): DeviceSelf => self;

export async function openReplica(env: Environment, events: ReplicaEvents): Promise<Replica> {
  const disk: Disk = await openDisk(env, env.databaseName, env.rowUpgrades);
  const queue: WriteQueue = makeWriteQueue({ write: disk.write, onError: () => statusChanged() });
  let connection: Connection = { state: 'unpaired' };
  let clockOffsetMs: number | null = null;
  let storageEstimate: SyncStatus['storage'] = { usedBytes: null, quotaBytes: null, persistent: null };
  const contactMs = new Map<CollectionName, number>();
  let memory = await load();
  let engine: Promise<Engine> | null = null;
  let download: Download | null = null;
  let closed = false;

  /** The hot part only: what the first screen shows. The rest is read when RxDB starts. */
  async function load(): Promise<Memory> {
    const [rows, store, archives] = await Promise.all([disk.load(hotInstances), openDeviceStore(disk, queue), openArchiveStore(disk)]);
    const set = makeWorkingSet();
    for (const collection of collections) {
      const docs = rows.filter(({ instance }) => instance === collection).map(({ doc }) => (doc as { doc: Replicated }).doc);
      // The build before this one may have derived another view of the same board.
      set.learn(collection, collection === 'boards' ? docs.map((doc) => derive(collection, doc)) : docs);
    }
    const ledger = makeLedger(rows, queue);
    const knowledge = makeKnowledge({
      set, ledger, lastStamp: store.get<Stamp>('last-stamp') ?? null, wallNow: env.wallNow, emit: (patch) => events.onPatch(patch), onStatus: statusSoon,
    });
    const pins = makePins({ store, subtle: env.subtle, now: env.clock.now, flush: queue.flush });
    return { rows, set, ledger, knowledge, store, pins, archives };
  }

  const paired = (): Paired | undefined => memory.store.get<Paired>('paired');

  function status(): SyncStatus {
    const { set, ledger } = memory;
    return {
      connection, clockOffsetMs, storage: storageEstimate, diskError: queue.error(),
      collections: collections.map((collection) => ({
        collection, documents: set.count(collection), pending: ledger.owed(collection).length, lastContactMs: contactMs.get(collection) ?? memory.store.get<number>(contactKey(collection)) ?? null,
      })),
      refused: refusedItems(ledger, set),
    };
  }

  let statusTimer: ReturnType<typeof setTimeout> | null = null;
  function statusChanged(): void {
    if (statusTimer !== null) clearTimeout(statusTimer);
    statusTimer = null;
    if (!closed) events.onStatus(status());
  }
  function statusSoon(): void {
    if (statusTimer === null && !closed) statusTimer = setTimeout(statusChanged, statusEveryMs);
  }

  const snapshot = (): Snapshot => {
    const { set, ledger, knowledge } = memory;
    const self = paired();
    return {
      self: self === undefined ? null : selfOf(self),
      orders: [...set.live('orders')] as Journal[], records: [...set.live('records')] as Journal[], roster: [...set.live('roster')] as Journal[], boards: [...set.live('boards')] as Board[],
      pending: ledger.pendingOrders(), status: status(), lastStamp: knowledge.lastStamp(),
    };
  };

  /** RxDB and the network come up behind the first answer, from a chunk of their own. */
  function start(): Promise<Engine> {
    engine ??= (async () => {
      const device = paired();
      if (device === undefined) throw new PortFailure({ type: 'not-paired' });
      const api = makeApi({ fetch: env.fetch, origin: env.origin, token: device.token });
      const history = makeDownload({ api, archives: memory.archives, store: memory.store, subtle: env.subtle, wallNow: env.wallNow, log: env.log });
      await download?.stop();
      download = history;
      const [{ startEngine }, { keptInstances }] = await Promise.all([import('./engine.ts'), import('./database/database.ts')]);
      const hot = memory.rows.filter(({ instance }) => isCollection(instance));
      const rest = await disk.load(keptInstances.filter((instance) => !hotInstances.includes(instance)));
      const facts = rest.filter(({ instance }) => instance === 'facts');
      memory.set.learn('facts', facts.map(({ doc }) => (doc as { doc: Replicated }).doc));
      const rows = [...hot, ...rest];
      env.clock.raiseTo(highWaterOf(rows));
      return startEngine({
        env, paired: device, api, download: history, queue, ...memory, rows,
        onConnection: (state) => { connection = connectionOf(state); statusChanged(); },
        onOffset: (offsetMs) => { if (clockOffsetMs === null || Math.abs(clockOffsetMs - offsetMs) > 500) { clockOffsetMs = offsetMs; statusSoon(); } else clockOffsetMs = offsetMs; },
        onContact: (collection) => {
          const nowMs = env.wallNow();
          contactMs.set(collection, nowMs);
          // Kept coarsely, for the sync page of a terminal that was restarted while the server is away.
          if (Math.abs(nowMs - (memory.store.get<number>(contactKey(collection)) ?? 0)) > contactKeptEveryMs) memory.store.set(contactKey(collection), nowMs);
          statusSoon();
        },
      });
    })();
    // A failed start is told to whoever asks and tried again by the next one.
    engine.catch((cause: unknown) => { engine = null; env.log(`start: ${String(cause)}`); });
    return engine;
  }

  async function stopEngine(): Promise<void> {
    const running = engine;
    engine = null;
    if (running !== null) await (await running.catch(() => null))?.close();
    await download?.stop();
    connection = { state: 'unpaired' };
  }

  async function flush(): Promise<void> {
    const flushed = await queue.flush();
    if (!flushed.ok) throw new PortFailure({ type: 'disk', error: flushed.error });
  }

  async function forget(): Promise<void> {
    await stopEngine();
    await queue.flush();
    await disk.clear();
    contactMs.clear();
    clockOffsetMs = null;
    memory = await load();
  }

  const refuseIfUnsent = (): void => {
    const documents = memory.ledger.owed().length;
    if (documents > 0) throw new PortFailure({ type: 'unsent-data', documents });
  };

  async function refreshEstimate(): Promise<void> {
    storageEstimate = await env.estimateStorage().catch(() => storageEstimate);
  }

  const handlers: Handlers = {
    hello: async () => {
      const answer = snapshot();
      // After the answer has left: the first screen does not wait for RxDB.
      if (paired() !== undefined) setTimeout(() => { if (!closed) start().catch(() => undefined); }, 0);
      void refreshEstimate();
      return answer;
    },
    become: async ({ paired: next }) => {
      const before = paired();
      if (before !== undefined && before.deviceId !== next.deviceId) {
        refuseIfUnsent();
        await forget();
      } else await stopEngine();
      memory.store.set('paired', next);
      await flush();
      memory = await load();
      void start().catch(() => undefined);
      return snapshot();
    },
    append: async ({ collection, scope, ...part }) => { await (await start()).append(collection, scope, [part]); return { durable: true }; },
    appendAll: async ({ collection, scope, parts }) => { await (await start()).append(collection, scope, parts); return { durable: true }; },
    record: async ({ fact }) => { await (await start()).record(fact); return { durable: true }; },
    editBoard: async ({ docId, scope, by, changes }) => { await (await start()).editBoard(docId, scope, by, changes); return { durable: true }; },
    reserveNumber: async ({ businessDate }) => {
      const counter = reserveNumber(memory.store, businessDate, highestNumber([...memory.set.live('orders')] as Journal[], paired()?.letter ?? '', businessDate));
      // A full disk is told with the sale it cannot keep; the number is good either way, as what it goes to shows it.
      await queue.flush();
      return { counter };
    },
    pinLock: async ({ staffId }) => ({ untilMs: memory.pins.lockedUntil(staffId) }),
    verifyPin: async ({ staffId, pin }) => {
      const answer = await memory.pins.verify(staffId, pin);
      if (answer.ok || answer.reason !== 'unknown-staff' || connection.state !== 'online') return answer;
      // Somebody who signs in right after pairing is faster than what the device fetches when all is quiet.
      await (await start()).refreshPins();
      return memory.pins.verify(staffId, pin);
    },
    history: (query) => queryHistory(memory.archives, memory.set.live('orders'), query),
    status: async () => { await refreshEstimate(); return status(); },
    exportUnsent: async () => {
      const items = unsentItems(memory.set, memory.ledger);
      return { text: toRescueFile(paired()?.deviceId ?? '', env.wallNow(), items), documents: items.length };
    },
    importUnsent: async ({ text }) => {
      const file = readRescueFile(text);
      if (!file.ok) throw new PortFailure({ type: 'unreadable-file', detail: file.error });
      const running = await start();
      if (connection.state !== 'online') throw new PortFailure({ type: 'failed', detail: 'The server cannot be reached from this device now. Connect it and import the file again.' });
      const results = await running.sender.send(file.value);
      const refused = results.flatMap((result, index) => (result.type === 'merged' ? []
        : [{ docId: (file.value[index]!.doc as Replicated).id, reason: result.type === 'refused' ? result.reason : result.detail }]));
      return { documents: results.length - refused.length, refused };
    },
    reconnect: async () => { (await start()).wake(); return {}; },
    wipe: async ({ force }) => {
      if (!force) refuseIfUnsent();
      await forget();
      statusChanged();
      return {};
    },
  };

  return {
    request: (name, ask) => handlers[name](ask),
    checkNow: async () => (await start()).checkNow(),
    close: async () => {
      closed = true;
      if (statusTimer !== null) clearTimeout(statusTimer);
      await stopEngine();
      await queue.stop();
      disk.close();
    },
  };
}
