import { describe, expect, test } from 'vitest';
import { overlapsOf, placedAreas, planLimit, planSize, planWidth, snapSpot, tidyTables, type Table, type TableSpot } from '../../../../shared/domain/branch/floor.ts';
import { asId } from '../../../../shared/kernel/ids.ts';

const table = (id: string, seats = 4, spot?: TableSpot, areaId = 'hall'): Table => ({ id: asId(id), name: id, areaId, seats, order: 0, ...(spot ? { spot } : {}) });
const spot = (x: number, y: number): TableSpot => ({ x, y, width: 4, height: 4, shape: 'round', rotation: 0 });
const many = (count: number): Table[] => Array.from({ length: count }, (_, index) => table(`t${index}`, [2, 4, 6, 8, 12][index % 5]));

describe('a floor without places', () => {
  test('is laid out in rows, nothing on anything, inside the plan', () => {
    const placed = tidyTables(many(30));
    for (const one of placed) {
      expect(overlapsOf(one, placed)).toEqual([]);
      expect(one.spot.x + one.spot.width).toBeLessThan(planWidth);
    }
    expect(placed[0]!.spot).toMatchObject({ x: 1, y: 1, width: 4 });
    expect(placed[1]!.spot.y).toBe(1);
  });

  test('leaves what was placed where it is and goes around it', () => {
    const placed = tidyTables([table('new'), table('fixed', 4, spot(1, 1))]);
    expect(placed[1]!.spot).toEqual(spot(1, 1));
    expect(overlapsOf(placed[0]!, placed)).toEqual([]);
  });

  test('is laid out the same way twice', () => {
    expect(tidyTables(many(12))).toEqual(tidyTables(many(12)));
  });

  test('has room for two hundred tables', () => {
    const placed = tidyTables(many(200));
    expect(placed.filter((one) => overlapsOf(one, placed).length > 0)).toEqual([]);
    expect(planSize(placed, false).height).toBeLessThanOrEqual(planLimit + 1);
  });
});

test('tables of an area that is gone are still there, in an area without a name', () => {
  const areas = placedAreas({ areas: [{ id: 'hall', name: 'Hall', order: 1 }], tables: [table('a'), table('b', 2, undefined, 'terrace')] });
  expect(areas.map(({ name, tables }) => [name, tables.map(({ id }) => id)])).toEqual([['Hall', ['a']], ['', ['b']]]);
});

test('a spot snaps to the grid, to a possible size and onto the plan', () => {
  expect(snapSpot({ ...spot(-3, 2.4), width: 1, height: 90 })).toMatchObject({ x: 0, y: 2, width: 3, height: 20 });
  expect(snapSpot(spot(500, 500))).toMatchObject({ x: planLimit - 4, y: planLimit - 4 });
});
