import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { Board } from '../../shared/crdt/board.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import { availabilityBoardId, boardNameOf, catalogueBoardId, floorBoardId, pictureBoardIds, settingsBoardId } from '../../shared/documents/collections.ts';
import { pictureBoardOf } from '../../shared/documents/picture-boards.ts';
import { deviceStateOf, staffStateOf } from '../../shared/documents/roster-document.ts';
import { defaultBranchSettings, type BranchSettings } from '../../shared/domain/branch/branch.ts';
import { emptyFloor, type Floor } from '../../shared/domain/branch/floor.ts';
import { emptyAvailability, type Availability } from '../../shared/domain/catalogue/availability.ts';
import { emptyCatalogue, type Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { Pictures } from '../../shared/domain/catalogue/pictures.ts';
import type { DeviceState } from '../../shared/domain/device/device.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { asId, type StaffId } from '../../shared/kernel/ids.ts';

export type StaffMember = { readonly id: StaffId; readonly name: string; readonly role: Role };
export type KnownDevice = DeviceState & { readonly id: string };

/** What the branch is made of, as last heard: menu, floor, settings, people and devices. */
export type BranchData = {
  readonly catalogue: Accessor<Catalogue>;
  /** What this branch is out of or counts. */
  readonly availability: Accessor<Availability>;
  /** The data URL of a product's picture; reactive. */
  readonly pictureOf: (itemId: string) => string | undefined;
  readonly floor: Accessor<Floor>;
  readonly settings: Accessor<BranchSettings>;
  /** People who may work in this branch, by name. */
  readonly staff: Accessor<readonly StaffMember[]>;
  readonly devices: Accessor<readonly KnownDevice[]>;
  readonly takeBoards: (boards: readonly Board[]) => void;
  readonly takeRoster: (journals: readonly Journal[]) => void;
};

/** The list with the old object wherever nothing about it changed, so that lists keyed by object keep their elements. */
function keepSame<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly T[] {
  const byId = new Map(before.map((item) => [item.id, item]));
  return after.map((item) => {
    const old = byId.get(item.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
}

/** What the other boards of pictures hold. */
const withoutBoard = (pictures: Pictures, name: string): Pictures => Object.fromEntries(Object.entries(pictures).filter(([itemId]) => pictureBoardOf(itemId) !== name));

export function createBranchData(branchId: () => string | null): BranchData {
  const [catalogue, setCatalogue] = createSignal<Catalogue>(emptyCatalogue);
  const [availability, setAvailability] = createSignal<Availability>(emptyAvailability);
  const [pictures, setPictures] = createSignal<Pictures>({});
  const [floor, setFloor] = createSignal<Floor>(emptyFloor);
  const [settings, setSettings] = createSignal<BranchSettings>(defaultBranchSettings);
  const [roster, setRoster] = createSignal<ReadonlyMap<string, Journal>>(new Map());

  // A view is derived by the worker from a board it knows, or null for one that is newer than this build.
  const takeByName: Readonly<Record<string, (view: never) => void>> = {
    [catalogueBoardId]: (view: Catalogue) =>
      setCatalogue((old) => ({ ...view, categories: keepSame(old.categories, view.categories), items: keepSame(old.items, view.items) })),
    [floorBoardId]: (view: Floor) => setFloor(view),
    [settingsBoardId]: (view: BranchSettings) => setSettings(view),
    [availabilityBoardId]: (view: Availability) => setAvailability(view),
    ...Object.fromEntries(pictureBoardIds.map((name) => [name, (view: Pictures) => setPictures((old) => ({ ...withoutBoard(old, name), ...view }))])),
  };

  const staff = createMemo(() => {
    const branch = branchId();
    return [...roster()]
      .filter(([id]) => id.startsWith('staff:'))
      .flatMap(([id, journal]): StaffMember[] => {
        const state = staffStateOf(journal);
        const role = branch === null ? undefined : state.roleByBranch[branch];
        return state.active && role ? [{ id: asId(id.slice('staff:'.length)), name: state.name, role }] : [];
      })
      .sort((a, b) => a.name.localeCompare(b.name));
  });

  const devices = createMemo(() =>
    [...roster()]
      .filter(([id]) => id.startsWith('device:'))
      .map(([id, journal]): KnownDevice => ({ id: id.slice('device:'.length), ...deviceStateOf(journal) })));

  return {
    catalogue, availability, pictureOf: (itemId) => pictures()[itemId], floor, settings, staff, devices,
    takeBoards: (boards) => {
      for (const board of boards) if (board.view !== null) takeByName[boardNameOf(board.id)]?.(board.view as never);
    },
    takeRoster: (journals) => {
      if (journals.length > 0) setRoster((old) => new Map([...old, ...journals.map((journal) => [journal.id, journal] as const)]));
    },
  };
}
