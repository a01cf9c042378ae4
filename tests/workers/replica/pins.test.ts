import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { argon2id } from 'hash-wasm';
import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bytesToBase64 } from '../../../shared/crdt/base64.ts';
import type { PinVerifiers } from '../../../shared/protocol/identity.ts';
import { openDeviceStore, type DeviceStore } from '../../../workers/replica/device/device-store.ts';
import { freeTries, lockMs, makePins, type Pins } from '../../../workers/replica/device/pins.ts';
import { openDisk, type Disk } from '../../../workers/replica/storage/disk.ts';
import { makeWriteQueue } from '../../../workers/replica/storage/write-queue.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { journal, expectEventually, op, pairedDevice } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };

async function verifierOf(staffId: string, pin: string, pinVersion = 1): Promise<PinVerifiers['verifiers'][number]> {
  const salt = webcrypto.getRandomValues(new Uint8Array(16));
  const hash = await argon2id({ password: pin, salt, memorySize: cost.memoryKiB, iterations: 1, parallelism: 1, hashLength: 32, outputType: 'binary' });
  return { staffId, pinVersion, salt: bytesToBase64(salt), hash: bytesToBase64(hash), ...cost };
}

/** A device that can be switched off and on again over the same disk, with a clock of its own. */
function makeTill() {
  const dep = { indexedDB: new IDBFactory(), IDBKeyRange };
  let disk: Disk | null = null;
  const till = {
    nowMs: 1_000_000,
    on: async (): Promise<{ pins: Pins; store: DeviceStore }> => {
      disk?.close();
      const opened = await openDisk(dep, 'till');
      disk = opened;
      const queue = makeWriteQueue({ write: opened.write, onError: () => undefined });
      const store = await openDeviceStore(opened, queue);
      return { store, pins: makePins({ store, subtle: webcrypto.subtle as SubtleCrypto, now: () => till.nowMs, flush: queue.flush }) };
    },
  };
  return till;
}

describe('PINs', () => {
  test('are checked without a server, and unknown people are told apart', async () => {
    const { pins } = await makeTill().on();
    await pins.adopt({ verifiers: [await verifierOf('s1', '1234')] });
    expect(await pins.verify('s1', '1234')).toEqual({ ok: true });
    expect(await pins.verify('s1', '4321')).toEqual({ ok: false, reason: 'wrong', triesLeft: freeTries - 1 });
    expect(await pins.verify('s2', '1234')).toEqual({ ok: false, reason: 'unknown-staff' });
  });

  test('leave no server hash on the device, and its key cannot be taken out', async () => {
    const { pins, store } = await makeTill().on();
    const verifier = await verifierOf('s1', '1234');
    await pins.adopt({ verifiers: [verifier] });
    expect(JSON.stringify(store.get('verifier:s1'))).not.toContain(verifier.hash);
    expect(store.get<CryptoKey>('pin-key')?.extractable).toBe(false);
  });

  test('lock after five wrong tries for 30 s, then twice as long each time, over a restart', async () => {
    const till = makeTill();
    const first = await till.on();
    await first.pins.adopt({ verifiers: [await verifierOf('s1', '1234')] });
    for (let tries = 1; tries < freeTries; tries += 1) expect(await first.pins.verify('s1', '0000')).toMatchObject({ reason: 'wrong', triesLeft: freeTries - tries });
    const locked = { ok: false, reason: 'locked', untilMs: till.nowMs + 30_000 };
    expect(await first.pins.verify('s1', '0000')).toEqual(locked);
    expect(await first.pins.verify('s1', '1234')).toEqual(locked);
    const { pins } = await till.on();
    expect(await pins.verify('s1', '1234')).toEqual(locked);
    expect([pins.lockedUntil('s1'), pins.lockedUntil('s2')]).toEqual([locked.untilMs, null]);
    till.nowMs += 30_001;
    expect(pins.lockedUntil('s1')).toBeNull();
    expect(await pins.verify('s1', '0000')).toEqual({ ok: false, reason: 'locked', untilMs: till.nowMs + 60_000 });
    till.nowMs += 60_001;
    expect(await pins.verify('s1', '1234')).toEqual({ ok: true });
    expect(await pins.verify('s1', '0000')).toMatchObject({ reason: 'wrong', triesLeft: freeTries - 1 });
    expect([5, 6, 7, 60].map(lockMs)).toEqual([30_000, 60_000, 120_000, 86_400_000]);
  });

  test('count guesses made at the same time one by one', async () => {
    const { pins } = await makeTill().on();
    await pins.adopt({ verifiers: [await verifierOf('s1', '1234')] });
    const results = await Promise.all(Array.from({ length: 8 }, () => pins.verify('s1', '0000')));
    expect(results.filter((result) => !result.ok && result.reason === 'locked')).toHaveLength(4);
  });

  test('change when the server says so; a person who left is unknown', async () => {
    const { pins } = await makeTill().on();
    await pins.adopt({ verifiers: [await verifierOf('s1', '1234'), await verifierOf('s2', '1111')] });
    await pins.adopt({ verifiers: [await verifierOf('s1', '9999', 2)] });
    expect(await pins.verify('s1', '1234')).toMatchObject({ reason: 'wrong' });
    expect(await pins.verify('s1', '9999')).toEqual({ ok: true });
    expect(await pins.verify('s2', '1111')).toEqual({ ok: false, reason: 'unknown-staff' });
    expect(pins.versions()).toEqual({ s1: 2 });
  });

  test('are fetched when the roster names one this device does not have, and work offline after a restart', async () => {
    const server = new ServerDouble();
    server.verifiers = { verifiers: [await verifierOf('s1', '1234')] };
    const device = await pairedDevice(server);
    server.write('roster', [journal('staff:s1', [{ ...op('h', 'staff.hired'), data: { name: 'Aziz' } }, { ...op('p', 'staff.pin-set'), data: { pinVersion: 1 } }])]);
    await expectEventually(async () => (await device.replica.request('verifyPin', { staffId: asId('s1'), pin: '1234' })).ok, 'the PIN');
    server.cut();
    const again = await device.restart();
    expect(await again.replica.request('verifyPin', { staffId: asId('s1'), pin: '1234' })).toEqual({ ok: true });
  });

  test('are fetched for whoever signs in before the rush after pairing is over', async () => {
    const server = new ServerDouble();
    server.verifiers = { verifiers: [await verifierOf('s1', '1234')] };
    server.write('roster', [journal('staff:s1', [{ ...op('h', 'staff.hired'), data: { name: 'Aziz' } }, { ...op('p', 'staff.pin-set'), data: { pinVersion: 1 } }])]);
    // The device never gets to what it does when all is quiet.
    const device = await pairedDevice(server, { sleep: (ms) => new Promise((resolve) => { if (ms < 500) setTimeout(resolve, ms); }) });
    await expectEventually(async () => (await device.replica.request('hello', { tabId: 't1' })).roster.length === 1, 'the roster');
    expect(await device.replica.request('verifyPin', { staffId: asId('s1'), pin: '1234' })).toEqual({ ok: true });
  });
});
