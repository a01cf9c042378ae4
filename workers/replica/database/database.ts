import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb/plugins/core';
import { isRetired, type Replicated } from '../../../shared/crdt/replicated.ts';
import { textDigest } from '../../../shared/crdt/digest.ts';
import { collections, isCollection, type CollectionName } from '../../../shared/documents/collections.ts';
import type { Row } from '../storage/disk.ts';
import { makeReplicaStorage, type ReplicaStorage } from '../storage/replica-storage.ts';
import type { WriteQueue } from '../storage/write-queue.ts';
import { conflictHandlerOf, guardFork } from './conflict-handler.ts';
import { envelope, type Envelope } from './envelope.ts';

/** Instances that RxDB's replication keeps its copies and checkpoints in. */
export const replicationIdentifier = 'server';
export const metaInstanceOf = (collection: CollectionName): string => `rx-replication-meta-${hashText([collection, replicationIdentifier].join('-'))}`;
const metaInstances: readonly string[] = collections.map(metaInstanceOf);

/** All instances whose rows are on disk, the replicated collections first. */
export const keptInstances: readonly string[] = [...collections, ...metaInstances];

/** RxDB hashes names only; a digest needs no secure context and no waiting. */
function hashText(text: string): string { return textDigest(text).toString(36); }

/**
 * A loose envelope on purpose: the shapes inside carry their own versions, and stored rows are
 * upgraded by `rowUpgrades` when the disk opens, in the same transaction for all of them.
 */
const schema: RxJsonSchema<Envelope> = {
  version: 0, primaryKey: 'id', type: 'object',
  properties: { id: { type: 'string', maxLength: 160 }, doc: { type: 'object', additionalProperties: true } },
  required: ['id', 'doc'],
};

export type ReplicaCollections = Record<CollectionName, RxCollection<Envelope>>;

export type ReplicaDatabase = {
  readonly collections: ReplicaCollections;
  readonly storage: ReplicaStorage;
  /** The stored copy of a document; undefined when there is none or an archive took it. */
  readonly stored: (collection: CollectionName, id: string) => Replicated | undefined;
  /** Writes local states in one go; memory has them when this returns, the disk after the next flush: all or none. */
  readonly write: (collection: CollectionName, docs: readonly Replicated[]) => Promise<void>;
  /** Every committed state, whoever wrote it. */
  readonly onChange: (listener: (collection: CollectionName, docs: readonly Replicated[]) => void) => void;
  readonly close: () => Promise<void>;
};

export async function openDatabase(name: string, rows: readonly Row[], queue: WriteQueue): Promise<ReplicaDatabase> {
  const storage = makeReplicaStorage({
    rows, queue,
    isKept: (instance) => keptInstances.includes(instance),
    guard: (instance, current, incoming) => (isCollection(instance) ? guardFork(instance, current, incoming) : incoming),
  });
  const database: RxDatabase<ReplicaCollections> = await createRxDatabase<ReplicaCollections>({
    name, storage: storage.storage, multiInstance: false, eventReduce: false, localDocuments: false,
    hashFunction: (text) => Promise.resolve(hashText(text as string)),
  });
  const creatorOf = (collection: CollectionName) => ({ schema, conflictHandler: conflictHandlerOf(collection) });
  await database.addCollections({ orders: creatorOf('orders'), records: creatorOf('records'), roster: creatorOf('roster'), boards: creatorOf('boards'), facts: creatorOf('facts') });

  const stored = (collection: CollectionName, id: string) => storage.documents(collection).get(id) as (Envelope & { _rev: string; _deleted: boolean }) | undefined;

  return {
    collections: database.collections, storage,
    stored: (collection, id) => stored(collection, id)?.doc,
    write: async (collection, docs) => {
      const instance = database.collections[collection].storageInstance;
      let left = docs;
      for (let attempts = 0; attempts < 5 && left.length > 0; attempts += 1) {
        const rows = left.flatMap((doc) => {
          const previous = stored(collection, doc.id);
          // A retired document nobody holds leaves no tombstone.
          if (previous === undefined && isRetired(doc)) return [];
          const document = { ...envelope(doc), _attachments: {}, _meta: { lwt: 1 }, _rev: '' };
          return [previous ? { previous: previous as never, document } : { document }];
        });
        if (rows.length === 0) return;
        const { error } = await instance.bulkWrite(rows, 'replica-write');
        const failed = new Set(error.map(({ documentId }) => documentId));
        left = left.filter(({ id }) => failed.has(id));
      }
      if (left.length > 0) throw new Error(`rows of ${collection} kept changing while they were written: ${left.map(({ id }) => id).join()}`);
    },
    onChange: (listener) => {
      for (const collection of collections) {
        database.collections[collection].storageInstance.changeStream().subscribe(({ events }) => {
          listener(collection, events.map((event) => (event.documentData as unknown as Envelope).doc));
        });
      }
    },
    close: async () => { await database.close(); },
  };
}
