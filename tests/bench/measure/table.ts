import { isMet, ratioOf, type Row } from './row.ts';

/** Three significant digits are more than any of these numbers holds. */
export const figure = (value: number): string => {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.01) return value.toExponential(1);
  return size >= 100 ? Math.round(value).toLocaleString('en-US') : size >= 10 ? value.toFixed(1) : value.toFixed(2);
};

const verdict = (row: Row): string => {
  const met = isMet(row);
  return met === null ? '' : met ? 'met' : 'MISSED';
};

const sign = (row: Row): string => (row.better === 'less' ? '≤' : '≥');

const cells = (row: Row): string[] => [
  row.id,
  row.what,
  `${figure(row.value)} ${row.unit}`,
  row.budget === null ? '–' : `${sign(row)} ${figure(row.budget)}`,
  verdict(row),
  row.reference === null ? '–' : `${figure(row.reference.value)} (${row.reference.what})`,
  ratioOf(row) === null ? '–' : `${figure(ratioOf(row)!)}x`,
];

const header = ['id', 'what', 'value', 'budget', '', 'reference in the same run', 'ratio'];

/** The rows as aligned text, with the notes of each under it. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [header, ...rows.map(cells)];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const text = (line: readonly string[]): string =>
    line.map((cell, column) => cell + ' '.repeat(widths[column]! - cell.length)).join('  ').trimEnd();
  const body = rows.flatMap((row, index) => [text(lines[index + 1]!), ...(row.notes ?? []).map((note) => `    ${note}`)]);
  return [text(header), '-'.repeat(widths.reduce((all, width) => all + width + 2, 0)), ...body].join('\n');
}
