import { IDBDatabase as FakeDatabase, IDBObjectStore as FakeObjectStore } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import type { DiskError } from '../../../workers/replica/port.ts';
import type { Change, Durability, Row } from '../../../workers/replica/storage/disk.ts';
import { makeWriteQueue } from '../../../workers/replica/storage/write-queue.ts';
import { expectEventually, journal, op, opsOf, pairedDevice, quiet, scope } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

const quotaError = (): DOMException => new DOMException('no room', 'QuotaExceededError');
const row = (id: string, doc: unknown = id): Change => ({ table: 'rows', key: ['orders', id], value: { instance: 'orders', id, doc } });

/** A disk that takes what it is told to and remembers each transaction. */
function fakeDisk() {
  const transactions: { changes: readonly Change[]; durability: Durability }[] = [];
  const stored = new Map<string, unknown>();
  const errors: (DiskError | null)[] = [];
  const disk = { fail: null as Error | null, transactions, stored, errors };
  const queue = makeWriteQueue({
    gatherMs: 1, retryMs: 5,
    write: async (changes, durability) => {
      await Promise.resolve();
      if (disk.fail) throw disk.fail;
      transactions.push({ changes, durability });
      for (const { key, value } of changes) stored.set(String(key), value);
    },
    onError: (error) => { errors.push(error); },
  });
  return { disk, queue };
}

/** Every transaction that any database of this process opens for writing, from now on. */
function watchTransactions(): () => { readonly stores: readonly string[]; readonly durability: string | undefined }[] {
  const spy = vi.spyOn(FakeDatabase.prototype, 'transaction');
  onTestFinished(() => { spy.mockRestore(); });
  return () => spy.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([stores, , options]) => ({ stores: [stores].flat() as string[], durability: options?.durability }));
}

describe('the write queue', () => {
  test('[D1] takes everything that is dirty in one transaction, in order, strict when someone waits', async () => {
    const { disk, queue } = fakeDisk();
    queue.put([row('a'), row('b')]);
    queue.put([row('checkpoint')]);
    const flushed = queue.flush();
    queue.put([row('c')]);
    expect(await flushed).toEqual({ ok: true, value: null });
    expect(disk.transactions).toHaveLength(1);
    expect(disk.transactions[0]?.durability).toBe('strict');
    expect(disk.transactions[0]?.changes.map(({ key }) => key[1])).toEqual(['a', 'b', 'checkpoint', 'c']);
  });

  test('[D2] lets what nobody waits for gather, relaxed', async () => {
    const { disk, queue } = fakeDisk();
    queue.put([row('a')]);
    queue.put([row('b')]);
    await expectEventually(() => disk.transactions.length === 1);
    expect(disk.transactions[0]).toMatchObject({ durability: 'relaxed', changes: [{ key: ['orders', 'a'] }, { key: ['orders', 'b'] }] });
  });

  test('[D3] says what the disk refused, keeps it, and writes it later with newer values winning', async () => {
    const { disk, queue } = fakeDisk();
    disk.fail = quotaError();
    queue.put([row('a', 1), row('b', 1)]);
    expect(await queue.flush()).toEqual({ ok: false, error: { reason: 'quota', detail: 'QuotaExceededError: no room' } });
    expect(queue.error()).toMatchObject({ reason: 'quota' });
    queue.put([row('a', 2)]);
    disk.fail = null;
    await expectEventually(() => disk.stored.size === 2, 'the retry');
    expect(disk.stored.get('orders,a')).toMatchObject({ doc: 2 });
    expect(queue.error()).toBeNull();
    expect(disk.errors).toEqual([{ reason: 'quota', detail: 'QuotaExceededError: no room' }, null]);
  });

  test('stops only after what is dirty was tried', async () => {
    const { disk, queue } = fakeDisk();
    queue.put([row('a')]);
    await queue.stop();
    expect(disk.stored.size).toBe(1);
  });
});

describe('[R2] what belongs together', () => {
  test('an op, the debt to the server and the clock reach the disk in one strict transaction', async () => {
    const server = new ServerDouble();
    server.cut();
    const device = await pairedDevice(server);
    await device.append('o0', op());
    await quiet(50);
    const seen = watchTransactions();
    await device.append('o1', op());
    expect(seen().map(({ stores, durability }) => [[...stores].sort(), durability])).toEqual([[['device', 'rows'], 'strict']]);
  });

  test('two halves of a transfer reach the disk in one transaction, or neither does until a retry takes both', async () => {
    const server = new ServerDouble();
    server.cut();
    const device = await pairedDevice(server);
    await device.append('from', op('a'));
    await quiet(50);
    const parts = [{ docId: asId<DocId>('from'), ops: [op('out')] }, { docId: asId<DocId>('to'), ops: [op('in')] }];
    const transfer = () => device.replica.request('appendAll', { collection: 'orders', scope, parts });
    const full = vi.spyOn(FakeObjectStore.prototype, 'put').mockImplementation(() => { throw quotaError(); });
    onTestFinished(() => { full.mockRestore(); });
    await expect(transfer()).rejects.toMatchObject({ portError: { type: 'disk' } });
    full.mockRestore();
    const seen = watchTransactions();
    await transfer();
    expect(seen()).toHaveLength(1);
    expect(device.patches.filter(({ orders }) => orders?.length === 2)).toHaveLength(1);
    const again = await device.restart();
    expect(Object.fromEntries(again.snapshot.orders.map((order) => [order.id, opsOf(order)]))).toEqual({ from: ['a', 'out'], to: ['in'] });
    expect(again.snapshot.pending).toEqual({ from: ['a', 'out'], to: ['in'] });
    server.reachable = true;
    await expectEventually(() => server.live('orders').length === 2, 'both halves');
  });

  test('pulled documents are written relaxed', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await quiet(100);
    const seen = watchTransactions();
    server.write('orders', [journal('o1', [op()])]);
    await expectEventually(async () => (await device.orders()).has('o1'));
    await expectEventually(() => seen().length > 0);
    await quiet(50);
    expect(seen().map(({ durability }) => durability)).not.toContain('strict');
  });
});

describe('[R15] a disk that takes no more', () => {
  test('is told to the person and shown, while the server still gets the sale and memory goes on', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', op('a'));
    const full = vi.spyOn(FakeObjectStore.prototype, 'put').mockImplementation(() => { throw quotaError(); });
    onTestFinished(() => { full.mockRestore(); });
    await expect(device.append('o1', op('b'))).rejects.toMatchObject({ portError: { type: 'disk', error: { reason: 'quota' } } });
    server.write('orders', [journal('o2', [op('c')])]);
    await expectEventually(() => opsOf(server.get('orders', 'o1') as Journal).length === 2, 'the sale on the server');
    await expectEventually(async () => (await device.orders()).has('o2'), 'the order of another device');
    expect((await device.replica.request('status', {})).diskError?.reason).toBe('quota');
    full.mockRestore();
    await expectEventually(async () => (await device.replica.request('status', {})).diskError === null, 'the disk');
    server.cut();
    const again = await device.restart();
    expect(Object.fromEntries(again.snapshot.orders.map((order) => [order.id, opsOf(order)]))).toEqual({ o1: ['a', 'b'], o2: ['c'] });
  });
});

describe('[R16] a new version of the stored rows', () => {
  test('takes unsent data along, in one transaction before anything is read', async () => {
    const server = new ServerDouble();
    server.cut();
    const device = await pairedDevice(server);
    await device.append('o1', op('a'));
    await device.append('o2', op('b'));
    // Version 2 keeps a mark in each order and drops what it no longer knows.
    const upgrade = (stored: Row): Row | null => {
      if (stored.instance !== 'orders') return stored;
      const envelope = stored.doc as { doc: Journal };
      return { ...stored, doc: { ...envelope, doc: { ...envelope.doc, head: { upgraded: true } } } };
    };
    const upgraded = await device.restart({ rowUpgrades: [upgrade] });
    expect(upgraded.snapshot.orders.map(({ head }) => head)).toEqual([{ upgraded: true }, { upgraded: true }]);
    expect(Object.keys(upgraded.snapshot.pending).toSorted()).toEqual(['o1', 'o2']);
    server.reachable = true;
    await expectEventually(() => server.live('orders').length === 2, 'the unsent data');
  });
});
