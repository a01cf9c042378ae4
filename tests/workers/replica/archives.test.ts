import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createHash, webcrypto } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { withOrderHead, type OrderDocument } from '../../../shared/documents/order-document.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { encodeBundle } from '../../../shared/protocol/archive-bundle.ts';
import type { ArchiveEntry } from '../../../shared/protocol/replication.ts';
import { openArchiveStore } from '../../../workers/replica/archives/archive-store.ts';
import { makeDownload, retentionStart } from '../../../workers/replica/archives/download.ts';
import { queryHistory } from '../../../workers/replica/archives/history.ts';
import { openDeviceStore } from '../../../workers/replica/device/device-store.ts';
import { openDisk } from '../../../workers/replica/storage/disk.ts';
import { expectEventually, journal, op, pairedDevice } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

const today = new Date();
const dayBefore = (days: number): string => new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);

/** A finished sale of one item at `hour` of a day. */
function sale(id: string, businessDate: string, hour: number, itemName = 'Plov', status: 'closed' | 'cancelled' = 'closed'): OrderDocument {
  const openedAtMs = Date.parse(`${businessDate}T${String(hour).padStart(2, '0')}:00:00Z`);
  const ops = [
    { ...op(`${id}-open`, 'order.opened'), data: { number: `A-${id}`, orderType: 'takeaway', tableId: null, tableName: '', guests: 1, businessDate, openedAtMs, currency: 'UZS' } },
    { ...op(`${id}-line`, 'line.added'), data: { lineId: `${id}-l`, quantityMilli: 1_000, note: '', item: { itemId: 'i', name: { en: itemName, ru: 'Плов', uz: '' }, unitPrice: 45_000, unit: 'piece', station: 'hot', course: '', taxClass: '', taxBasisPoints: 0, taxIncluded: true } } },
    status === 'closed' ? { ...op(`${id}-close`, 'order.closed'), data: { closedAtMs: openedAtMs } } : { ...op(`${id}-cancel`, 'order.cancelled'), data: { reason: 'left', cancelledAtMs: openedAtMs } },
  ];
  return withOrderHead(journal(id, ops));
}

function archive(businessDate: string, orders: readonly Journal[], part = 1, revision = 1, seq = 1): { entry: ArchiveEntry; bytes: Uint8Array } {
  const id = `${businessDate}.${part}.${revision}`;
  const bytes = new Uint8Array(gzipSync(JSON.stringify({ id, scope: 'branch:b1', businessDate, orders })));
  return { bytes, entry: { id, scope: 'branch:b1', businessDate, part, revision, seq, orders: orders.length, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } };
}

async function openParts(fetchArchive: (id: string) => Uint8Array | null, entries: readonly ArchiveEntry[]) {
  const disk = await openDisk({ indexedDB: new IDBFactory(), IDBKeyRange }, 'archives');
  const archives = await openArchiveStore(disk);
  const store = await openDeviceStore(disk, { put: () => undefined });
  const asked: number[] = [];
  const bundles: (readonly string[])[] = [];
  const { run, stop } = makeDownload({
    archives, store, subtle: webcrypto.subtle as SubtleCrypto, wallNow: () => today.getTime(), log: () => undefined,
    api: {
      archives: async (after) => { asked.push(after); return ok({ archives: entries.filter(({ seq }) => seq > after) }); },
      archiveBundle: async (ids) => { bundles.push(ids); return ok(encodeBundle(ids.map(fetchArchive))); },
    },
  });
  return { disk, archives, run, stop, asked, bundles };
}

describe('the download', () => {
  test('takes the retention only, checks every byte, and starts where it stopped', async () => {
    const good = archive(dayBefore(1), [sale('1', dayBefore(1), 10)]);
    const damaged = archive(dayBefore(2), [sale('2', dayBefore(2), 10)], 1, 1, 2);
    const old = archive(dayBefore(200), [sale('3', dayBefore(200), 10)], 1, 1, 3);
    let broken = true;
    const all = [good, damaged, old];
    const { archives, run, asked, bundles } = await openParts((id) => {
      if (id === old.entry.id) throw new Error('not wanted');
      if (id === damaged.entry.id && broken) return new Uint8Array([1, 2, 3]);
      return all.find(({ entry }) => entry.id === id)!.bytes;
    }, all.map(({ entry }) => entry));
    expect(await run()).toBeNull();
    expect(archives.entries().map(({ id }) => id)).toEqual([good.entry.id]);
    broken = false;
    expect(await run()).toBe(1);
    expect(archives.days()).toEqual([dayBefore(1), dayBefore(2)]);
    expect(await run()).toBe(0);
    expect(asked).toEqual([0, 0, 3]);
    expect(bundles).toEqual([[good.entry.id, damaged.entry.id], [damaged.entry.id]]);
    expect(retentionStart(Date.parse('2026-07-30T12:00:00Z'))).toBe('2026-05-01');
  });

  test('a newer revision takes the place of an older one', async () => {
    const first = archive(dayBefore(1), [sale('1', dayBefore(1), 10)]);
    const second = archive(dayBefore(1), [sale('1', dayBefore(1), 10), sale('2', dayBefore(1), 11)], 1, 2, 2);
    const { archives, disk, run } = await openParts((id) => [first, second].find(({ entry }) => entry.id === id)!.bytes, [first.entry, second.entry]);
    await run();
    expect(archives.partsOf(dayBefore(1)).map(({ revision }) => revision)).toEqual([2]);
    expect((await disk.all<{ id: string }>('archiveBytes')).map(({ id }) => id)).toEqual([second.entry.id]);
  });

  test('what is sealed while one is under way comes with the next, and both are asked for once', async () => {
    const first = archive(dayBefore(2), [sale('1', dayBefore(2), 10)]);
    const second = archive(dayBefore(1), [sale('2', dayBefore(1), 10)], 1, 1, 2);
    const entries = [first.entry];
    const { archives, run, asked } = await openParts((id) => {
      entries.push(second.entry);
      return [first, second].find(({ entry }) => entry.id === id)!.bytes;
    }, entries);
    expect(await Promise.all([run(), run(), run()])).toEqual([1, 1, 1]);
    expect(archives.days()).toEqual([dayBefore(1), dayBefore(2)]);
    expect(asked).toEqual([0, 1]);
  });

  test('writes nothing any more once it was stopped', async () => {
    const late = archive(dayBefore(1), [sale('1', dayBefore(1), 10)]);
    let stopping: Promise<void> | undefined;
    const { archives, run, stop, asked } = await openParts(() => {
      stopping = stop();
      return late.bytes;
    }, [late.entry]);
    expect(await run()).toBeNull();
    await stopping;
    expect(archives.entries()).toEqual([]);
    expect(await run()).toBeNull();
    expect(asked).toEqual([0]);
  });

  test('an answer that was cut off is fetched again', async () => {
    const good = archive(dayBefore(1), [sale('1', dayBefore(1), 10)]);
    const server = new ServerDouble();
    server.archives = [good];
    let cuts = 0;
    const device = await pairedDevice(server, {
      fetch: async (input, init) => {
        const response = await server.fetch(input, init);
        if (!(input as string).includes('archives/bundle') || (cuts += 1) > 1) return response;
        return new Response((await response.arrayBuffer()).slice(0, 20));
      },
    });
    await expectEventually(() => cuts === 1, 'the first answer');
    for (const socket of server.sockets) socket.post({ type: 'archives' });
    await expectEventually(async () => (await device.replica.request('history', { limit: 10 })).orders.length === 1, 'the archive');
    expect(cuts).toBe(2);
  });
});

describe('the history', () => {
  const orders = [1, 2].flatMap((days) => Array.from({ length: 30 }, (_, index) => sale(`${days}-${String(index).padStart(2, '0')}`, dayBefore(days), index % 24, index % 10 === 0 ? 'Lagman' : 'Plov', index % 15 === 0 ? 'cancelled' : 'closed')));
  const withArchives = async () => {
    const { disk, archives } = await openParts(() => null, []);
    for (const days of [1, 2]) await archives.add([archive(dayBefore(days), orders.filter(({ head }) => head.businessDate === dayBefore(days)))]);
    return { disk, archives };
  };

  test('pages through every order once, newest first', async () => {
    const { archives } = await withArchives();
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await queryHistory(archives, [], { limit: 7, ...(after === undefined ? {} : { after }) });
      seen.push(...page.orders.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    const expected = [...orders].sort((a, b) => b.head.openedAtMs - a.head.openedAtMs || (a.id < b.id ? 1 : -1)).map(({ id }) => id as string);
    expect(seen).toEqual(expected);
  });

  test('finds by number, name, amount, status and day', async () => {
    const { archives } = await withArchives();
    const found = async (query: object) => (await queryHistory(archives, [], { limit: 500, ...query })).orders.length;
    expect(await found({ text: 'a-1-07' })).toBe(1);
    expect(await found({ text: 'LAGMAN' })).toBe(6);
    expect(await found({ text: 'плов' })).toBe(60);
    expect(await found({ text: '45000' })).toBe(60);
    expect(await found({ status: 'cancelled' })).toBe(4);
    expect(await found({ businessDate: dayBefore(2) })).toBe(30);
    expect(await found({ text: 'nothing of the kind' })).toBe(0);
  });

  test('a live copy overrides the archived one, and one that is open again is not history', async () => {
    const { archives } = await withArchives();
    const amended = sale('1-05', dayBefore(1), 5, 'Somsa');
    const { [`1-06-close`]: _, ...stillOpen } = sale('1-06', dayBefore(1), 6).ops;
    const live = [amended, withOrderHead(journal('1-06', Object.values(stillOpen))), sale('new', dayBefore(0), 9)];
    const page = await queryHistory(archives, live, { limit: 500 });
    expect(page.orders).toHaveLength(60);
    expect(page.orders[0]?.id).toBe('new');
    expect((await queryHistory(archives, live, { limit: 500, text: 'somsa' })).orders.map(({ id }) => id)).toEqual(['1-05']);
    expect(page.days).toEqual([dayBefore(0), dayBefore(1), dayBefore(2)]);
  });

  test('comes onto a device by itself, and is there offline', async () => {
    const server = new ServerDouble();
    server.archives = [archive(dayBefore(1), orders.slice(0, 30))];
    const device = await pairedDevice(server);
    await expectEventually(async () => (await device.replica.request('history', { limit: 10 })).orders.length === 10, 'the archive');
    server.archives.push(archive(dayBefore(2), orders.slice(30), 1, 1, 2));
    for (const socket of server.sockets) socket.post({ type: 'archives' });
    await expectEventually(async () => (await device.replica.request('history', { limit: 500 })).orders.length === 60, 'the next day');
    server.cut();
    const again = await device.restart();
    expect((await again.replica.request('history', { limit: 500 })).orders).toHaveLength(60);
    expect(again.snapshot.orders).toEqual([]);
  });
});
