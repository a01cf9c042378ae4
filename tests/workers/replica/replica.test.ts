import { describe, expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { expectEventually, journal, online, op, opsOf, pairedAs, pairedDevice, unpairedDevice } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

describe('a device', () => {
  test('that nobody paired says so and keeps no engine', async () => {
    const device = await unpairedDevice(new ServerDouble());
    expect(device.snapshot.self).toBeNull();
    await expect(device.append('o1', op())).rejects.toMatchObject({ portError: { type: 'not-paired' } });
  });

  test('appends durably, sends at once and shows when the server has it', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    const first = op();
    expect(await device.append('o1', first)).toEqual({ durable: true });
    await expectEventually(() => server.get('orders', 'o1') !== undefined, 'the order on the server');
    await expectEventually(() => device.patches.some((patch) => patch.pending?.['o1']?.length === 0), 'the confirmation');
    expect(device.patches[0]?.pending).toEqual({ o1: [first.id] });
    expect(opsOf(server.get('orders', 'o1') as Journal)).toEqual([first.id]);
    expect(device.snapshot.self).not.toHaveProperty('token');
  });

  test('shows what another device did', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    await online(device);
    server.write('orders', [journal('o2', [op('x')])]);
    await expectEventually(() => device.patches.some((patch) => patch.orders?.some(({ id }) => id === 'o2')), 'the order of the other device');
  });

  test('keeps everything over a restart without a network, and sends it later', async () => {
    const server = new ServerDouble();
    server.cut();
    const before = await pairedDevice(server);
    const ops = [op(), op(), op()];
    for (const one of ops) await before.append('o1', one);
    const after = await before.restart();
    expect(opsOf(after.snapshot.orders.find(({ id }) => id === 'o1'))).toEqual(ops.map(({ id }) => id).sort());
    expect(after.snapshot.pending['o1']?.toSorted()).toEqual(ops.map(({ id }) => id).toSorted());
    server.reachable = true;
    await expectEventually(() => opsOf(server.get('orders', 'o1') as Journal).length === 3, 'all ops on the server');
    await expectEventually(async () => Object.keys((await after.replica.request('hello', { tabId: 't' })).pending).length === 0, 'nothing pending');
  });

  test('refuses to become another one while it owes something', async () => {
    const server = new ServerDouble();
    server.cut();
    const device = await pairedDevice(server);
    await device.append('o1', op());
    await expect(device.replica.request('become', { paired: pairedAs('d2') })).rejects.toMatchObject({ portError: { type: 'unsent-data', documents: 1 } });
    await expect(device.replica.request('wipe', { force: false })).rejects.toMatchObject({ portError: { type: 'unsent-data' } });
    await device.replica.request('wipe', { force: true });
    expect((await device.orders()).size).toBe(0);
  });

  test('gives each order number once, over a restart too', async () => {
    const server = new ServerDouble();
    const device = await pairedDevice(server);
    const given = [];
    for (let index = 0; index < 3; index += 1) given.push((await device.replica.request('reserveNumber', { businessDate: '2026-07-01' })).counter);
    const again = await device.restart();
    given.push((await again.replica.request('reserveNumber', { businessDate: '2026-07-01' })).counter);
    given.push((await again.replica.request('reserveNumber', { businessDate: '2026-07-02' })).counter);
    expect(given).toEqual([1, 2, 3, 4, 1]);
  });
});
