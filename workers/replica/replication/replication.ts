import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import type { RxReplicationPullStreamItem } from 'rxdb/plugins/core';
import { Subject } from 'rxjs';
import { dominates, isRetired, type Replicated } from '../../../shared/crdt/replicated.ts';
import { collectionRules, collections, type CollectionName } from '../../../shared/documents/collections.ts';
import type { Cursor } from '../../../shared/protocol/replication.ts';
import type { ServerMessage } from '../../../shared/protocol/stream.ts';
import { replicationIdentifier, type ReplicaDatabase } from '../database/database.ts';
import { envelope, type Envelope } from '../database/envelope.ts';
import type { Api } from './api.ts';
import { makeContiguity } from './contiguity.ts';
import { pushItem, recover, type Sender } from './sender.ts';
import { isDocument } from './read-document.ts';
import type { Stream } from './stream.ts';

/** RxDB's replication of every collection, fed by HTTP and the one stream. */
export type Replication = {
  readonly onMessage: (message: ServerMessage) => void;
  /** The server greeted the device again: pull what was missed. */
  readonly resync: () => void;
  /** Whether RxDB has nothing under way in this collection. */
  readonly isIdle: (collection: CollectionName) => boolean;
  readonly onIdle: (listener: () => void) => void;
  readonly stop: () => Promise<void>;
};

export type ReplicationDep = {
  readonly database: ReplicaDatabase;
  readonly api: Pick<Api, 'pull'>;
  readonly sender: Sender;
  readonly stream: Pick<Stream, 'untilOnline' | 'dispatch'>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly editorOf: (docId: string) => string | undefined;
  /** What the server is known to hold of a document. */
  readonly knownOnServer: (collection: CollectionName, id: string) => Replicated | undefined;
  /** Documents from the server, before RxDB has seen them. */
  readonly received: (collection: CollectionName, docs: readonly Replicated[]) => void;
  readonly refused: (collection: CollectionName, id: string, reason: string) => void;
  readonly hasCopy: (collection: CollectionName, id: string) => boolean;
  readonly onError: (detail: string) => void;
};

const batchDocs = 200;
const pullDocs = 500;

type Item = RxReplicationPullStreamItem<Envelope, Cursor>;

export function startReplication(dep: ReplicationDep): Replication {
  const contiguity = makeContiguity();
  const subjects = new Map<CollectionName, Subject<Item>>(collections.map((name) => [name, new Subject()]));
  const states = new Map<CollectionName, RxReplicationState<Envelope, Cursor>>();
  let welcomed = false;

  const wanted = (collection: CollectionName, docs: readonly unknown[]): Replicated[] =>
    docs.filter(isDocument).filter((doc) => !isRetired(doc) || dep.hasCopy(collection, doc.id));

  async function pull(collection: CollectionName, checkpoint: Cursor | undefined, batchSize: number): Promise<{ documents: ReturnType<typeof envelope>[]; checkpoint: Cursor }> {
    const documents: Replicated[] = [];
    // Sent back as it came: the server keeps marks of its own in it, and starts over where it was restored from a backup.
    let cursor: Cursor = checkpoint ?? {};
    // RxDB takes a short page for the last one, so a page is filled until the server says it is done.
    for (let failures = 0; ;) {
      await dep.stream.untilOnline();
      const answer = await dep.api.pull(collection, cursor, Math.min(pullDocs, batchSize));
      if (!answer.ok) {
        await recover(answer.error, failures += 1, dep);
        continue;
      }
      const docs = wanted(collection, answer.value.docs);
      dep.received(collection, docs);
      documents.push(...docs);
      cursor = answer.value.cursor;
      if (answer.value.done || documents.length >= batchSize) break;
    }
    return { documents: documents.map(envelope), checkpoint: cursor };
  }

  async function push(collection: CollectionName, docs: readonly Replicated[]): Promise<ReturnType<typeof envelope>[]> {
    // What came from the server a moment ago needs no way back to it [P2].
    const news = docs.filter((doc) => {
      const known = dep.knownOnServer(collection, doc.id);
      return known === undefined || !dominates(known, doc);
    });
    if (news.length === 0) return [];
    const results = await dep.sender.send(news.map((doc) => pushItem(collection, doc, dep.editorOf(doc.id))));
    const theirs: Replicated[] = [];
    const conflicts: ReturnType<typeof envelope>[] = [];
    results.forEach((result, index) => {
      if (result.type === 'refused') dep.refused(collection, news[index]!.id, result.reason);
      if (result.type === 'failed') dep.onError(result.detail);
      if (result.type !== 'merged' || !isDocument(result.theirs)) return;
      theirs.push(result.theirs);
      if (result.differs) conflicts.push(envelope(result.theirs));
    });
    dep.received(collection, theirs);
    return conflicts;
  }

  for (const collection of collections) {
    const state = replicateRxCollection<Envelope, Cursor>({
      collection: dep.database.collections[collection], replicationIdentifier, live: true, waitForLeadership: false, autoStart: true, retryTime: 500,
      ...(collectionRules[collection].push
        ? { push: { batchSize: batchDocs, handler: (rows) => push(collection, rows.map((row) => row.newDocumentState.doc)) } }
        : {}),
      pull: { batchSize: batchDocs, stream$: subjects.get(collection)!, handler: (checkpoint, batchSize) => pull(collection, checkpoint, batchSize) },
    });
    state.error$.subscribe((error) => dep.onError(error.message));
    states.set(collection, state);
  }

  const resyncAll = (): void => { for (const subject of subjects.values()) subject.next('RESYNC'); };

  return {
    onMessage: (message) => {
      if (message.type === 'welcome') contiguity.begin(message.cursor);
      else if (message.type === 'behind') resyncAll();
      else if (message.type === 'changed') {
        const verdict = contiguity.see(message.scope, message.previous, message.seq);
        const docs = Array.isArray(message.docs) ? message.docs : [];
        for (const collection of collections) {
          const news = wanted(collection, docs.filter((item) => item?.collection === collection).map(({ doc }) => doc));
          if (news.length === 0) continue;
          dep.received(collection, news);
          // After a gap the position must not move past what was missed: the pull brings these again.
          if (verdict !== 'gap') subjects.get(collection)!.next({ documents: news.map(envelope), checkpoint: verdict === 'next' ? { [message.scope]: message.seq } : {} });
        }
        if (verdict === 'gap') resyncAll();
      }
    },
    resync: () => {
      // The first pulls are already waiting for the connection.
      if (welcomed) resyncAll();
      welcomed = true;
    },
    isIdle: (collection) => {
      const active = states.get(collection)?.internalReplicationState?.events.active;
      return active !== undefined && !active.up.getValue() && !active.down.getValue();
    },
    onIdle: (listener) => { for (const state of states.values()) state.active$.subscribe((active) => { if (!active) listener(); }); },
    stop: async () => { await Promise.all([...states.values()].map((state) => state.cancel())); },
  };
}
