import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { collections } from '../../../shared/documents/collections.ts';
import { installClock, makeMonotoneClock } from '../../../workers/replica/clock.ts';
import { conflictHandlerOf, guardFork } from '../../../workers/replica/database/conflict-handler.ts';
import { keptInstances, metaInstanceOf } from '../../../workers/replica/database/database.ts';
import { envelope } from '../../../workers/replica/database/envelope.ts';
import { openDisk, type Disk, type Row } from '../../../workers/replica/storage/disk.ts';
import { expectEventually, journal, online, op, opsOf, pairedDevice, quiet, type TestDevice } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

const handler = conflictHandlerOf('orders');
const [a, b, c] = ['a', 'b', 'c'].map((id) => op(id)) as [ReturnType<typeof op>, ReturnType<typeof op>, ReturnType<typeof op>];

/** Looks at the disk of a device, or changes that of one whose realm is closed. */
async function onDisk<T>(device: TestDevice, look: (disk: Disk) => Promise<T>): Promise<T> {
  const disk = await openDisk(device.environment, device.environment.databaseName);
  try {
    return await look(disk);
  } finally {
    disk.close();
  }
}

const storedOps = (rows: readonly Row[], id: string): string[] =>
  opsOf((rows.find((row) => row.instance === 'orders' && row.id === id)?.doc as { doc: Journal } | undefined)?.doc);

describe('[R1] few collections', () => {
  test('two devices fit into one realm, which opens thirteen collections at most', async () => {
    const server = new ServerDouble();
    const devices = await Promise.all([pairedDevice(server), pairedDevice(server)]);
    await Promise.all(devices.map((device, index) => device.append(`o${index}`, op())));
    expect(collections.length).toBeLessThanOrEqual(10);
    await expectEventually(() => server.live('orders').length === 2);
  });
});

describe('[R3] what is pulled while the local copy is dirty', () => {
  test('comes back with the push, is there after a restart, and is not pushed again', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', a);
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    server.cut();
    await device.append('o1', b);
    server.write('orders', [journal('o1', [a, c])]);
    server.reachable = true;
    await device.replica.request('reconnect', {});
    await expectEventually(() => opsOf(server.get('orders', 'o1') as Journal).length === 3, 'all ops on the server');
    await expectEventually(async () => opsOf((await device.orders()).get('o1')).length === 3, 'all ops here');
    await quiet(600);
    // One for each append: what came back with the second is not sent a third time [P2].
    expect(server.pushes.length).toBe(2);
    server.cut();
    const again = await device.restart();
    expect(opsOf(again.snapshot.orders.find(({ id }) => id === 'o1'))).toEqual(['a', 'b', 'c']);
  });
});

describe('[R7] equality means: nothing to tell', () => {
  test('before a push: the server knows all of it', () => {
    expect(handler.isEqual(envelope(journal('o', [a, b])), envelope(journal('o', [a])), 'upstream-check-if-equal')).toBe(true);
    expect(handler.isEqual(envelope(journal('o', [a])), envelope(journal('o', [a, b])), 'upstream-check-if-equal')).toBe(false);
  });

  test('before a pull overwrites: we know all of it, so an older event does not regress the copy', () => {
    expect(handler.isEqual(envelope(journal('o', [a])), envelope(journal('o', [a, b])), 'downstream-check-if-equal-1')).toBe(true);
    expect(handler.isEqual(envelope(journal('o', [a, c])), envelope(journal('o', [a, b])), 'downstream-check-if-equal-1')).toBe(false);
  });

  test('derived parts take no part', () => {
    const plain = envelope(journal('o', [a]));
    const headed = envelope(journal('o', [a], { head: { status: 'open' } }));
    for (const context of ['upstream-check-if-equal', 'downstream-check-if-equal-0', 'downstream-check-if-equal-1', 'other']) expect(handler.isEqual(plain, headed, context)).toBe(true);
  });

  test('an announcement of an older state during a push takes nothing away, here or after a restart', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', a);
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    server.delayMs = 60;
    const appended = device.append('o1', b);
    for (const socket of server.sockets) socket.post({ type: 'changed', scope: 'branch:b1', previous: 1, seq: 2, docs: [{ collection: 'orders', doc: journal('o1', [a]) as never }] });
    await appended;
    await expectEventually(() => opsOf(server.get('orders', 'o1') as Journal).length === 2);
    await quiet();
    expect(opsOf((await device.orders()).get('o1'))).toEqual(['a', 'b']);
    server.cut();
    const again = await device.restart();
    expect(opsOf(again.snapshot.orders[0])).toEqual(['a', 'b']);
  });
});

describe('[R8] resolving a conflict', () => {
  test('is exactly what the server said when it says all there is', async () => {
    const theirs = envelope(journal('o', [a, b]));
    expect(await handler.resolve({ newDocumentState: envelope(journal('o', [a])), realMasterState: theirs } as never, 'x')).toBe(theirs);
  });

  test('is the union otherwise', async () => {
    const resolved = await handler.resolve({ newDocumentState: envelope(journal('o', [a, c])), realMasterState: envelope(journal('o', [a, b])) } as never, 'x');
    expect(opsOf(resolved.doc as Journal)).toEqual(['a', 'b', 'c']);
  });

  test('a refusal by the server that drops the body of an op ends the pushing', async () => {
    const server = new ServerDouble();
    server.afterMerge = (doc) => {
      if (doc.shape !== 'journal' || !('bad' in doc.ops)) return doc;
      const { bad: _, ...ops } = doc.ops;
      return { ...doc, ops, refused: { ...doc.refused, bad: 'malformed' } };
    };
    const device = await pairedDevice(server);
    await device.append('o1', a, op('bad'));
    await expectEventually(async () => (await device.replica.request('status', {})).refused.some(({ opId }) => opId === 'bad'), 'the refusal');
    await quiet(500);
    const pushes = server.pushes.length;
    expect(pushes).toBeLessThan(4);
    await quiet(500);
    expect(server.pushes.length).toBe(pushes);
    expect((await device.replica.request('status', {})).collections.find(({ collection }) => collection === 'orders')?.pending).toBe(0);
  });
});

describe('[R9] the local copy never loses', () => {
  test('what a pull writes is joined with what is there', () => {
    const guarded = guardFork('orders', envelope(journal('o', [a, b])), envelope(journal('o', [a, c]))) as { doc: Journal };
    expect(opsOf(guarded.doc)).toEqual(['a', 'b', 'c']);
  });
});

describe('[R10] nothing throws for one bad row', () => {
  test('a malformed document from the server costs itself only, in a pull and on the stream', async () => {
    const server = new ServerDouble();
    server.write('orders', [{ shape: 'nonsense', id: 'x', scope: 'branch:b1' } as never, journal('o1', [a])]);
    const device = await pairedDevice(server);
    await expectEventually(async () => (await device.orders()).has('o1'), 'its neighbour');
    expect([...(await device.orders()).keys()]).toEqual(['o1']);
    for (const socket of server.sockets) socket.post({ type: 'changed', scope: 'branch:b1', previous: 1, seq: 2, docs: [null, { collection: 'orders', doc: 7 }, { collection: 'orders', doc: journal('o2', [b]) }] as never });
    await expectEventually(async () => (await device.orders()).has('o2'), 'its neighbour on the stream');
  });

  test('a document the server refuses is kept and shown, not pushed for ever, and blocks nobody', async () => {
    const server = new ServerDouble();
    server.judge = (item) => ((item.doc as Journal).id === 'bad' ? 'of another branch' : null);
    const device = await pairedDevice(server);
    await device.append('bad', a);
    await device.append('good', b);
    await expectEventually(() => server.get('orders', 'good') !== undefined);
    await expectEventually(async () => (await device.replica.request('status', {})).refused.some(({ docId, reason }) => docId === 'bad' && reason === 'of another branch'));
    const pushed = () => server.pushes.flat().filter((item) => (item.doc as Journal).id === 'bad').length;
    const before = pushed();
    await quiet(600);
    expect(pushed()).toBe(before);
    const again = await device.restart();
    expect(opsOf(again.snapshot.orders.find(({ id }) => id === 'bad'))).toEqual(['a']);
    expect(again.snapshot.status.refused.map(({ docId }) => docId)).toEqual(['bad']);
    const file = await again.replica.request('exportUnsent', {});
    expect(file.documents).toBe(1);
  });

  test('a document the server fails on stays owed, and pushes and pulls go on around it', async () => {
    const server = new ServerDouble();
    server.judge = (item) => ((item.doc as Journal).id === 'poison' ? { status: 500, error: 'broken' } : null);
    server.cut();
    const device = await pairedDevice(server);
    for (const [docId, one] of [['first', op()], ['poison', a], ['good', b]] as const) await device.append(docId, one);
    server.reachable = true;
    await device.replica.request('reconnect', {});
    await expectEventually(() => server.get('orders', 'good') !== undefined, 'its neighbours in the same push');
    await device.append('behind', op());
    await expectEventually(() => server.get('orders', 'behind') !== undefined, 'the push behind it');
    server.write('orders', [journal('other', [c])]);
    await expectEventually(async () => (await device.orders()).has('other'), 'the pull');
    expect(Object.keys((await device.replica.request('hello', { tabId: 't' })).pending)).toContain('poison');
    server.judge = () => null;
    await device.replica.checkNow();
    await expectEventually(() => server.get('orders', 'poison') !== undefined, 'the mended push');
  });

  test('401 stops the pushing, says so, and keeps the data', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await online(device);
    server.token = 'another';
    await device.append('o1', a);
    await expectEventually(async () => (await device.replica.request('status', {})).connection.state === 'rejected', 'the rejection');
    const requests = server.pushes.length;
    await quiet();
    expect(server.pushes.length).toBe(requests);
    const again = await device.restart();
    expect(opsOf(again.snapshot.orders[0])).toEqual(['a']);
    server.token = 'token';
    await again.replica.request('reconnect', {});
    await expectEventually(() => server.get('orders', 'o1') !== undefined, 'the push after the device is welcome again');
  });
});

describe('[R11] a clock set back', () => {
  const day = 86_400_000;

  test('never lets a new write lie before what was pushed', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', a);
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    await quiet(100);
    await device.close();
    // As a realm two days ahead would have left it.
    const ahead = Date.now() + 2 * day;
    await onDisk(device, async (disk) => {
      const rows = await disk.load(keptInstances);
      await disk.write(rows.map((row) => {
        const doc = row.doc as { _meta: { lwt: number }; checkpointData?: { lwt?: number } };
        const moved = { ...doc, _meta: { ...doc._meta, lwt: ahead }, ...(doc.checkpointData?.lwt === undefined ? {} : { checkpointData: { ...doc.checkpointData, lwt: ahead } }) };
        return { table: 'rows' as const, key: [row.instance, row.id] as const, value: { ...row, doc: moved } };
      }), 'strict');
    });
    server.cut();
    const wall = Date.now.bind(Date);
    const clock = makeMonotoneClock(wall);
    const restore = installClock(clock);
    onTestFinished(restore);
    const behind = await device.restart({ clock });
    await behind.append('o2', b);
    await behind.close();
    restore();
    const rows = await onDisk(behind, (disk) => disk.load(['orders']));
    const written = rows.find(({ id }) => id === 'o2')!.doc as { _meta: { lwt: number } };
    expect(written._meta.lwt).toBeGreaterThan(ahead);
    server.reachable = true;
    const again = await behind.restart();
    await expectEventually(() => server.get('orders', 'o2') !== undefined, 'the push');
    await again.close();
  });

  test('goes on at the pace of the wall clock from where it was', () => {
    let wallMs = 1_000_000;
    const clock = makeMonotoneClock(() => wallMs);
    const start = clock.now();
    wallMs -= 500_000;
    expect(clock.now()).toBe(start);
    wallMs += 40;
    expect(clock.now()).toBe(start + 40);
    wallMs += 1_000_000;
    const later = clock.now();
    expect(later).toBeGreaterThanOrEqual(wallMs);
    clock.raiseTo(later + 7);
    expect(clock.now()).toBeGreaterThanOrEqual(later + 7);
  });
});

describe('[R12] what came in past replication', () => {
  test('is not reverted by the first local edit', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', a, b);
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    await quiet(100);
    await device.close();
    await onDisk(device, async (disk) => {
      const rows = await disk.load([metaInstanceOf('orders')]);
      await disk.write(rows.map((row) => ({ table: 'rows', key: [row.instance, row.id], value: null })), 'strict');
    });
    server.write('orders', [journal('o1', [op('d')])]);
    const again = await device.restart();
    await again.append('o1', c);
    await expectEventually(() => opsOf(server.get('orders', 'o1') as Journal).length === 4, 'all ops on the server');
    await expectEventually(async () => opsOf((await again.orders()).get('o1')).length === 4, 'all ops here');
  });
});

describe('[R13] an order that an archive holds', () => {
  test('leaves memory, tabs and disk, with the replication\'s copy of it', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', a);
    await device.append('o2', b);
    await expectEventually(() => server.live('orders').length === 2);
    server.write('orders', [journal('o1', [a], { sealed: { a: 1 } })]);
    await expectEventually(() => device.patches.some((patch) => patch.retired?.some((id) => id === 'o1')), 'the patch');
    expect((await device.orders()).has('o1')).toBe(false);
    const stored = (): Promise<readonly Row[]> => onDisk(device, (disk) => disk.load(keptInstances));
    // Checkpoints may name it: they are positions, not copies.
    const copies = (rows: readonly Row[]): readonly Row[] => rows.filter(({ id, doc }) => !id.endsWith('|1') && JSON.stringify(doc).includes('"o1"'));
    await expectEventually(async () => copies(await stored()).length === 0, 'no copy of it on the disk');
    await device.close();
    const rows = await stored();
    expect(copies(rows)).toEqual([]);
    expect(storedOps(rows, 'o2')).toEqual(['b']);
  });

  test('comes back with an op that was late', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await device.append('o1', a);
    await expectEventually(() => server.get('orders', 'o1') !== undefined);
    server.write('orders', [journal('o1', [a], { sealed: { a: 1 } })]);
    await expectEventually(() => device.patches.some((patch) => patch.retired?.length === 1));
    server.write('orders', [journal('o1', [a, b], { sealed: { a: 1 } })]);
    await expectEventually(async () => opsOf((await device.orders()).get('o1')).length === 2, 'the order');
    await device.append('o1', c);
    await expectEventually(() => opsOf(server.get('orders', 'o1') as Journal).length === 3);
  });
});

test('[R14] RxDB\'s development mode is in no build: it loads a page from the network', () => {
  const folder = fileURLToPath(new URL('../../../workers/', import.meta.url));
  const sources = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((text) => /rxdb\/plugins\/(dev-mode|validate)/.test(text))).toEqual([]);
});
