import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { areaEntries, goneEntry, spotEntries, tableEntries } from '../../../shared/documents/floor-board.ts';
import { freeSpot, mostSeats, sizeForSeats, snapSpot, type Area, type Floor, type PlacedArea, type PlacedTable, type Table, type TableSpot } from '../../../shared/domain/branch/floor.ts';
import type { TableId } from '../../../shared/kernel/ids.ts';

/**
 * What each gesture on the floor plan writes. Flat keys, and only those that the gesture is about,
 * so that two managers who shape the same table at once both get what they did.
 */
export type FloorChanges = Readonly<Record<string, EntryValue>>;

const usualSeats = 4;

/** One more than the highest number among the names: `8` after `7`, `T8` after `T7`. */
export function nextName(names: readonly string[]): string {
  let best = { prefix: '', number: 0 };
  for (const name of names) {
    const match = /^(.*?)(\d{1,6})$/.exec(name);
    if (match && Number(match[2]) >= best.number) best = { prefix: match[1]!, number: Number(match[2]) };
  }
  return `${best.prefix}${best.number + 1}`;
}

const nextOrder = (items: readonly { readonly order: number }[]): number => items.reduce((most, { order }) => Math.max(most, order), 0) + 1;

/** Tables that nobody has placed would shift when others are: they are pinned to where they are seen. */
const pinned = (area: PlacedArea | undefined, floor: Floor): FloorChanges => {
  const unplaced = new Set(floor.tables.filter(({ spot }) => !spot).map(({ id }) => id));
  return Object.assign({}, ...(area?.tables ?? []).filter(({ id }) => unplaced.has(id)).map(({ id, spot }) => spotEntries(id, spot)));
};

export function addTable(floor: Floor, area: PlacedArea, id: TableId, model?: PlacedTable): FloorChanges {
  const seats = model?.seats ?? usualSeats;
  const free = freeSpot(seats, area.tables.map(({ spot }) => spot));
  const inArea = area.tables.map(({ name }) => name);
  const table: Table = {
    id, areaId: area.id, seats, order: nextOrder(floor.tables),
    name: nextName(inArea.length > 0 ? inArea : floor.tables.map(({ name }) => name)),
    spot: model ? { ...model.spot, ...spotBeside(model, area) } : free,
  };
  return { ...pinned(area, floor), ...tableEntries(table) };
}

/** Where a copy goes: a free place of the model's size. */
function spotBeside(model: PlacedTable, area: PlacedArea): Pick<TableSpot, 'x' | 'y' | 'width' | 'height'> {
  const { width, height } = model.spot;
  const right = { x: model.spot.x + width + 2, y: model.spot.y, width, height };
  const taken = area.tables.some(({ spot }) => spot.x < right.x + width && right.x < spot.x + spot.width && spot.y < right.y + height && right.y < spot.y + spot.height);
  if (!taken) return right;
  const { x, y } = freeSpot(model.seats, area.tables.map(({ spot }) => spot));
  return { x, y, width, height };
}

export const addArea = (floor: Floor, id: string, name: string): FloorChanges => areaEntries({ id, name, order: nextOrder(floor.areas) });

export const renameArea = (area: Area, name: string): FloorChanges => ({ [`area:${area.id}:name`]: name });

/** The area and the tables that are in it now; one that somebody else puts there meanwhile stays, without an area. */
export const removeArea = (area: PlacedArea, gone: boolean): FloorChanges =>
  Object.assign({}, area.id === '' ? {} : goneEntry('area', area.id, gone), ...area.tables.map(({ id }) => goneEntry('table', id, gone)));

/** Only what differs is written: one manager moves a table while another makes it longer. */
export function placeTable(floor: Floor, area: PlacedArea, table: PlacedTable, spot: TableSpot): FloorChanges {
  const next = spotEntries(table.id, snapSpot(spot));
  const before = spotEntries(table.id, table.spot);
  const differing = Object.fromEntries(Object.entries(next).filter(([key, value]) => before[key] !== value));
  return { ...pinned(area, floor), ...differing };
}

export const renameTable = (table: Table, name: string): FloorChanges => ({ [`table:${table.id}:name`]: name });

/** A table that still has the usual size for its seats keeps having it. */
export function seatTable(floor: Floor, area: PlacedArea, table: PlacedTable, seats: number): FloorChanges {
  const next = Math.max(1, Math.min(mostSeats, Math.trunc(seats)));
  const usual = sizeForSeats(table.seats);
  const follows = table.spot.width === usual.width && table.spot.height === usual.height && table.spot.shape !== 'bar';
  return {
    [`table:${table.id}:seats`]: next,
    ...(follows ? placeTable(floor, area, table, { ...table.spot, ...sizeForSeats(next) }) : {}),
  };
}

/** Into another area, to a free place there. */
export function moveToArea(floor: Floor, table: PlacedTable, area: PlacedArea): FloorChanges {
  const { x, y } = freeSpot(table.seats, area.tables.map(({ spot }) => spot));
  return { ...pinned(area, floor), [`table:${table.id}:area`]: area.id, ...spotEntries(table.id, { ...table.spot, x, y }) };
}

export const removeTable = (table: Table, gone: boolean): FloorChanges => goneEntry('table', table.id, gone);
