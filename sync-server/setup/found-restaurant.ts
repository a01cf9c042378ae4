import { emptyBoard, emptyBoardState } from '../../shared/crdt/board.ts';
import { setBoardEntries, type EntryValue } from '../../shared/crdt/board-entries.ts';
import { catalogueToEntries } from '../../shared/documents/catalogue-entries.ts';
import { floorToEntries } from '../../shared/documents/floor-board.ts';
import { settingsToEntries } from '../../shared/documents/settings-board.ts';
import { boardDocId, catalogueBoardId, floorBoardId, settingsBoardId } from '../../shared/documents/collections.ts';
import type { FoundingSettings } from '../../shared/domain/branch/branch.ts';
import type { Floor } from '../../shared/domain/branch/floor.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { currencyByCode } from '../../shared/kernel/currency.ts';
import { asId, branchScope, orgScope, type Scope } from '../../shared/kernel/ids.ts';
import type { Paired } from '../../shared/protocol/identity.ts';
import type { PinHash } from '../identity/argon2.ts';
import { addDevice } from '../identity/device-admin.ts';
import type { IdentityDeps } from '../identity/port.ts';
import { staffWrite } from '../identity/roster-ops.ts';
import { loginKey, openSession } from '../identity/sessions.ts';
import type { ServerWrite } from '../ingest/server-writer.ts';
import type { Queryable } from '../store/database.ts';
import { insertLogin } from '../store/identity-logins.ts';
import { insertOrganisation, lockFirstRun, organisation } from '../store/identity-organisation.ts';
import { putPinVerifier } from '../store/identity-pin-verifiers.ts';

export type Founder = { readonly name: string; readonly role: Role; readonly pin: PinHash; readonly account?: { readonly login: string; readonly passwordHash: string } };
export type FirstDevice = { readonly name: string; readonly kind: DeviceKind };

export type Founding = {
  readonly demo: boolean;
  readonly settings: FoundingSettings;
  readonly requireShift: boolean;
  readonly catalogue: Catalogue;
  readonly floor: Floor;
  /** The first of them is the one who signs in now. */
  readonly people: readonly Founder[];
  /** The first of them is the browser that asks. */
  readonly devices: readonly FirstDevice[];
};

export type Founded = {
  readonly organisationId: string;
  readonly branchId: string;
  /** In the order they were asked for. */
  readonly staffIds: readonly string[];
  readonly paired: readonly Paired[];
  readonly sessionSecret: string;
  readonly writes: readonly ServerWrite[];
};

/** A hundred of the smallest coin may be missing before a manager has to look. */
const shiftEntries = ({ settings, requireShift }: Founding): Readonly<Record<string, EntryValue>> => ({
  'branch:settings:require_shift': requireShift,
  'branch:settings:difference_limit': (currencyByCode[settings.currency]?.cashStep ?? 1) * 100,
});

/** Random and used for one edit only: a client id that came twice would make two boards diverge unnoticed. */
const boardClientId = ({ entropy }: Pick<IdentityDeps, 'entropy'>): number => Buffer.from(entropy.bytes(4)).readUInt32BE();

function boardWrite(deps: IdentityDeps, scope: Scope, name: string, entries: Readonly<Record<string, EntryValue>>): ServerWrite {
  const board = emptyBoard(asId(boardDocId(name, scope)), scope);
  return { scope, collection: 'boards', doc: { ...board, y: setBoardEntries(emptyBoardState, boardClientId(deps), entries) ?? emptyBoardState } };
}

async function addPerson(deps: IdentityDeps, tx: Queryable, at: { readonly organisationId: string; readonly branchId: string }, staffId: string, by: string, person: Founder): Promise<ServerWrite> {
  const { organisationId, branchId } = at;
  await putPinVerifier(tx, organisationId, { staffId, pinVersion: 1, ...person.pin });
  if (person.account) await insertLogin(tx, loginKey(person.account.login), { organisationId, branchId, staffId, passwordHash: person.account.passwordHash });
  return staffWrite(deps, organisationId, by, staffId, [
    { type: 'staff.hired', data: { name: person.name } },
    { type: 'staff.role-set', data: { branchId, role: person.role } },
    { type: 'staff.pin-set', data: { pinVersion: 1 } },
  ]);
}

/**
 * Inside one transaction: the organisation, its branch, people, devices and the first session, and
 * the documents to write with them. Null when there is a restaurant already; then nothing was done.
 */
export async function foundRestaurant(deps: IdentityDeps, tx: Queryable, founding: Founding): Promise<Founded | null> {
  await lockFirstRun(tx);
  if ((await organisation(tx)) !== null) return null;
  const at = { organisationId: deps.entropy.newId(), branchId: deps.entropy.newId() };
  const { name } = founding.settings;
  await insertOrganisation(tx, { id: at.organisationId, name, demo: founding.demo }, { id: at.branchId, name });
  const staffIds = founding.people.map(() => deps.entropy.newId());
  const by = staffIds[0] ?? '';
  const writes: ServerWrite[] = [
    boardWrite(deps, orgScope(at.organisationId), catalogueBoardId, catalogueToEntries(founding.catalogue)),
    boardWrite(deps, branchScope(at.branchId), floorBoardId, floorToEntries(founding.floor)),
    boardWrite(deps, branchScope(at.branchId), settingsBoardId, { ...settingsToEntries(founding.settings), ...shiftEntries(founding) }),
  ];
  for (const [index, person] of founding.people.entries()) writes.push(await addPerson(deps, tx, at, staffIds[index]!, by, person));
  const paired: Paired[] = [];
  for (const device of founding.devices) {
    const added = await addDevice(deps, tx, { ...at, ...device, by });
    writes.push(...added.writes);
    paired.push(added.paired);
  }
  const sessionSecret = await openSession(deps, tx, { ...at, staffId: by });
  return { ...at, staffIds, paired, sessionSecret, writes };
}
