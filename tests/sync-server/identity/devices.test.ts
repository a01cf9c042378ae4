import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { deviceLetter } from '../../../sync-server/identity/device-letter.ts';
import { newPairingCode, readPairingCode } from '../../../sync-server/identity/secrets.ts';
import { systemEntropy } from '../../../sync-server/platform/entropy.ts';
import { foundRestaurant, startEmptyServer, type EmptyServer, type TestBrowser } from './http-server.ts';

let empty: EmptyServer;
let manager: TestBrowser;
let first: Paired;
beforeAll(async () => {
  empty = await startEmptyServer();
  ({ browser: manager, paired: first } = await foundRestaurant(empty));
});
afterAll(() => empty.close());

const makeCode = async (kind: string, name: string): Promise<string> =>
  ((await manager.call('POST', '/api/v1/pairing-codes', { kind, name })).body as { code: string }).code;
const pair = (code: string) => empty.browser().call('POST', '/api/v1/pair', { code });
const devices = async () => ((await manager.call('GET', '/api/v1/devices')).body as { devices: { id: string; name: string; letter: string; revoked: boolean; online: boolean }[] }).devices;
const mayPull = async (token: string): Promise<number> => (await empty.browser().withToken(token, '/api/v1/pull?collection=roster&cursor=%7B%7D')).status;

describe('a code makes one device', () => {
  test('typed in any way a person would', async () => {
    const code = await makeCode('waiter', 'Tablet');
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{8}$/);
    const paired = await pair(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `);
    expect(paired.body).toMatchObject({ name: 'Tablet', kind: 'waiter', letter: 'B', branchId: first.branchId, scopes: first.scopes });
    expect(await mayPull((paired.body as Paired).token)).toBe(200);
  });

  test('once, however many ask at a time', async () => {
    const code = await makeCode('kitchen', 'Screen');
    const answers = await Promise.all([pair(code), pair(code), pair(code)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404, 404]);
    expect((await pair(code)).body).toMatchObject({ error: 'code-unknown' });
  });

  test('for ten minutes', async () => {
    const code = await makeCode('till', 'Late');
    empty.clock.forward(10 * 60_000);
    expect([(await pair(code)).status, (await pair('nonsense')).status]).toEqual([410, 404]);
  });

  test('and guessing is slowed down', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 14; attempt += 1) statuses.push((await pair('ZZZZZZZZ')).status);
    expect(statuses.at(-1)).toBe(429);
    empty.clock.forward(120_000);
  });

  test('that only a manager makes', async () => {
    expect((await empty.browser().call('POST', '/api/v1/pairing-codes', { kind: 'till', name: 'x' })).status).toBe(401);
    expect((await manager.call('POST', '/api/v1/pairing-codes', { kind: 'till', name: 'x' }, { origin: 'http://evil.example' })).status).toBe(403);
  });
});

test('letters are never given twice, not even after a revocation', async () => {
  const pairOne = async (name: string) => (await pair(await makeCode('till', name))).body as Paired;
  const second = await pairOne('D1');
  expect((await manager.call('DELETE', `/api/v1/devices/${second.deviceId}`)).status).toBe(204);
  const both = await Promise.all([pairOne('D2'), pairOne('D3')]);
  const letters = (await devices()).map(({ letter }) => letter);
  expect(new Set(letters).size).toBe(letters.length);
  expect(both.map(({ letter }) => letter)).not.toContain(second.letter);
});

test('a revoked device is refused at once, in words, and stays in the list', async () => {
  const device = (await pair(await makeCode('till', 'Lost'))).body as Paired;
  expect(await mayPull(device.token)).toBe(200);
  expect((await manager.call('DELETE', `/api/v1/devices/${device.deviceId}`)).status).toBe(204);
  expect((await empty.browser().withToken(device.token, '/api/v1/pin-verifiers')).body).toMatchObject({ error: 'revoked' });
  expect((await devices()).find(({ id }) => id === device.deviceId)).toMatchObject({ name: 'Lost', revoked: true, online: false });
  expect((await manager.call('DELETE', `/api/v1/devices/${device.deviceId}`)).body).toMatchObject({ error: 'already-revoked' });
  expect((await manager.call('PATCH', `/api/v1/devices/${device.deviceId}`, { name: 'Found' })).status).toBe(409);
});

test('a device is renamed; one that is not there is not', async () => {
  expect((await manager.call('PATCH', `/api/v1/devices/${first.deviceId}`, { name: 'Front till' })).status).toBe(204);
  expect((await devices())[0]).toMatchObject({ name: 'Front till', letter: 'A' });
  expect((await manager.call('PATCH', '/api/v1/devices/nobody', { name: 'x' })).status).toBe(404);
  expect((await manager.call('PATCH', `/api/v1/devices/${first.deviceId}`, { name: '  ' })).status).toBe(400);
});

test('what a device said of itself is remembered after it has gone', async () => {
  const atMs = empty.clock.nowMs();
  await empty.server.identity.recordContact(first.deviceId, { atMs, unsent: 3, app: '0.1.0' });
  await empty.server.identity.recordContact(first.deviceId, { atMs: atMs - 5_000, unsent: 9, app: null });
  expect((await devices())[0]).toMatchObject({ lastSeenMs: atMs, unsent: 3 });
});

test('no secret is stored as it is', async () => {
  const code = await makeCode('till', 'Secret');
  const rows = await empty.server.database.query<{ row: string }>({ text: 'select d::text as row from device d union all select p::text from pairing_code p union all select s::text from session s' });
  const text = rows.map(({ row }) => row).join();
  const hex = (secret: string): string => Buffer.from(secret).toString('hex');
  for (const secret of [first.token, code, manager.cookie.split('=')[1]!]) expect(text.includes(secret) || text.includes(hex(secret))).toBe(false);
});

test('letters go on after Z, and codes hold no sign that looks like another', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(deviceLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  for (let made = 0; made < 200; made += 1) {
    const code = newPairingCode(systemEntropy);
    expect(readPairingCode(code)).toBe(code);
    expect(code).not.toMatch(/[01OILUV]/);
  }
  expect(readPairingCode('ABC')).toBeNull();
});
