import { overlapsOf, type PlacedTable, type Table } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';

/** What is odd about the tables of one area, in words; nothing of it stops anybody. */
export function planWarnings(tables: readonly PlacedTable[], all: readonly Table[]): { readonly texts: readonly string[]; readonly overlapping: ReadonlySet<string> } {
  const texts: string[] = [];
  const overlapping = new Set<string>();
  tables.forEach((table, index) => {
    const later = overlapsOf(table, tables.slice(index + 1));
    if (later.length === 0) return;
    for (const { id } of [table, ...later]) overlapping.add(id);
    texts.push(floorTexts().edit.overlaps(table.name, later.map(({ name }) => name).join(', ')));
  });
  const twice = new Set(tables.map(({ name }) => name).filter((name) => all.filter((other) => other.name === name).length > 1));
  return { texts: [...texts, ...[...twice].map((name) => floorTexts().edit.sameName(name))], overlapping };
}
