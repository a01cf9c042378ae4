import type { BulkWriteRow, RxDocumentData, RxStorageInstanceCreationParams } from 'rxdb/plugins/core';
import { getRxStorageMemory, removeDocFromState, type RxStorageInstanceMemory, type RxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Row } from './disk.ts';
import type { WriteQueue } from './write-queue.ts';

/**
 * The RxStorage of the replica: RxDB's memory storage in front, one Dexie database behind. RxDB
 * reads and writes memory only; each row it writes is queued for the disk in the same turn, so that
 * documents, the replication's copies and its checkpoints reach the disk in the order they were made.
 */
export type ReplicaStorage = {
  readonly storage: RxStorageMemory;
  /** Removes rows from memory and disk without a trace: for what a day archive holds. */
  readonly purge: (instanceName: string, ids: readonly string[]) => void;
  /** What an open instance holds, deleted rows included. */
  readonly documents: (instanceName: string) => ReadonlyMap<string, RxDocumentData<unknown>>;
};

export type ReplicaStorageDep = {
  readonly rows: readonly Row[];
  readonly queue: WriteQueue;
  /** Which instances are kept; RxDB's own bookkeeping is made anew at each start. */
  readonly isKept: (instanceName: string) => boolean;
  /** Last look at what the replication's downstream writes over what is there: see `guardFork`. */
  readonly guard: (instanceName: string, current: unknown, incoming: unknown) => unknown;
};

type AnyDoc = Record<string, unknown>;
type Instance = RxStorageInstanceMemory<AnyDoc>;

const noDocuments: ReadonlyMap<string, RxDocumentData<unknown>> = new Map();

export function makeReplicaStorage({ rows, queue, isKept, guard }: ReplicaStorageDep): ReplicaStorage {
  // States of its own: the plugin's are global to the realm and would survive a wipe.
  const memory: RxStorageMemory = { ...getRxStorageMemory(), name: 'replica', collectionStates: new Map() };
  const open = new Map<string, Instance>();
  const rowsByInstance = new Map<string, Row[]>();
  for (const row of rows) {
    const list = rowsByInstance.get(row.instance);
    if (list) list.push(row); else rowsByInstance.set(row.instance, [row]);
  }

  async function createKept(params: RxStorageInstanceCreationParams<AnyDoc, object>): Promise<Instance> {
    const name = params.collectionName;
    const instance = (await memory.createStorageInstance<AnyDoc>(params)) as unknown as Instance;
    const stored = rowsByInstance.get(name) ?? [];
    rowsByInstance.delete(name);
    if (stored.length > 0) await instance.bulkWrite(stored.map((row) => ({ document: row.doc as RxDocumentData<AnyDoc> })), 'load');
    open.set(name, instance);

    const bulkWrite = instance.bulkWrite.bind(instance);
    instance.bulkWrite = (writes, context) => {
      const guarded = context.startsWith('replication-downstream-') ? writes.map((row) => guardRow(name, instance, row)) : writes;
      const written = bulkWrite(guarded, context);
      const categorized = instance.categorizedByWriteInput.get(guarded);
      if (categorized) {
        queue.put([...categorized.bulkInsertDocs, ...categorized.bulkUpdateDocs].map(({ document }) => {
          const id = String((document as AnyDoc)[instance.primaryPath]);
          return { table: 'rows', key: [name, id] as const, value: { instance: name, id, doc: document } };
        }));
      }
      return written;
    };
    instance.cleanup = async () => true;
    const remove = instance.remove.bind(instance);
    instance.remove = async () => {
      purge(name, [...instance.internals.documents.keys()]);
      open.delete(name);
      await remove();
    };
    return instance;
  }

  function guardRow(name: string, instance: Instance, row: BulkWriteRow<AnyDoc>): BulkWriteRow<AnyDoc> {
    const id = String((row.document as AnyDoc)[instance.primaryPath]);
    const current = instance.internals.documents.get(id);
    if (current === undefined) return row;
    const document = guard(name, current, row.document) as typeof row.document;
    return document === row.document ? row : { ...row, document };
  }

  function purge(name: string, ids: readonly string[]): void {
    const instance = open.get(name);
    if (!instance) return;
    instance.ensurePersistence();
    for (const id of ids) {
      const document = instance.internals.documents.get(id);
      if (document) removeDocFromState(instance.primaryPath as never, instance.schema, instance.internals, document);
    }
    queue.put(ids.map((id) => ({ table: 'rows', key: [name, id] as const, value: null })));
  }

  const storage: RxStorageMemory = {
    ...memory,
    createStorageInstance: ((params: RxStorageInstanceCreationParams<AnyDoc, object>) =>
      isKept(params.collectionName) ? createKept(params) : memory.createStorageInstance(params)) as RxStorageMemory['createStorageInstance'],
  };
  return {
    storage,
    purge,
    documents: (name) => {
      const instance = open.get(name);
      if (!instance) return noDocuments;
      instance.ensurePersistence();
      return instance.internals.documents as ReadonlyMap<string, RxDocumentData<unknown>>;
    },
  };
}
