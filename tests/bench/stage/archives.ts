import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OrderDocument } from '../../../shared/documents/order-document.ts';
import type { Scope } from '../../../shared/kernel/ids.ts';
import { insertArchive } from '../../../sync-server/store/archives.ts';
import { openDatabase } from '../../../sync-server/store/database.ts';
import { maxPartOrders } from '../../../sync-server/ingest/seal.ts';

const zip = promisify(gzip);

/** A settled order as an archive holds it; `text` is its JSON, so that many need not be objects at once. */
export type SealedOrder = { readonly id: string; readonly businessDate: string; readonly text: string };

export const sealOrder = (order: OrderDocument): SealedOrder => ({
  id: order.id, businessDate: order.head.businessDate,
  text: JSON.stringify({ ...order, sealed: Object.fromEntries(Object.keys(order.ops).map((id) => [id, 1])) }),
});

/** Settled days as the server seals them, parts of the same size, written straight: sealing is not what is measured. */
export async function archiveOrders(databaseUrl: string, scope: Scope, orders: Iterable<SealedOrder>): Promise<{ readonly archives: number; readonly bytes: number }> {
  const database = openDatabase({ url: databaseUrl, connections: 4, onIdleError: () => undefined });
  let archives = 0;
  let bytes = 0;
  const parts = new Map<string, number>();
  const write = async (businessDate: string, day: readonly SealedOrder[]): Promise<void> => {
    const part = (parts.get(businessDate) ?? 0) + 1;
    parts.set(businessDate, part);
    const id = `${businessDate}.${part}.1`;
    const zipped = await zip(`{"id":"${id}","scope":"${scope}","businessDate":"${businessDate}","orders":[${day.map(({ text }) => text).join()}]}`, { level: 6 });
    archives += 1;
    bytes += zipped.length;
    await insertArchive(database, {
      id, scope, businessDate, part, revision: 1, seq: archives, orders: day.length, bytes: zipped,
      sha256: createHash('sha256').update(zipped).digest('hex'), orderIds: day.map((order) => order.id),
    }, Date.now());
  };
  try {
    let day: SealedOrder[] = [];
    const writing: Promise<void>[] = [];
    const flush = async (): Promise<void> => {
      const first = day[0];
      if (first === undefined) return;
      writing.push(write(first.businessDate, day));
      day = [];
      // Compression runs beside the generator, a few parts at a time.
      if (writing.length >= 4) await writing.shift();
    };
    for (const order of orders) {
      const last = day[0];
      if (last !== undefined && (last.businessDate !== order.businessDate || day.length >= maxPartOrders)) await flush();
      day.push(order);
    }
    await flush();
    await Promise.all(writing);
    await database.query(
      { text: 'insert into scope_sequence (scope, seq) values ($1, $2) on conflict (scope) do update set seq = greatest(scope_sequence.seq, excluded.seq)' },
      [scope, archives],
    );
  } finally {
    await database.end();
  }
  return { archives, bytes };
}
