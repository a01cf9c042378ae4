import { describe, expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { metaInstanceOf } from '../../../workers/replica/database/database.ts';
import { openDisk } from '../../../workers/replica/storage/disk.ts';
import { expectEventually, journal, online, op, opsOf, pairedAs, pairedDevice, quiet } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

describe('the stream', () => {
  test('[S2] a commit that was not announced is found by the next one', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await online(device);
    await quiet(100);
    server.announces = false;
    server.write('orders', [journal('missed', [op()])]);
    server.announces = true;
    server.write('orders', [journal('heard', [op()])]);
    await expectEventually(async () => (await device.orders()).has('missed'), 'the missed order');
    server.cut();
    const again = await device.restart();
    expect(again.snapshot.orders.map(({ id }) => id as string).toSorted()).toEqual(['heard', 'missed']);
  });

  test('[S3] `behind` makes the device pull', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await online(device);
    await quiet(100);
    server.announces = false;
    server.write('orders', [journal('quiet', [op()])]);
    for (const socket of server.sockets) socket.post({ type: 'behind' });
    await expectEventually(async () => (await device.orders()).has('quiet'));
  });

  test('what happened while the device was away is there after it returns', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await online(device);
    server.cut();
    await expectEventually(async () => (await device.replica.request('status', {})).connection.state === 'offline');
    server.write('orders', Array.from({ length: 450 }, (_, index) => journal(`away-${index}`, [op()])));
    server.reachable = true;
    await expectEventually(async () => (await device.orders()).size === 450, 'all orders');
  });

  test('500 orders taken offline arrive in a few requests', async () => {
    const server = new ServerDouble();
    server.cut();
    const device = await pairedDevice(server);
    await Promise.all(Array.from({ length: 500 }, (_, index) => device.append(`off-${index}`, op(), op())));
    expect(Object.keys((await device.replica.request('hello', { tabId: 't' })).pending)).toHaveLength(500);
    server.reachable = true;
    await device.replica.request('reconnect', {});
    await expectEventually(() => server.live('orders').length === 500, 'all orders on the server');
    expect(server.pushes.length).toBeLessThan(12);
    await expectEventually(async () => Object.keys((await device.replica.request('hello', { tabId: 't' })).pending).length === 0, 'nothing pending');
  });

  test('an op is not sent back to where it came from', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await online(device);
    server.write('orders', [journal('o1', [op()])]);
    await expectEventually(async () => (await device.orders()).has('o1'));
    await quiet(1_600);
    expect(server.pushes).toEqual([]);
  });

  test('a clock that is off is measured', async () => {
    const server = new ServerDouble();
    server.serverTimeMs = () => Date.now() + 3_600_000;
    const device = await pairedDevice(server);
    await expectEventually(async () => Math.abs(((await device.replica.request('status', {})).clockOffsetMs ?? 0) - 3_600_000) < 1_000);
  });
});

describe('the comparison with the server', () => {
  test('[A3] gives a server restored from a backup what it lost, and takes what it still has', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', op('a'));
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    const restore = server.backup();
    await device.append('o1', op('b'));
    await device.append('o2', op('c'));
    await expectEventually(() => server.live('orders').length === 2 && opsOf(server.get('orders', 'o1') as Journal).length === 2);
    await quiet(100);
    server.cut();
    restore();
    server.write('orders', [journal('after', [op('z')])]);
    server.reachable = true;
    await device.replica.request('reconnect', {});
    await expectEventually(() => server.live('orders').length === 3 && opsOf(server.get('orders', 'o1') as Journal).length === 2, 'what the server lost');
    await expectEventually(async () => (await device.orders()).has('after'), 'what came after the restore');
  });

  test('[A4] brings back what the disk lost', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    server.write('orders', [journal('o1', [op('a')]), journal('o2', [op('b')])]);
    await expectEventually(async () => (await device.orders()).size === 2);
    await quiet(100);
    await device.close();
    const disk = await openDisk(device.environment, device.environment.databaseName);
    await disk.write([['orders', 'o1'], [metaInstanceOf('orders'), 'o1|0']].map(([instance, id]) => ({ table: 'rows', key: [instance!, id!], value: null })), 'strict');
    disk.close();
    const again = await device.restart();
    expect(again.snapshot.orders.map(({ id }) => id)).toEqual(['o2']);
    await expectEventually(async () => (await again.orders()).size === 2, 'the lost order');
    await quiet(500);
    // Nothing of the repair goes back to where it came from [P2].
    expect(server.pushes).toEqual([]);
    server.cut();
    await quiet(100);
    const offline = await again.restart();
    expect(offline.snapshot.orders).toHaveLength(2);
  });

  test('[A1] settles a debt that RxDB knows nothing of', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', op('a'));
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    await quiet(100);
    await device.close();
    // As a crash leaves it between the server's answer and the disk.
    const disk = await openDisk(device.environment, device.environment.databaseName);
    await disk.write([{ table: 'rows', key: ['pending', 'orders|o1'], value: { instance: 'pending', id: 'orders|o1', doc: { collection: 'orders', id: 'o1', ops: ['a'] } } }], 'strict');
    disk.close();
    const again = await device.restart();
    expect(again.snapshot.pending).toEqual({ o1: ['a'] });
    await expectEventually(async () => Object.keys((await again.replica.request('hello', { tabId: 't' })).pending).length === 0, 'the settlement');
  });

  test('finds nothing to do between equals', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', op());
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    await quiet(200);
    expect(await device.replica.checkNow()).toEqual({ orders: 'equal', records: 'equal', roster: 'equal', boards: 'equal', facts: 'equal' });
  });
});

describe('unsent data in a file', () => {
  test('leaves a device without a network and arrives through another', async () => {
    const server = new ServerDouble();
    const broken = new ServerDouble();
    broken.cut();
    const stranded = await pairedDevice(broken);
    await stranded.append('o1', op('a'));
    const { text, documents } = await stranded.replica.request('exportUnsent', {});
    expect(documents).toBe(1);
    const helper = await pairedDevice(server, {}, pairedAs('d2'));
    await online(helper);
    server.judge = (item) => ((item.doc as Journal).id === 'bad' ? 'not ours' : null);
    const file = JSON.parse(text) as { items: { collection: string; doc: Journal }[] };
    file.items.push({ collection: 'orders', doc: journal('bad', [op()]) });
    expect(await helper.replica.request('importUnsent', { text: JSON.stringify(file) })).toEqual({ documents: 1, refused: [{ docId: 'bad', reason: 'not ours' }] });
    expect(opsOf(server.get('orders', 'o1') as Journal)).toEqual(['a']);
  });

  test('says what is wrong with a file that is none', async () => {
    const device = await pairedDevice(new ServerDouble());
    for (const text of ['', '{}', '{"format":"smart-pos-unsent","version":9,"items":[]}', '{"format":"smart-pos-unsent","version":1,"items":[7]}']) {
      await expect(device.replica.request('importUnsent', { text })).rejects.toMatchObject({ portError: { type: 'unreadable-file' } });
    }
  });
});
