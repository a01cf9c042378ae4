import { err, ok, type Result } from '../kernel/result.ts';
import type { ImportError } from '../protocol/identity.ts';
import { importError } from './reasons.ts';

/** What a cell of a CSV or XLSX file may hold. */
export type Cell = string | number | boolean | null;

/** One row under the header, read by the names of columns. */
export type SheetRow = {
  /** As numbered in the file: the header is 1. */
  readonly row: number;
  /** The header as the file spells it; the name we know it by where the file has none. */
  readonly header: (column: string) => string;
  /** Trimmed text; empty where there is no such column. */
  readonly text: (column: string) => string;
  readonly cell: (column: string) => Cell;
};

/** What other systems call the columns; the first is ours. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  code: ['sku', 'код', 'артикул', 'kod'],
  category: ['категория', 'kategoriya', 'группа', 'toifa'],
  name: ['название', 'наименование', 'товар', 'блюдо', 'nomi', 'nom', 'taom', 'product', 'item'],
  name_ru: ['название_ru'],
  name_uz: ['nomi_uz', 'название_uz'],
  price: ['цена', 'narx', 'narxi', 'стоимость'],
  unit: ['ед', 'ед.', 'единица', 'ед._изм.', 'ед.изм.', 'birlik', "o'lchov"],
  station: ['цех', 'станция', 'sex'],
  sizes: ['размеры', "o'lchamlar"],
  allergens: ['аллергены', 'allergenlar'],
  barcode: ['штрихкод', 'штрих-код', 'shtrix-kod', 'shtrixkod', 'ean', 'ean13', 'ean-13'],
};
const columnByAlias = new Map(Object.entries(aliases).flatMap(([column, names]) => names.map((name) => [name, column] as const)));

const cellText = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());

function columnOf(header: string): string {
  const name = header.replace(/^\uFEFF/, '').trim().toLowerCase().replace(/[ʻʼ’`]/g, "'").replace(/\s+/g, '_');
  return columnByAlias.get(name) ?? name;
}

/**
 * Rows by header, blank ones left out. Fails with the columns that are missing or doubled, since
 * without them every row would be bad.
 */
export function readSheet(
  sheet: ImportError['sheet'], cells: readonly (readonly Cell[])[], required: readonly string[], maxRows: number,
): Result<readonly SheetRow[], ImportError[]> {
  const top = cells[0] ?? [];
  const indexByColumn = new Map<string, number>();
  const errors: ImportError[] = [];
  top.forEach((cell, index) => {
    const column = columnOf(cellText(cell));
    if (column === '') return;
    if (indexByColumn.has(column)) errors.push(importError(sheet, 1, cellText(cell), cellText(cell), 'column-twice'));
    else indexByColumn.set(column, index);
  });
  const written = cells.slice(1).map((row, index) => ({ row, number: index + 2 })).filter(({ row }) => row.some((cell) => cellText(cell) !== ''));
  if (indexByColumn.size === 0 && written.length === 0) return err([importError(sheet, 1, '', '', 'file-empty')]);
  for (const column of required) if (!indexByColumn.has(column)) errors.push(importError(sheet, 1, column, '', 'column-missing'));
  if (errors.length > 0) return err(errors);
  if (written.length === 0) return err([importError(sheet, 1, '', '', 'file-empty')]);
  if (written.length > maxRows) return err([importError(sheet, maxRows + 2, '', String(written.length), 'too-many-rows')]);
  return ok(written.map(({ row, number }): SheetRow => {
    const cell = (column: string): Cell => row[indexByColumn.get(column) ?? -1] ?? null;
    return {
      row: number, cell,
      text: (column) => cellText(cell(column)),
      header: (column) => { const index = indexByColumn.get(column); return index === undefined ? column : cellText(top[index]).replace(/^\uFEFF/, ''); },
    };
  }));
}
