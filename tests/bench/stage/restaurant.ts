import { setBoardEntries, type EntryValue } from '../../../shared/crdt/board-entries.ts';
import { applyUpdate, emptyBoard, emptyBoardState, maxBoardBytes } from '../../../shared/crdt/board.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { catalogueToEntries } from '../../../shared/documents/catalogue-entries.ts';
import { floorToEntries } from '../../../shared/documents/floor-board.ts';
import { settingsToEntries } from '../../../shared/documents/settings-board.ts';
import { boardDocId, catalogueBoardId, floorBoardId, settingsBoardId } from '../../../shared/documents/collections.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { DeviceKind } from '../../../shared/domain/device/device.ts';
import { asId, branchScope, orgScope, type Scope, type StaffId } from '../../../shared/kernel/ids.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { hashPin, type PinHash } from '../../../sync-server/identity/argon2.ts';
import { deviceWrite, staffWrite, type RosterClock } from '../../../sync-server/identity/roster-ops.ts';
import { hashSecret, newSecret } from '../../../sync-server/identity/secrets.ts';
import { createServerWriter, type ServerWrite } from '../../../sync-server/ingest/server-writer.ts';
import { createStamps, systemClock } from '../../../sync-server/platform/clock.ts';
import { systemEntropy } from '../../../sync-server/platform/entropy.ts';
import { openDatabase, type Database, type Queryable } from '../../../sync-server/store/database.ts';
import { insertDevice } from '../../../sync-server/store/identity-devices.ts';
import { putPinVerifier } from '../../../sync-server/store/identity-pin-verifiers.ts';
import { migrate } from '../../../sync-server/store/migrate.ts';
import type { Bench } from '../bench.ts';
import { catalogueOf } from '../workload/catalogue.ts';

export type BranchWanted = { readonly devices: readonly { readonly kind: DeviceKind; readonly name: string }[] };

export type SeededBranch = {
  readonly scope: Scope;
  readonly cashier: { readonly id: StaffId; readonly name: string; readonly pin: string };
  readonly devices: readonly Paired[];
};

export type SeededRestaurant = { readonly catalogue: Catalogue; readonly branches: readonly SeededBranch[] };

const cashierPin = '2222';
const cashierName = 'Bek';

/** A bijective numbering in letters: A … Z, AA, AB …; no two devices of a branch share one. */
const letterOf = (index: number): string => (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

function boardWrite(name: string, scope: Scope, entries: Readonly<Record<string, EntryValue>>): ServerWrite {
  const update = setBoardEntries(emptyBoardState, 7, entries);
  const state = update === null ? null : applyUpdate(emptyBoardState, update, maxBoardBytes);
  if (state === null || !state.ok) throw new Error(`the workload's board ${name} cannot be made`);
  return { scope, collection: 'boards', doc: { ...emptyBoard(asId(boardDocId(name, scope)), scope), y: state.value } };
}

async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({ url, connections: 4, onIdleError: () => undefined });
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/**
 * One organisation with the wanted branches, each with a cashier and its paired devices, written to
 * an empty database by the product's own code. Before the server starts: 1,000 devices that paired
 * one by one would be held up by the limits against guessing.
 */
export async function seedRestaurant(bench: Bench, databaseUrl: string, wanted: readonly BranchWanted[], products: number): Promise<SeededRestaurant> {
  const catalogue = catalogueOf(products);
  const clock: RosterClock = { entropy: systemEntropy, newStamp: createStamps(systemClock) };
  const organisationId = systemEntropy.newId();
  const pin = await hashPin(cashierPin, systemEntropy);
  const branches = wanted.map((branch, index) => plan(branch, index, organisationId));
  await withDatabase(databaseUrl, async (database) => {
    await migrate(database);
    const writer = createServerWriter({ database, clock: systemClock, announce: () => undefined });
    const writes = [
      boardWrite(catalogueBoardId, orgScope(organisationId), catalogueToEntries(catalogue)),
      ...branches.flatMap((branch) => documentsOf(branch, organisationId, clock)),
    ];
    await writer.write(writes, (tx) => writeRows(tx, organisationId, branches, pin));
    // As an hour of running would: a planner that knows nothing chooses other plans.
    await database.query({ text: 'analyze' });
  });
  bench.say(`a restaurant of ${branches.length} branches, ${branches.reduce((all, { devices }) => all + devices.length, 0)} devices, ${products} products`);
  return { catalogue, branches };
}

/** Live orders, as if devices had pushed them. */
export async function writeOrders(databaseUrl: string, orders: Iterable<Journal>): Promise<void> {
  await withDatabase(databaseUrl, async (database) => {
    const writer = createServerWriter({ database, clock: systemClock, announce: () => undefined });
    await writer.write([...orders].map((doc) => ({ scope: doc.scope, collection: 'orders', doc })));
  });
}

function plan({ devices }: BranchWanted, index: number, organisationId: string): SeededBranch & { readonly branchId: string } {
  const branchId = systemEntropy.newId();
  const scope = branchScope(branchId);
  return {
    branchId, scope,
    cashier: { id: asId(systemEntropy.newId()), name: `${cashierName} ${index + 1}`, pin: cashierPin },
    devices: devices.map(({ kind, name }, device) => ({
      token: newSecret(systemEntropy), deviceId: systemEntropy.newId(), name, kind, letter: letterOf(device), organisationId, branchId,
      scopes: [scope, orgScope(organisationId)],
    })),
  };
}

function documentsOf(branch: ReturnType<typeof plan>, organisationId: string, clock: RosterClock): ServerWrite[] {
  const { branchId, scope, cashier, devices } = branch;
  const tables = Array.from({ length: 40 }, (_, index) => ({ id: asId<never>(`t${index}`), name: String(index + 1), areaId: 'hall', seats: 4, order: index }));
  return [
    boardWrite(floorBoardId, scope, floorToEntries({ areas: [{ id: 'hall', name: 'Hall', order: 0 }], tables })),
    // A till that locked itself in the middle of a measurement would measure the PIN.
    boardWrite(settingsBoardId, scope, settingsToEntries({ ...defaultBranchSettings, name: 'Choyxona', language: 'en', lockAfterMinutes: 0, stations: ['hot', 'cold', 'grill', 'bar'] })),
    staffWrite(clock, organisationId, cashier.id, cashier.id, [
      { type: 'staff.hired', data: { name: cashier.name } },
      { type: 'staff.role-set', data: { branchId, role: 'cashier' } },
      { type: 'staff.pin-set', data: { pinVersion: 1 } },
    ]),
    ...devices.map(({ deviceId, name, kind, letter }) => deviceWrite(clock, organisationId, cashier.id, deviceId, [{ type: 'device.paired', data: { name, kind, letter, branchId } }])),
  ];
}

async function writeRows(tx: Queryable, organisationId: string, branches: readonly ReturnType<typeof plan>[], pin: PinHash): Promise<void> {
  await tx.query({ text: 'insert into organisation (id, name, demo) values ($1, $2, false)' }, [organisationId, 'Choyxona']);
  for (const { branchId, cashier, devices } of branches) {
    await tx.query({ text: 'insert into branch (id, organisation_id, name) values ($1, $2, $3)' }, [branchId, organisationId, 'Choyxona']);
    await putPinVerifier(tx, organisationId, { staffId: cashier.id, pinVersion: 1, ...pin });
    for (const { deviceId, kind, letter, token } of devices) {
      await insertDevice(tx, { id: deviceId, organisationId, branchId, kind, letter, tokenHash: hashSecret(token), nowMs: Date.now() });
    }
  }
}
