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

/** Records by kind from flat `kind:id:field` keys, in one look at all of them; a record whose `gone` flag is set is left out. */
export function recordsByKind(entries: ReadonlyMap<string, EntryValue>): ReadonlyMap<string, readonly RecordReader[]> {
  const fieldsByRecord = new Map<string, Map<string, Map<string, EntryValue>>>();
  for (const [key, value] of entries) {
    const first = key.indexOf(':');
    const second = key.indexOf(':', first + 1);
    if (first < 1 || second < first + 2 || second === key.length - 1 || key.includes(':', second + 1)) continue;
    const kind = key.slice(0, first);
    const id = key.slice(first + 1, second);
    let byId = fieldsByRecord.get(kind);
    if (!byId) fieldsByRecord.set(kind, byId = new Map());
    let fields = byId.get(id);
    if (!fields) byId.set(id, fields = new Map());
    fields.set(key.slice(second + 1), value);
  }
  return new Map([...fieldsByRecord].map(([kind, byId]) =>
    [kind, [...byId].filter(([, fields]) => fields.get('gone') !== true).map(([id, fields]) => readerOf(id, fields))]));
}

export const recordsOf = (entries: ReadonlyMap<string, EntryValue>, kind: string): readonly RecordReader[] => recordsByKind(entries).get(kind) ?? [];

export const byOrder = <T extends { readonly order: number; readonly id: string }>(a: T, b: T): number => a.order - b.order || (a.id < b.id ? -1 : 1);

/** The three name keys of one record. */
export const nameEntries = (prefix: string, name: LocalName): Record<string, EntryValue> =>
  ({ [`${prefix}:name_en`]: name.en, [`${prefix}:name_ru`]: name.ru, [`${prefix}:name_uz`]: name.uz });
