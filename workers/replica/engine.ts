import { emptyJournal, withOps } from '../../shared/crdt/journal.ts';
import { emptyBoard } from '../../shared/crdt/board.ts';
import type { EntryValue } from '../../shared/crdt/board-entries.ts';
import type { Fact } from '../../shared/crdt/fact.ts';
import { dominates, merge, type Replicated } from '../../shared/crdt/replicated.ts';
import { collections, type CollectionName, type JournalCollection } from '../../shared/documents/collections.ts';
import { derive } from '../../shared/documents/derive.ts';
import { staffStateOf } from '../../shared/documents/roster-document.ts';
import type { DocId, Scope } from '../../shared/kernel/ids.ts';
import type { Paired } from '../../shared/protocol/identity.ts';
import type { Download } from './archives/download.ts';
import { makeBoardSessions } from './board-sessions.ts';
import { openDatabase, type ReplicaDatabase } from './database/database.ts';
import type { DeviceStore } from './device/device-store.ts';
import type { Pins } from './device/pins.ts';
import { socketUrlOf, type Environment } from './environment.ts';
import type { Change, Knowledge } from './knowledge.ts';
import type { Ledger } from './ledger.ts';
import type { Appending } from './port.ts';
import { PortFailure } from './port-failure.ts';
import { check, reconcile, sendOwed, type AntiEntropyDep, type Check } from './replication/anti-entropy.ts';
import type { Api } from './replication/api.ts';
import type { ConnectionState } from './replication/connection.ts';
import { startReplication, type Replication } from './replication/replication.ts';
import { makeSender, type Sender } from './replication/sender.ts';
import { makeStream, type Stream } from './replication/stream.ts';
import { purgeRetired } from './retention.ts';
import type { Row } from './storage/disk.ts';
import type { WriteQueue } from './storage/write-queue.ts';
import type { WorkingSet } from './working-set.ts';

/** The replica at work for one paired device: RxDB, replication and what keeps both honest. */
export type Engine = {
  /** All parts or none, in memory, on disk and for the tabs. */
  readonly append: (collection: JournalCollection, scope: Scope, parts: readonly Appending[]) => Promise<void>;
  readonly record: (fact: Fact) => Promise<void>;
  readonly editBoard: (docId: DocId, scope: Scope, by: string, changes: Readonly<Record<string, EntryValue | null>>) => Promise<void>;
  readonly wake: () => void;
  /** Fetches the PIN verifiers when the roster names one that is missing here; nothing happens without a connection. */
  readonly refreshPins: () => Promise<void>;
  readonly sender: Sender;
  readonly database: ReplicaDatabase;
  /** Compares with the server now; what the hourly check does. */
  readonly checkNow: () => Promise<Readonly<Record<CollectionName, Check>>>;
  readonly close: () => Promise<void>;
};

export type EngineDep = {
  readonly env: Environment;
  readonly paired: Paired;
  readonly api: Api;
  readonly rows: readonly Row[];
  readonly queue: WriteQueue;
  readonly set: WorkingSet;
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly store: DeviceStore;
  readonly pins: Pins;
  readonly download: Download;
  readonly onConnection: (state: ConnectionState) => void;
  readonly onOffset: (offsetMs: number) => void;
  readonly onContact: (collection: CollectionName) => void;
};

const tidyAfterMs = 1_000;
const settleMs = 500;
const checkEveryMs = 3_600_000;

export async function startEngine(dep: EngineDep): Promise<Engine> {
  const { env, paired, api, queue, set, ledger, knowledge, store } = dep;
  const database = await openDatabase(env.databaseName, dep.rows, queue);
  database.onChange((collection, docs) => { knowledge.stored(collection, docs); tidySoon(); });

  let replication: Replication | null = null;
  let closed = false;
  let connections = 0;

  const stream: Stream = makeStream({
    openSocket: env.openSocket, url: socketUrlOf(env.origin), token: paired.token, wallNow: env.wallNow, random: env.random,
    unsent: () => ledger.owed().length,
    onState: dep.onConnection,
    onOffset: dep.onOffset,
    onMessage: (message) => {
      replication?.onMessage(message);
      if (message.type === 'archives') void dep.download.run();
    },
    onOnline: () => {
      connections += 1;
      replication?.resync();
      void settle(connections);
    },
  });
  const sender = makeSender({ api, stream, sleep: env.sleep });
  const received = (collection: CollectionName, docs: readonly Replicated[]): void => {
    dep.onContact(collection);
    knowledge.received(collection, docs);
    tidySoon();
  };
  replication = startReplication({
    database, api, sender, stream, sleep: env.sleep, editorOf: ledger.editorOf, knownOnServer: knowledge.onServer, received,
    refused: knowledge.refused, hasCopy: (collection, id) => set.get(collection, id) !== undefined || database.stored(collection, id) !== undefined,
    onError: env.log,
  });
  const sessions = makeBoardSessions(env.randomBytes);
  const antiEntropy: AntiEntropyDep = { api, sender, set, ledger, knowledge, database, sleep: env.sleep };

  let tidyTimer: ReturnType<typeof setTimeout> | null = null;
  function tidySoon(): void {
    if (tidyTimer !== null || closed) return;
    tidyTimer = setTimeout(() => { tidyTimer = null; void tidy(); }, tidyAfterMs);
  }
  /** When nothing is under way: RxDB's copies catch up, and what an archive holds goes. */
  async function tidy(): Promise<void> {
    if (closed) return;
    if (!collections.every((collection) => replication!.isIdle(collection))) {
      // Offline a push waits for days; the orders it holds up are not the ones to tidy.
      if (stream.state().name === 'online') tidySoon();
      return;
    }
    for (const collection of collections) await reconcile(collection, antiEntropy);
    for (const collection of ['orders', 'records'] as const) purgeRetired(database, collection, (id) => ledger.isOwed(collection, id));
    await refreshPins();
  }

  let fetchingPins: Promise<void> | null = null;
  /** Whether the roster names a PIN version that this device has no verifier of. */
  function refreshPins(): Promise<void> {
    const versions = dep.pins.versions();
    const missing = [...set.live('roster')].some((doc) => {
      if (doc.shape !== 'journal' || !doc.id.startsWith('staff:')) return false;
      const { pinVersion, active } = staffStateOf(doc);
      return active && pinVersion > 0 && versions[doc.id.slice('staff:'.length)] !== pinVersion;
    });
    if (!missing || stream.state().name !== 'online') return Promise.resolve();
    fetchingPins ??= (async () => {
      const answer = await api.pinVerifiers();
      if (answer.ok) await dep.pins.adopt(answer.value);
    })().catch((cause: unknown) => env.log(`PIN verifiers: ${String(cause)}`)).finally(() => { fetchingPins = null; });
    return fetchingPins;
  }

  const idle = async (collection: CollectionName): Promise<boolean> => {
    for (let looks = 0; looks < 40; looks += 1) {
      if (closed) return false;
      if (replication!.isIdle(collection)) return true;
      await env.sleep(100);
    }
    return true;
  };

  async function checkNow(): Promise<Readonly<Record<CollectionName, Check>>> {
    const results: Partial<Record<CollectionName, Check>> = {};
    for (const collection of collections) {
      results[collection] = 'unreachable';
      if (closed || !(await idle(collection)) || stream.state().name !== 'online') continue;
      await sendOwed(collection, antiEntropy);
      results[collection] = await check(collection, antiEntropy);
      if (results[collection] === 'equal') dep.onContact(collection);
      if (results[collection] === 'repaired') env.log(`${collection} differed from the server and was brought together`);
    }
    return results as Record<CollectionName, Check>;
  }

  /** After each greeting: archives and PINs at once, the comparison when the first rush is over. */
  async function settle(connection: number): Promise<void> {
    try {
      void dep.download.run();
      // Spread, so that a branch that returns at once does not ask for all its comparisons at once.
      await env.sleep(settleMs * (1 + 3 * env.random()));
      if (closed || connection !== connections || stream.state().name !== 'online') return;
      await refreshPins();
      await checkNow();
      tidySoon();
    } catch (cause) {
      if (!closed) env.log(`check: ${String(cause)}`);
    }
  }
  const hourly = setInterval(() => { void settle(connections); }, checkEveryMs);
  stream.dispatch({ type: 'start' });

  /** Memory and tabs at once, the network at once, and back when the disk has it. */
  async function commit(collection: CollectionName, changes: readonly Change[]): Promise<void> {
    knowledge.changed(collection, changes);
    const lastStamp = knowledge.lastStamp();
    if (lastStamp !== null) store.set('last-stamp', lastStamp);
    await database.write(collection, changes.map(({ doc }) => doc));
    await durable();
  }
  async function durable(): Promise<void> {
    const flushed = await queue.flush();
    if (!flushed.ok) throw new PortFailure({ type: 'disk', error: flushed.error });
  }

  return {
    sender, database, checkNow,
    append: async (collection, scope, parts) => {
      const changes = parts.flatMap(({ docId, ops, base }): readonly Change[] => {
        const known = set.get(collection, docId);
        let before: Replicated = known ?? base ?? emptyJournal(docId, scope);
        if (known !== undefined && base !== undefined) before = merge(known, base);
        if (before.shape !== 'journal') throw new PortFailure({ type: 'failed', detail: `${docId} is not a journal` });
        const after = withOps(before, ops);
        // The same ops again: a tab repeats what it got no answer for.
        if (known !== undefined && dominates(known, after)) return [];
        return [{ doc: derive(collection, after), ops: ops.map(({ id }) => id) }];
      });
      await (changes.length === 0 ? durable() : commit(collection, changes));
    },
    record: async (fact) => {
      const known = set.get('facts', fact.id);
      if (known !== undefined) return durable();
      await commit('facts', [{ doc: fact, ops: [] }]);
    },
    editBoard: async (docId, scope, by, changes) => {
      const known = set.get('boards', docId);
      const board = known?.shape === 'board' ? known : emptyBoard(docId, scope);
      const edited = sessions.edit(board, changes);
      if (!edited.ok) throw new PortFailure({ type: 'failed', detail: edited.error.type });
      if (edited.value === null) return durable();
      ledger.setEditor(docId, by);
      await commit('boards', [{ doc: edited.value, ops: [] }]);
    },
    wake: () => stream.dispatch({ type: 'wake' }),
    refreshPins,
    close: async () => {
      closed = true;
      clearInterval(hourly);
      if (tidyTimer !== null) clearTimeout(tidyTimer);
      stream.dispatch({ type: 'stop' });
      await replication?.stop();
      await database.close();
    },
  };
}
