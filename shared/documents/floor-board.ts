import type { EntryValue } from '../crdt/board-entries.ts';
import { mostSeats, planLimit, tableRotations, tableShapes, tableSizes, type Area, type Floor, type Table, type TableSpot } from '../domain/branch/floor.ts';
import { asId } from '../kernel/ids.ts';
import { byOrder, recordsOf, type RecordReader } from './board-records.ts';

const readArea = (r: RecordReader): Area => ({ id: r.id, name: r.text('name'), order: r.number('order', 0) });

const whole = (value: number, least: number, most: number): boolean => Number.isSafeInteger(value) && value >= least && value <= most;

/** Null: never placed, or somewhere no table can be. */
function readSpot(r: RecordReader): TableSpot | null {
  const [x, y, width, height] = [r.number('x', -1), r.number('y', -1), r.number('width', -1), r.number('height', -1)];
  const { least, most } = tableSizes;
  if (!whole(x, 0, planLimit) || !whole(y, 0, planLimit) || !whole(width, least, most) || !whole(height, least, most)) return null;
  const shape = r.text('shape');
  const rotation = r.number('rotation', 0);
  return {
    x, y, width, height,
    shape: tableShapes.find((known) => known === shape) ?? 'square',
    rotation: tableRotations.find((known) => known === rotation) ?? 0,
  };
}

const readTable = (r: RecordReader): Table => {
  const seats = r.number('seats', 2);
  const spot = readSpot(r);
  return {
    id: asId(r.id), name: r.text('name'), areaId: r.text('area'), seats: whole(seats, 0, mostSeats) ? seats : 2, order: r.number('order', 0),
    ...(spot === null ? {} : { spot }),
  };
};

export const floorOf = (entries: ReadonlyMap<string, EntryValue>): Floor => ({
  areas: recordsOf(entries, 'area').map(readArea).sort(byOrder),
  tables: recordsOf(entries, 'table').map(readTable).sort(byOrder),
});

/** The keys of a table's place. */
export const spotEntries = (tableId: string, spot: TableSpot): Record<string, EntryValue> => ({
  [`table:${tableId}:x`]: spot.x, [`table:${tableId}:y`]: spot.y, [`table:${tableId}:width`]: spot.width, [`table:${tableId}:height`]: spot.height,
  [`table:${tableId}:shape`]: spot.shape, [`table:${tableId}:rotation`]: spot.rotation,
});

export const areaEntries = (area: Area): Record<string, EntryValue> => ({ [`area:${area.id}:name`]: area.name, [`area:${area.id}:order`]: area.order });

export const tableEntries = (table: Table): Record<string, EntryValue> => ({
  [`table:${table.id}:name`]: table.name, [`table:${table.id}:area`]: table.areaId, [`table:${table.id}:seats`]: table.seats, [`table:${table.id}:order`]: table.order,
  ...(table.spot ? spotEntries(table.id, table.spot) : {}),
});

/** Takes a record off the floor, or puts it back: nothing about it is forgotten. */
export const goneEntry = (kind: 'area' | 'table', id: string, gone: boolean): Record<string, EntryValue> => ({ [`${kind}:${id}:gone`]: gone });

export function floorToEntries(floor: Floor): Record<string, EntryValue> {
  const entries: Record<string, EntryValue> = {};
  for (const area of floor.areas) Object.assign(entries, areaEntries(area));
  for (const table of floor.tables) Object.assign(entries, tableEntries(table));
  return entries;
}
