import type { EntryValue } from '../crdt/board-entries.ts';
import type { LocalName } from '../domain/order/frozen.ts';

/* Boards are flat: `kind:id:field` → value. What is read of them is a whitelist in an explicit order. */

/** The fields of one record (`item:<id>:*`) as read from a board, each with a fallback for what is missing or wrong. */
export type RecordReader = {
  readonly id: string;
  readonly text: (field: string) => string;
  readonly number: (field: string, fallback: number) => number;
  readonly flag: (field: string, fallback: boolean) => boolean;
  readonly list: (field: string) => readonly string[];
  readonly name: () => LocalName;
};

function readerOf(id: string, fields: ReadonlyMap<string, EntryValue>): RecordReader {
  const text = (field: string): string => { const value = fields.get(field); return typeof value === 'string' ? value : ''; };
  return {
    id, text,
    number: (field, fallback) => { const value = fields.get(field); return typeof value === 'number' ? value : fallback; },
    flag: (field, fallback) => { const value = fields.get(field); return typeof value === 'boolean' ? value : fallback; },
    list: (field) => { const value = fields.get(field); return typeof value === 'object' ? value : []; },
    name: () => ({ en: text('name_en'), ru: text('name_ru'), uz: text('name_uz') }),
  };
}

/** Records by kind from flat `kind:id:field` keys; a record whose `gone` flag is set is left out. */
export function recordsOf(entries: ReadonlyMap<string, EntryValue>, kind: string): RecordReader[] {
  const fieldsById = new Map<string, Map<string, EntryValue>>();
  for (const [key, value] of entries) {
    const [entryKind, id, field, ...rest] = key.split(':');
    if (entryKind !== kind || !id || !field || rest.length > 0) continue;
    const fields = fieldsById.get(id) ?? new Map<string, EntryValue>();
    fieldsById.set(id, fields.set(field, value));
  }
  return [...fieldsById].filter(([, fields]) => fields.get('gone') !== true).map(([id, fields]) => readerOf(id, fields));
}

export const byOrder = <T extends { readonly order: number; readonly id: string }>(a: T, b: T): number => a.order - b.order || (a.id < b.id ? -1 : 1);

/** The three name keys of one record. */
export const nameEntries = (prefix: string, name: LocalName): Record<string, EntryValue> =>
  ({ [`${prefix}:name_en`]: name.en, [`${prefix}:name_ru`]: name.ru, [`${prefix}:name_uz`]: name.uz });
