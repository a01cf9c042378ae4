import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Journal, Op } from '../../shared/crdt/journal.ts';
import type { Replicated } from '../../shared/crdt/replicated.ts';
import { withOrderHead, type OrderDocument } from '../../shared/documents/order-document.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { OrderOpData, OrderOpType } from '../../shared/domain/order/ops.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { asId, branchScope, orgScope, type Scope } from '../../shared/kernel/ids.ts';
import { stampOf, type Stamp } from '../../shared/kernel/stamp.ts';
import type { PullResponse, PushResponse } from '../../shared/protocol/replication.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { startServer, type RunningServer } from '../../sync-server/app-server.ts';
import { deviceWrite, staffWrite, type RosterClock } from '../../sync-server/identity/roster-ops.ts';
import { hashSecret } from '../../sync-server/identity/secrets.ts';
import { createStamps, systemClock, type Clock } from '../../sync-server/platform/clock.ts';
import { systemEntropy } from '../../sync-server/platform/entropy.ts';
import { insertDevice } from '../../sync-server/store/identity-devices.ts';
import { freshDatabase } from '../platform/postgres.ts';

/** A paired device as the wire sees it. */
export type TestDevice = { readonly id: string; readonly token: string; readonly kind: DeviceKind; readonly branch: Scope };

const silent = pino({ level: 'silent' });
const serverOn = (databaseUrl: string, clock?: Clock): Promise<RunningServer> => startServer({
  databaseUrl, port: 0, host: '127.0.0.1', clientFolder: fileURLToPath(new URL('./no-client', import.meta.url)), databaseConnections: 8, log: silent, ...(clock && { clock }),
});

let counter = 0;
/** A stamp later than the one before, around `ms`. */
export const stampAt = (ms: number): Stamp => stampOf(ms, (counter += 1) % 0xffff);

export const opOf = <Type extends OrderOpType>(type: Type, data: OrderOpData[Type], by: string, device: string, ms = Date.now()): Op =>
  ({ id: asId(uuidv7()), type, v: 1, by: asId(by), device: asId(device), stamp: stampAt(ms), data });

export const plov = {
  itemId: asId<never>('plov'), name: { en: 'Plov', ru: '', uz: '' }, unitPrice: 45_000, unit: 'piece', station: 'hot', course: 'main', taxClass: '', taxBasisPoints: 0, taxIncluded: true,
} as const;

export const lineOf = (by: string, device: string, ms?: number): Op =>
  opOf('line.added', { lineId: asId(uuidv7()), item: plov, quantityMilli: 1_000, note: '' }, by, device, ms);

export const openingOf = (by: string, device: string, businessDate = '2026-03-02', ms?: number): Op =>
  opOf('order.opened', { number: `A-${String((counter += 1)).padStart(3, '0')}`, orderType: 'takeaway', tableId: null, tableName: '', guests: 1, businessDate, openedAtMs: ms ?? Date.now(), currency: 'UZS' }, by, device, ms);

export const journalOf = (scope: Scope, ops: readonly Op[], id: string = uuidv7()): OrderDocument =>
  withOrderHead({ shape: 'journal', id: asId(id), scope, ops: Object.fromEntries(ops.map((op) => [op.id, op])), refused: {}, sealed: {}, head: null });

/** A sale that is paid and closed. */
export function paidSale(scope: Scope, by: string, device: string, businessDate = '2026-03-02', ms?: number): OrderDocument {
  return journalOf(scope, [
    openingOf(by, device, businessDate, ms), lineOf(by, device, ms),
    opOf('payment.taken', { method: 'cash', amount: 45_000, tendered: 50_000, change: 5_000, rounding: 0 }, by, device, ms),
    opOf('order.closed', { closedAtMs: ms ?? Date.now() }, by, device, ms),
  ]);
}

export type Restaurant = {
  readonly servers: RunningServer[];
  readonly databaseUrl: string;
  readonly organisation: Scope;
  readonly branch: Scope;
  readonly otherBranch: Scope;
  readonly till: TestDevice;
  readonly secondTill: TestDevice;
  readonly kitchen: TestDevice;
  readonly foreignTill: TestDevice;
  readonly staff: Readonly<Record<Role, string>>;
  readonly roster: RosterClock;
  pair(kind: DeviceKind, branch: Scope): Promise<TestDevice>;
  /** Another instance on the same database. */
  addServer(): Promise<RunningServer>;
  close(): Promise<void>;
};

/** A real server over a real database, with two branches, people of every role and some devices. */
export async function openRestaurant(clock: Clock = systemClock): Promise<Restaurant> {
  const database = await freshDatabase();
  const server = await serverOn(database.url, clock);
  const servers = [server];
  const organisationId = uuidv7();
  const branchId = uuidv7();
  const otherId = uuidv7();
  const roster = { entropy: systemEntropy, newStamp: createStamps(clock) };
  await server.database.query({ text: 'insert into organisation (id, name) values ($1, $2)' }, [organisationId, 'Choyxona']);
  for (const id of [branchId, otherId]) await server.database.query({ text: 'insert into branch (id, organisation_id, name) values ($1, $2, $3)' }, [id, organisationId, id]);
  const staff = { admin: uuidv7(), manager: uuidv7(), cashier: uuidv7(), waiter: uuidv7(), kitchen: uuidv7() };
  await server.writer.write(Object.entries(staff).map(([role, id]) => staffWrite(roster, organisationId, 'server', id, [
    { type: 'staff.hired', data: { name: role } },
    { type: 'staff.role-set', data: { branchId, role: role as Role } },
  ])));
  const pair = async (kind: DeviceKind, branch: Scope): Promise<TestDevice> => {
    const device = { id: uuidv7(), token: uuidv7(), kind, branch };
    const id = branch.slice('branch:'.length);
    const letter = device.id.slice(-6);
    await server.writer.write(
      [deviceWrite(roster, organisationId, 'server', device.id, [{ type: 'device.paired', data: { name: kind, kind, letter, branchId: id } }])],
      async (tx) => { await insertDevice(tx, { id: device.id, organisationId, branchId: id, kind, letter, tokenHash: hashSecret(device.token), nowMs: clock.nowMs() }); },
    );
    return device;
  };
  const branch = branchScope(branchId);
  const otherBranch = branchScope(otherId);
  return {
    servers, databaseUrl: database.url, organisation: orgScope(organisationId), branch, otherBranch, staff, roster, pair,
    till: await pair('till', branch), secondTill: await pair('till', branch), kitchen: await pair('kitchen', branch), foreignTill: await pair('till', otherBranch),
    async addServer() {
      const added = await serverOn(database.url, clock);
      servers.push(added);
      return added;
    },
    async close() {
      for (const one of servers) await one.stop();
      await database.drop();
    },
  };
}

const authorised = (device: TestDevice): Record<string, string> => ({ authorization: `Bearer ${device.token}`, 'content-type': 'application/json' });

export const pushBody = (url: string, device: TestDevice, body: unknown): Promise<Response> =>
  fetch(`${url}/api/v1/push`, { method: 'POST', headers: authorised(device), body: typeof body === 'string' ? body : JSON.stringify(body) });

export async function pushItems(url: string, device: TestDevice, items: readonly unknown[]): Promise<PushResponse['results']> {
  const response = await pushBody(url, device, { protocol: protocolVersion, items });
  if (response.status !== 200) throw new Error(`push answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as PushResponse).results;
}

export const pushOrders = (url: string, device: TestDevice, docs: readonly Replicated[]): Promise<PushResponse['results']> =>
  pushItems(url, device, docs.map((doc) => ({ collection: 'orders', doc })));

export const ask = (url: string, device: TestDevice, path: string): Promise<Response> => fetch(`${url}${path}`, { headers: authorised(device) });

export async function pullPage(url: string, device: TestDevice, collection: string, cursor: Record<string, number>, limit?: number): Promise<PullResponse> {
  const query = new URLSearchParams({ collection, cursor: JSON.stringify(cursor), ...(limit !== undefined && { limit: String(limit) }) });
  return (await ask(url, device, `/api/v1/pull?${query}`)).json() as Promise<PullResponse>;
}

/** Every page after `cursor`, as a device reads them. */
export async function pullAll(url: string, device: TestDevice, collection: string, cursor: Record<string, number> = {}, limit?: number): Promise<{ docs: Journal[]; cursor: Record<string, number>; pages: number }> {
  const docs: Journal[] = [];
  let pages = 0;
  for (;;) {
    const page = await pullPage(url, device, collection, cursor, limit);
    docs.push(...(page.docs as unknown as Journal[]));
    cursor = page.cursor;
    pages += 1;
    if (page.done) return { docs, cursor, pages };
  }
}
