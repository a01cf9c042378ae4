import { expect, test } from 'vitest';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { expectEventually, journal, online, op, opsOf, pairedDevice, scope, type TestDevice } from './test-device.ts';
import { ServerDouble } from './server-double.ts';

/* Shifts, bookings and customers go the way of orders. */

const append = (device: TestDevice, id: string, ...ops: ReturnType<typeof op>[]) =>
  device.replica.request('append', { collection: 'records', docId: asId(id), scope, ops });
const recordsOf = async (device: TestDevice): Promise<Map<string, Journal>> =>
  new Map((await device.replica.request('hello', { tabId: 't1' })).records.map((doc) => [doc.id, doc]));

test('what is recorded is on disk when it is acknowledged, reaches the server and other devices, and is told to tabs apart from orders', async () => {
  const server = new ServerDouble();
  const device = await pairedDevice(server);
  server.cut();
  await append(device, 'shift:1', op('a'));
  const again = await device.restart();
  expect(again.snapshot.records.map(({ id, head }) => [id, (head as { kind: string }).kind])).toEqual([['shift:1', 'shift']]);
  expect(again.snapshot.orders).toEqual([]);
  // The banner counts orders: a record that waits is shown on the sync page.
  expect(again.snapshot.pending).toEqual({});
  expect(again.snapshot.status.collections.find(({ collection }) => collection === 'records')).toMatchObject({ documents: 1, pending: 1 });
  server.reachable = true;
  await again.replica.request('reconnect', {});
  await online(again);
  await expectEventually(() => server.get('records', 'shift:1') !== undefined, 'the shift on the server');

  const other = await pairedDevice(server);
  await expectEventually(async () => (await recordsOf(other)).has('shift:1'), 'the shift on another device');
  server.write('records', [journal('booking:1', [op('b')])]);
  await expectEventually(() => other.patches.some(({ records }) => records?.some(({ id }) => id === 'booking:1')), 'the booking as a patch');
  expect(other.patches.some(({ orders }) => orders?.some(({ id }) => id.startsWith('booking:') || id.startsWith('shift:')))).toBe(false);
  expect((await other.replica.checkNow()).records).toBe('equal');
});

test('one shift that two cut-off devices write to is joined', async () => {
  const server = new ServerDouble();
  const [first, second] = await Promise.all([pairedDevice(server), pairedDevice(server)]);
  await append(first, 'shift:1', op('opened'));
  await expectEventually(async () => (await recordsOf(second)).has('shift:1'));
  server.cut();
  await Promise.all([append(first, 'shift:1', op('in')), append(second, 'shift:1', op('out'))]);
  server.reachable = true;
  await Promise.all([first, second].map((device) => device.replica.request('reconnect', {})));
  for (const device of [first, second]) await expectEventually(async () => opsOf((await recordsOf(device)).get('shift:1')).length === 3, 'all of the shift');
});

test('a refused op of a record is shown with its reason', async () => {
  const server = new ServerDouble();
  const device = await pairedDevice(server);
  await append(device, 'shift:1', op('a'));
  await expectEventually(() => server.get('records', 'shift:1') !== undefined);
  server.write('records', [journal('shift:1', [op('bad')], { refused: { bad: 'not-allowed' } })]);
  await expectEventually(async () => (await device.replica.request('status', {})).refused.some(({ collection, opId }) => collection === 'records' && opId === 'bad'), 'the refusal');
});
