import { blankOption, type ModifierGroup, type ModifierOption } from '../domain/catalogue/catalogue.ts';
import type { ImportError } from '../protocol/identity.ts';
import { readPrice } from './price.ts';
import { importError, type ImportReason } from './reasons.ts';
import { makeIds } from './record-id.ts';
import { readSheet, type Cell, type SheetRow } from './sheet.ts';

export type Modifiers = {
  readonly groups: readonly ModifierGroup[];
  readonly options: readonly ModifierOption[];
  /** Id by the group's name as the files spell it, in lower case. */
  readonly groupIdByKey: ReadonlyMap<string, string>;
  readonly errors: readonly ImportError[];
};

type Counts = { readonly min: number; readonly max: number; readonly free: number };
type OpenGroup = { readonly id: string; readonly row: SheetRow; readonly counts: Counts; readonly options: ModifierOption[] };

const maxText = 200;
const maxRows = 5_000;

/** A whole number from 0 to 99; `fallback` for an empty cell, null for anything else. */
function readCount(row: SheetRow, column: string, fallback: number): number | null {
  const text = row.text(column);
  if (text === '') return fallback;
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

/** Groups and options from the rows of a modifiers file: one option a row, the group's fields on each of them. */
export function readModifiers(cells: readonly (readonly Cell[])[], fractionDigits: number): Modifiers {
  const sheet = readSheet('modifiers', cells, ['group', 'option'], maxRows);
  if (!sheet.ok) return { groups: [], options: [], groupIdByKey: new Map(), errors: sheet.error };
  const errors: ImportError[] = [];
  const groupId = makeIds('group');
  const optionId = makeIds('option');
  const groups = new Map<string, OpenGroup>();

  for (const row of sheet.value) {
    const bad = (column: string, reason: ImportReason): void => { errors.push(importError('modifiers', row.row, row.header(column), row.text(column), reason)); };
    const key = row.text('group').toLowerCase();
    if (key === '') { bad('group', 'group-missing'); continue; }
    const counts = readCounts(row, bad);
    let group = groups.get(key);
    if (!group) {
      group = { id: groupId(row.text('group')), row, counts, options: [] };
      groups.set(key, group);
    } else {
      for (const column of ['min', 'max', 'free'] as const) if (counts[column] !== group.counts[column]) bad(column, 'group-differs');
    }
    if (row.text('option') === '') bad('option', 'name-missing');
    for (const column of ['group', 'group_name', 'option', 'option_ru', 'option_uz']) if (row.text(column).length > maxText) bad(column, 'text-too-long');
    const price = row.text('price') === '' ? { ok: true as const, value: 0 } : readPrice(row.cell('price'), fractionDigits);
    if (!price.ok) bad('price', price.error);
    group.options.push({
      ...blankOption, id: optionId(`${group.id} ${row.text('option')}`), groupId: group.id, order: group.options.length,
      name: { en: row.text('option'), ru: row.text('option_ru'), uz: row.text('option_uz') }, price: price.ok ? price.value : 0,
    });
  }
  for (const group of groups.values()) {
    if (group.counts.min > group.options.length) errors.push(importError('modifiers', group.row.row, group.row.header('min'), group.row.text('min'), 'min-above-options'));
  }
  return {
    errors,
    groups: [...groups.values()].map(({ id, row, counts }, order) => ({
      id, ...counts, order, name: { en: row.text('group_name') || row.text('group'), ru: row.text('group_name_ru'), uz: row.text('group_name_uz') },
    })),
    // One order over all groups: a board gives its options back as one sorted list.
    options: [...groups.values()].flatMap(({ options }) => options).map((option, order) => ({ ...option, order })),
    groupIdByKey: new Map([...groups].map(([key, { id }]) => [key, id])),
  };
}

function readCounts(row: SheetRow, bad: (column: string, reason: ImportReason) => void): Counts {
  const read = (column: 'min' | 'max' | 'free', fallback: number): number => {
    const count = readCount(row, column, fallback);
    if (count === null) bad(column, 'count-invalid');
    return count ?? fallback;
  };
  const min = read('min', 0);
  const max = read('max', Math.max(1, min));
  const free = read('free', 0);
  if (min > max) bad('min', 'min-above-max');
  if (free > max) bad('free', 'free-above-max');
  return { min, max, free };
}
