import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Cell } from '../../shared/menu-import/sheet.ts';

/** Why a file could not be opened at all; what is wrong inside it is found by the import. */
export type TableError = { readonly type: 'not-a-table'; readonly detail: string } | { readonly type: 'too-large'; readonly limitBytes: number };

/** Highest size of one file. */
export const maxTableBytes = 5 * 1024 * 1024;

export type TableSheet = { readonly name: string; readonly cells: readonly (readonly Cell[])[] };

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
const zipStart = [0x50, 0x4b, 0x03, 0x04];
const oldExcelStart = [0xd0, 0xcf, 0x11, 0xe0];

/** UTF-8, else what Excel writes in this part of the world: UTF-16 with a mark, or Windows-1251 without one. */
function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that the header has most of: headers hold no decimals and no lists, unlike the rows below. */
function separatorOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** The cells of a CSV text, separated by commas, semicolons or tabs. */
export function readCsv(text: string): Result<TableSheet, TableError> {
  const plain = text.replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter: separatorOf(plain) });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return err({ type: 'not-a-table', detail: `A quotation mark in row ${(broken.row ?? 0) + 1} is not closed.` });
  return ok({ name: '', cells: data });
}

const cellOf = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value
    : value instanceof Date ? value.toISOString().slice(0, 10) : null;

/** More than any menu holds once unpacked: a small file can be made to unpack into gigabytes. */
const maxUnpackedBytes = 64 * 1024 * 1024;

/** The sizes that the directory at the end of a ZIP announces, summed; null for what is not a whole ZIP. */
function unpackedBytes(bytes: Uint8Array): number | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 20 > zip.length) return null;
  let at = zip.readUInt32LE(end + 16);
  let sum = 0;
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    sum += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sum;
}

async function readXlsx(bytes: Uint8Array): Promise<Result<readonly TableSheet[], TableError>> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked !== null && unpacked > maxUnpackedBytes) return err({ type: 'not-a-table', detail: 'The file is far larger inside than a menu. Save the menu alone as a new file.' });
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes));
    return ok(sheets.map(({ sheet, data }) => ({ name: sheet, cells: data.map((row) => row.map(cellOf)) })));
  } catch {
    return err({ type: 'not-a-table', detail: 'The file looks like XLSX, but cannot be opened. Save it again as XLSX or as CSV.' });
  }
}

/** The sheets of a CSV or XLSX file; which of the two is told by its first bytes, not by its name. */
export async function readTable(bytes: Uint8Array): Promise<Result<readonly TableSheet[], TableError>> {
  if (bytes.length > maxTableBytes) return err({ type: 'too-large', limitBytes: maxTableBytes });
  if (startsWith(bytes, zipStart)) return readXlsx(bytes);
  if (startsWith(bytes, oldExcelStart)) return err({ type: 'not-a-table', detail: 'This is the old XLS format. Save it as XLSX or as CSV.' });
  const text = textOf(bytes);
  if (text.includes('\0')) return err({ type: 'not-a-table', detail: 'This is not a table. Choose a CSV or an XLSX file.' });
  const sheet = readCsv(text);
  return sheet.ok ? ok([sheet.value]) : sheet;
}
