import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/* RxDB as its documentation sets it up: one collection over Dexie, pulled over HTTP, in the page. */

type PeerOrder = { id: string; seq: number; status: string; businessDate: string; body: object };
type Checkpoint = { seq: number };

const schema = {
  version: 0, primaryKey: 'id', type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 }, seq: { type: 'number' }, status: { type: 'string', maxLength: 20 },
    businessDate: { type: 'string', maxLength: 10 }, body: { type: 'object' },
  },
  required: ['id', 'seq', 'status', 'businessDate', 'body'],
} as const;

/** Milliseconds from the start of replication until every document is in the device's database. */
async function takeIn(expected: number, batchSize: number): Promise<number> {
  const database = await createRxDatabase({ name: `peer-${Date.now()}`, storage: getRxStorageDexie(), multiInstance: false });
  const { orders } = await database.addCollections({ orders: { schema } });
  const start = performance.now();
  const replication = replicateRxCollection<PeerOrder, Checkpoint>({
    collection: orders!,
    replicationIdentifier: 'peer',
    live: false,
    pull: {
      batchSize,
      async handler(checkpoint, limit) {
        const response = await fetch(`/pull?after=${checkpoint?.seq ?? 0}&limit=${limit}`);
        const documents = (await response.json()) as (PeerOrder & { _deleted: boolean })[];
        return { documents, checkpoint: { seq: documents.at(-1)?.seq ?? checkpoint?.seq ?? 0 } };
      },
    },
  });
  await replication.awaitInitialReplication();
  const took = performance.now() - start;
  const stored = await orders!.count().exec();
  if (stored !== expected) throw new Error(`the peer holds ${stored} of ${expected} documents`);
  await database.remove();
  return took;
}

Object.assign(globalThis, { takeIn });
