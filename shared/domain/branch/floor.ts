import type { TableId } from '../../kernel/ids.ts';

/* Where guests sit. Places and sizes are in grid units: a table for four is four by four. */

export type Area = { readonly id: string; readonly name: string; readonly order: number };

export type TableShape = 'round' | 'square' | 'bar';
export const tableShapes: readonly TableShape[] = ['round', 'square', 'bar'];

/** Degrees; a quarter turn is width and depth the other way round. */
export const tableRotations = [0, 45] as const;
export type TableRotation = (typeof tableRotations)[number];

/** A table's place on the plan of its area: upper left corner and size, whole grid units. */
export type TableSpot = {
  readonly x: number; readonly y: number; readonly width: number; readonly height: number;
  readonly shape: TableShape; readonly rotation: TableRotation;
};

/** `spot` absent: nobody has placed it yet. */
export type Table = {
  readonly id: TableId; readonly name: string; readonly areaId: string; readonly seats: number; readonly order: number;
  readonly spot?: TableSpot;
};
export type PlacedTable = Table & { readonly spot: TableSpot };

export type Floor = { readonly areas: readonly Area[]; readonly tables: readonly Table[] };
export const emptyFloor: Floor = { areas: [], tables: [] };

/** An area with the tables in it, each with a place. */
export type PlacedArea = Area & { readonly tables: readonly PlacedTable[] };

/** What a plan to draw on shows at least; it grows with what stands further out. */
export const planWidth = 40;
const planHeight = 24;
/** What a plan to look at shows at least: a few tables are not blown up to fill it. */
const viewWidth = 28;
const viewHeight = 14;
/** How far out a table may stand. */
export const planLimit = 400;
export const tableSizes = { least: 3, most: 20 } as const;
export const mostSeats = 60;

const gap = 2;
const margin = 1;

/** The usual size for so many seats. */
export const sizeForSeats = (seats: number): { readonly width: number; readonly height: number } =>
  ({ width: seats <= 4 ? 4 : seats <= 6 ? 6 : seats <= 10 ? 8 : 12, height: 4 });

type Rect = Pick<TableSpot, 'x' | 'y' | 'width' | 'height'>;

const apart = (a: Rect, b: Rect, by: number): boolean =>
  a.x + a.width + by <= b.x || b.x + b.width + by <= a.x || a.y + a.height + by <= b.y || b.y + b.height + by <= a.y;

/** Whether two tables stand on one another; touching is no overlap. */
export const overlap = (a: Rect, b: Rect): boolean => !apart(a, b, 0);

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, Math.round(value)));

/** The nearest spot that is on the grid, of a possible size and not off the plan. */
export function snapSpot(spot: TableSpot): TableSpot {
  const width = clamp(spot.width, tableSizes.least, tableSizes.most);
  const height = clamp(spot.height, tableSizes.least, tableSizes.most);
  return { ...spot, width, height, x: clamp(spot.x, 0, planLimit - width), y: clamp(spot.y, 0, planLimit - height) };
}

/** The first free place of that size, row by row; at the very end of the plan where nothing is free. */
function freePlace(size: { readonly width: number; readonly height: number }, taken: readonly Rect[]): { x: number; y: number } {
  for (let y = margin; y + size.height <= planLimit; y += gap) {
    for (let x = margin; x + size.width + margin <= planWidth; x += gap) {
      const rect = { x, y, ...size };
      if (taken.every((other) => apart(rect, other, gap))) return { x, y };
    }
  }
  return { x: planLimit - size.width, y: planLimit - size.height };
}

/** A spot for a table of so many seats beside what is there. */
export function freeSpot(seats: number, taken: readonly Rect[]): TableSpot {
  const size = sizeForSeats(seats);
  return { ...size, ...freePlace(size, taken), shape: 'square', rotation: 0 };
}

/** The tables of one area with a place each: as placed, the others in tidy rows around them, in their order. */
export function tidyTables(tables: readonly Table[]): PlacedTable[] {
  const taken: Rect[] = tables.flatMap(({ spot }) => (spot ? [spot] : []));
  return tables.map((table): PlacedTable => {
    const spot = table.spot ?? freeSpot(table.seats, taken);
    if (!table.spot) taken.push(spot);
    return { ...table, spot };
  });
}

/**
 * The areas in their order with their tables placed. Tables of an area that is not there (removed
 * by one manager while another put a table into it) come last, in an area without a name.
 */
export function placedAreas(floor: Floor): PlacedArea[] {
  const known = new Set(floor.areas.map(({ id }) => id));
  const homeless = floor.tables.filter((table) => !known.has(table.areaId));
  const areas = floor.areas.map((area): PlacedArea => ({ ...area, tables: tidyTables(floor.tables.filter((table) => table.areaId === area.id)) }));
  return homeless.length === 0 ? areas : [...areas, { id: '', name: '', order: Number.MAX_SAFE_INTEGER, tables: tidyTables(homeless) }];
}

/** How large the plan of these tables is, grid units; `room`: with room to draw. */
export const planSize = (tables: readonly PlacedTable[], room: boolean): { readonly width: number; readonly height: number } => ({
  width: Math.max(room ? planWidth : viewWidth, ...tables.map(({ spot }) => spot.x + spot.width + margin)),
  height: Math.max(room ? planHeight : viewHeight, ...tables.map(({ spot }) => spot.y + spot.height + margin)) + (room ? 1 : 0),
});

/** The other tables of the area that this one stands on. */
export const overlapsOf = (table: PlacedTable, others: readonly PlacedTable[]): PlacedTable[] =>
  others.filter((other) => other.id !== table.id && overlap(table.spot, other.spot));
