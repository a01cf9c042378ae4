import { argon2id } from 'hash-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { staffStateOf } from '../../../shared/documents/roster-document.ts';
import type { Paired, PinVerifiers } from '../../../shared/protocol/identity.ts';
import { foundRestaurant, owner, startEmptyServer, type EmptyServer, type TestBrowser } from './http-server.ts';

let empty: EmptyServer;
let admin: TestBrowser;
let device: Paired;
beforeAll(async () => {
  empty = await startEmptyServer();
  ({ browser: admin, paired: device } = await foundRestaurant(empty));
});
afterAll(() => empty.close());

type Person = { id: string; name: string; role: string | null; active: boolean };
const staff = async (): Promise<Person[]> => ((await admin.call('GET', '/api/v1/staff')).body as { staff: Person[] }).staff;
const personOf = async (id: string): Promise<Person | undefined> => (await staff()).find((person) => person.id === id);
const hire = async (by: TestBrowser, person: object): Promise<string> => ((await by.call('POST', '/api/v1/staff', person)).body as { id: string }).id;
const change = (by: TestBrowser, id: string, what: object) => by.call('PATCH', `/api/v1/staff/${id}`, what);
const verifiers = async (): Promise<PinVerifiers['verifiers']> => ((await admin.withToken(device.token, '/api/v1/pin-verifiers')).body as PinVerifiers).verifiers;
const verifierOf = async (id: string) => (await verifiers()).find(({ staffId }) => staffId === id);

/** What a browser computes for a PIN. */
const inBrowser = async (pin: string, verifier: PinVerifiers['verifiers'][number]): Promise<string> => Buffer.from(await argon2id({
  password: pin, salt: Buffer.from(verifier.salt, 'base64'), memorySize: verifier.memoryKiB, iterations: verifier.iterations, parallelism: verifier.parallelism, hashLength: 32, outputType: 'binary',
})).toString('base64');

describe('PIN verifiers', () => {
  test('are what a browser computes for the right PIN, and for no other', async () => {
    const [verifier] = await verifiers();
    expect(verifier).toMatchObject({ pinVersion: 1, memoryKiB: 19_456, iterations: 2, parallelism: 1 });
    expect(await inBrowser('4271', verifier!)).toBe(verifier!.hash);
    expect(await inBrowser('4272', verifier!)).not.toBe(verifier!.hash);
  });

  test('are for paired devices, and never for a customer’s display', async () => {
    expect((await empty.browser().call('GET', '/api/v1/pin-verifiers')).status).toBe(401);
    const { code } = (await admin.call('POST', '/api/v1/pairing-codes', { kind: 'display', name: 'Guests' })).body as { code: string };
    const display = (await empty.browser().call('POST', '/api/v1/pair', { code })).body as Paired;
    expect((await admin.withToken(display.token, '/api/v1/pin-verifiers')).body).toEqual({ verifiers: [] });
  });

  test('have a salt of their own, change with the PIN and go with the person', async () => {
    const id = await hire(admin, { name: 'Jasur', role: 'waiter', pin: '4271' });
    const [mine, other] = [await verifierOf(id), (await verifiers()).find(({ staffId }) => staffId !== id)];
    expect(mine!.salt).not.toBe(other!.salt);
    expect(mine!.hash).not.toBe(other!.hash);
    expect((await change(admin, id, { pin: '9090' })).status).toBe(204);
    const changed = await verifierOf(id);
    expect([changed!.pinVersion, changed!.hash]).toEqual([2, await inBrowser('9090', changed!)]);
    expect((await change(admin, id, { active: false })).status).toBe(204);
    expect(await verifierOf(id)).toBeUndefined();
  });
});

test('a person is hired, renamed, given another role and let go; the journal tells it all', async () => {
  const id = await hire(admin, { name: 'Kamola', role: 'waiter', pin: '1234' });
  expect(await personOf(id)).toEqual({ id, name: 'Kamola', role: 'waiter', active: true });
  expect((await change(admin, id, { name: 'Kamola E.', role: 'cashier' })).status).toBe(204);
  expect((await change(admin, id, { active: false })).status).toBe(204);
  expect(await personOf(id)).toEqual({ id, name: 'Kamola E.', role: 'cashier', active: false });
  expect((await change(admin, id, { name: 'Back' })).body).toMatchObject({ error: 'left' });
  const docs = ((await admin.withToken(device.token, '/api/v1/pull?collection=roster&cursor=%7B%7D')).body as { docs: Journal[] }).docs;
  const doc = docs.find((one) => one.id === `staff:${id}`)!;
  expect(Object.values(doc.ops).map(({ type }) => type)).toEqual(['staff.hired', 'staff.role-set', 'staff.pin-set', 'staff.renamed', 'staff.role-set', 'staff.left']);
  expect(staffStateOf(doc)).toMatchObject({ name: 'Kamola E.', active: false });
  expect(JSON.stringify(docs)).not.toContain('1234');
});

describe('who may manage', () => {
  test('only an admin makes or changes admins', async () => {
    const account = { login: 'nilufar', password: 'another long secret' };
    const managerId = await hire(admin, { name: 'Nilufar', role: 'manager', pin: '2222', account });
    const manager = empty.browser();
    expect((await manager.call('POST', '/api/v1/session', account)).body).toMatchObject({ role: 'manager', staffId: managerId });
    const adminId = (await staff()).find(({ role }) => role === 'admin')!.id;
    const waiterId = await hire(manager, { name: 'Aziz', role: 'waiter', pin: '5555' });
    for (const attempt of [
      manager.call('POST', '/api/v1/staff', { name: 'x', role: 'admin', pin: '1111' }), change(manager, adminId, { pin: '1111' }), change(manager, adminId, { active: false }),
      change(manager, waiterId, { role: 'admin' }), change(manager, managerId, { role: 'admin' }),
    ]) expect((await attempt).body).toMatchObject({ error: 'admins-only' });
    expect((await change(manager, waiterId, { name: 'Aziz A.' })).status).toBe(204);
  });

  test('the last admin stays', async () => {
    const adminId = (await staff()).find(({ role }) => role === 'admin')!.id;
    expect((await change(admin, adminId, { active: false })).body).toMatchObject({ error: 'last-admin' });
    expect((await change(admin, adminId, { role: 'manager' })).body).toMatchObject({ error: 'last-admin' });
    const second = await hire(admin, { name: 'Second', role: 'admin', pin: '7777' });
    expect((await change(admin, second, { role: 'cashier' })).status).toBe(204);
  });

  test('who loses the role is signed out and cannot come back', async () => {
    const account = { login: 'short-lived', password: 'a third long secret' };
    const id = await hire(admin, { name: 'Temp', role: 'manager', pin: '8888', account });
    const temp = empty.browser();
    expect((await temp.call('POST', '/api/v1/session', account)).status).toBe(200);
    expect((await change(admin, id, { role: 'waiter' })).status).toBe(204);
    expect((await temp.call('GET', '/api/v1/staff')).status).toBe(401);
    expect((await temp.call('POST', '/api/v1/session', account)).status).toBe(401);
  });

  test('an account belongs to one manager', async () => {
    const waiter = await hire(admin, { name: 'W', role: 'waiter', pin: '1212' });
    expect((await change(admin, waiter, { account: { login: 'w', password: 'long enough here' } })).body).toMatchObject({ error: 'account-without-role' });
    const taken = await admin.call('POST', '/api/v1/staff', { name: 'M', role: 'manager', pin: '1212', account: { login: ' OWNER ', password: 'long enough here' } });
    expect(taken.body).toMatchObject({ error: 'login-taken' });
    expect((await staff()).some(({ name }) => name === 'M')).toBe(false);
  });

  test('nobody else does', async () => {
    expect((await empty.browser().call('GET', '/api/v1/staff')).status).toBe(401);
    expect((await change(admin, 'nobody', { name: 'x' })).status).toBe(404);
    expect((await admin.call('POST', '/api/v1/staff', { name: 'x', role: 'waiter', pin: '12' })).status).toBe(400);
    expect((await change(admin, 'nobody', { name: 'x' })).body).toMatchObject({ error: 'no-such-person' });
  });

  test('a new password ends the person’s other sessions', async () => {
    const account = { login: 'changing', password: 'the first password' };
    const id = await hire(admin, { name: 'C', role: 'manager', pin: '3434', account });
    const person = empty.browser();
    await person.call('POST', '/api/v1/session', account);
    expect((await change(admin, id, { account: { ...account, password: 'the second password' } })).status).toBe(204);
    expect((await person.call('GET', '/api/v1/session')).status).toBe(401);
    expect((await person.call('POST', '/api/v1/session', account)).status).toBe(401);
    expect((await person.call('POST', '/api/v1/session', { ...account, password: 'the second password' })).status).toBe(200);
    expect((await empty.browser().call('POST', '/api/v1/session', owner)).status).toBe(200);
  });
});
