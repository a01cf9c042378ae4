import { describe, expect, test } from 'vitest';
import { addArea, addTable, moveToArea, nextName, placeTable, removeArea, removeTable, renameTable, seatTable, type FloorChanges } from '../../../../client/screens/floor-plan/floor-edits.ts';
import type { Board } from '../../../../shared/crdt/board.ts';
import { floorToEntries } from '../../../../shared/documents/floor-board.ts';
import { emptyFloor, placedAreas, type Floor, type PlacedArea, type PlacedTable } from '../../../../shared/domain/branch/floor.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { ServerDouble } from '../../../workers/replica/server-double.ts';
import { expectEventually, pairedAs, pairedDevice, scope, type TestDevice } from '../../../workers/replica/test-device.ts';

const start: Floor = {
  areas: [{ id: 'hall', name: 'Hall', order: 1 }, { id: 'yard', name: 'Yard', order: 2 }],
  tables: ['1', '2', '3'].map((name, index) => ({ id: asId(`t${name}`), name, areaId: 'hall', seats: 4, order: index + 1 })),
};

/** A manager before the floor plan of one device. */
class Editor {
  constructor(readonly device: TestDevice) {}

  async floor(): Promise<Floor> {
    const { boards } = await this.device.replica.request('hello', { tabId: 't1' });
    return (boards.find(({ id }) => id.startsWith('floor@')) as Board | undefined)?.view as Floor ?? emptyFloor;
  }
  async area(id: string): Promise<PlacedArea> { return placedAreas(await this.floor()).find((area) => area.id === id)!; }
  async table(name: string): Promise<PlacedTable> { return placedAreas(await this.floor()).flatMap(({ tables }) => tables).find((table) => table.name === name)!; }
  async write(changes: FloorChanges): Promise<void> {
    await this.device.replica.request('editBoard', { docId: asId(`floor@${scope}`), scope, by: asId('s1'), changes });
  }
}

async function twoEditors(): Promise<{ server: ServerDouble; a: Editor; b: Editor; meet: () => Promise<void> }> {
  const server = new ServerDouble();
  const a = new Editor(await pairedDevice(server));
  const b = new Editor(await pairedDevice(server, {}, pairedAs('d2')));
  await a.write(floorToEntries(start));
  await expectEventually(async () => (await b.floor()).tables.length === 3, 'the floor at the second device');
  server.cut();
  return {
    server, a, b,
    meet: async () => {
      server.reachable = true;
      await expectEventually(async () => {
        const [mine, theirs] = await Promise.all([a.device.replica.request('status', {}), b.device.replica.request('status', {})]);
        return [mine, theirs].every(({ collections }) => collections.every(({ pending }) => pending === 0))
          && JSON.stringify(await a.floor()) === JSON.stringify(await b.floor());
      }, 'one floor');
    },
  };
}

describe('two managers at the floor plan at once', () => {
  test('both get what they did: one renames and seats, the other drags and makes longer', async () => {
    const { a, b, meet } = await twoEditors();
    const [floorA, hallA, oneA] = [await a.floor(), await a.area('hall'), await a.table('1')];
    await a.write(renameTable(oneA, 'Window'));
    await a.write(seatTable(floorA, hallA, { ...oneA, spot: { ...oneA.spot, width: 5 } }, 5));
    const oneB = await b.table('1');
    await b.write(placeTable(await b.floor(), await b.area('hall'), oneB, { ...oneB.spot, x: 20, y: 14, shape: 'round' }));
    await meet();
    expect(await a.table('Window')).toMatchObject({ seats: 5, spot: { x: 20, y: 14, shape: 'round' } });
  });

  test('both add tables and areas: all of them are there', async () => {
    const { a, b, meet } = await twoEditors();
    await a.write(addTable(await a.floor(), await a.area('hall'), asId('new-a')));
    await b.write(addTable(await b.floor(), await b.area('hall'), asId('new-b')));
    await b.write(addArea(await b.floor(), 'roof', 'Roof'));
    await meet();
    const floor = await a.floor();
    expect(floor.tables.map(({ id }) => id).toSorted()).toEqual(['new-a', 'new-b', 't1', 't2', 't3']);
    expect(floor.areas.map(({ name }) => name)).toEqual(['Hall', 'Yard', 'Roof']);
  });

  test('one removes an area while the other puts a table into it: the table stays in sight', async () => {
    const { a, b, meet } = await twoEditors();
    await a.write(removeArea(await a.area('yard'), true));
    await b.write(moveToArea(await b.floor(), await b.table('2'), await b.area('yard')));
    await meet();
    const areas = placedAreas(await a.floor());
    expect(areas.map(({ id, tables }) => [id, tables.map(({ name }) => name)])).toEqual([['hall', ['1', '3']], ['', ['2']]]);
  });

  test('a removal is undone with everything that was said of the table, meanwhile too', async () => {
    const { a, b, meet } = await twoEditors();
    const two = await a.table('2');
    await a.write(removeTable(two, true));
    await b.write(renameTable(two, 'Corner'));
    await meet();
    expect((await b.floor()).tables.map(({ name }) => name)).toEqual(['1', '3']);
    await b.write(removeTable(two, false));
    expect((await b.table('Corner')).seats).toBe(4);
  });

  test('placing one table pins those that nobody has placed to where they are seen', async () => {
    const { a } = await twoEditors();
    const before = await a.area('hall');
    await a.write(placeTable(await a.floor(), before, before.tables[0]!, { ...before.tables[0]!.spot, x: 30, y: 20 }));
    const after = await a.area('hall');
    expect(after.tables.slice(1).map(({ spot }) => spot)).toEqual(before.tables.slice(1).map(({ spot }) => spot));
    expect(after.tables[0]!.spot).toMatchObject({ x: 30, y: 20 });
  });
});

test('a new table is called by the next number', () => {
  expect(nextName(['1', '7', '3'])).toBe('8');
  expect(nextName(['T9', 'T10'])).toBe('T11');
  expect(nextName([])).toBe('1');
});
