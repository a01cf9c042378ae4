import type { EntryValue } from '../crdt/board-entries.ts';
import type { Area, Floor, Table } from '../domain/branch/branch.ts';
import { asId } from '../kernel/ids.ts';
import { byOrder, recordsOf, type RecordReader } from './board-records.ts';

const readArea = (r: RecordReader): Area => ({ id: r.id, name: r.text('name'), order: r.number('order', 0) });
const readTable = (r: RecordReader): Table => ({ id: asId(r.id), name: r.text('name'), areaId: r.text('area'), seats: r.number('seats', 2), order: r.number('order', 0) });

export const floorOf = (entries: ReadonlyMap<string, EntryValue>): Floor => ({
  areas: recordsOf(entries, 'area').map(readArea).sort(byOrder),
  tables: recordsOf(entries, 'table').map(readTable).sort(byOrder),
});

export function floorToEntries(floor: Floor): Record<string, EntryValue> {
  const entries: Record<string, EntryValue> = {};
  for (const a of floor.areas) Object.assign(entries, { [`area:${a.id}:name`]: a.name, [`area:${a.id}:order`]: a.order });
  for (const t of floor.tables) Object.assign(entries, { [`table:${t.id}:name`]: t.name, [`table:${t.id}:area`]: t.areaId, [`table:${t.id}:seats`]: t.seats, [`table:${t.id}:order`]: t.order });
  return entries;
}
