import * as v from 'valibot';
import type { Board } from '../../shared/crdt/board.ts';
import type { Fact } from '../../shared/crdt/fact.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import { boardDocId, boardNameOf, boardScopeById, collectionRules, isCollection, type CollectionName } from '../../shared/documents/collections.ts';
import { recordKindOf } from '../../shared/documents/record-document.ts';
import { isBranchScope, type Scope } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { DocumentRefusal } from '../../shared/protocol/refusals.ts';
import { boardSchema, factSchema } from '../../shared/protocol/replication.ts';
import { isSaneId, storableLength } from './json-value.ts';

/** A pushed item whose envelope is in order: the collection takes it, the scope is the device's, the id can be stored. */
export type ReadItem = {
  readonly collection: CollectionName;
  readonly scope: Scope;
  readonly id: string;
  readonly by: string | null;
} & (
  | { readonly shape: 'journal'; readonly doc: Journal }
  | { readonly shape: 'fact'; readonly doc: Fact }
  | { readonly shape: 'board'; readonly doc: Board }
);

const schemaByShape = { fact: factSchema, board: boardSchema } as const;

const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  (value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object' && !Array.isArray(value);

function hasOnly(record: unknown, isValid: (value: unknown) => boolean): boolean {
  if (!isRecord(record)) return false;
  for (const key in record) if (!isValid(record[key])) return false;
  return true;
}

/**
 * The journal in what was pushed, as `journalSchema` describes it; null when it is none. By hand,
 * because the schema copies every record key by key, and a record whose keys are ids is dear to
 * make: here the ops are the object that was parsed.
 */
function readJournal({ id, scope, ops, refused, sealed, head, ...fields }: Readonly<Record<string, unknown>>): Journal | null {
  const isJournal = fields['shape'] === 'journal' && isRecord(ops)
    && hasOnly(refused, (reason) => typeof reason === 'string') && hasOnly(sealed, (mark) => mark === 1);
  return isJournal ? ({ shape: 'journal', id, scope, ops, refused, sealed, head: head ?? null } as Journal) : null;
}

/** Checks the envelope of a pushed item; what is inside (ops, updates) is judged against what is stored. Total. */
export function readItem(item: unknown, scopes: readonly string[]): Result<ReadItem, DocumentRefusal> {
  const { collection, doc, by } = asFields(item);
  if (typeof collection !== 'string' || !isCollection(collection)) return err('unknown-collection');
  const rule = collectionRules[collection];
  if (!rule.push) return err('not-pushable');
  const fields = asFields(doc);
  if (fields['shape'] !== rule.shape) return err('malformed');
  const { scope, id } = fields;
  if (typeof scope !== 'string' || !scopes.includes(scope)) return err('foreign-scope');
  const kind = isBranchScope(scope) ? 'branch' : 'organisation';
  if (rule.scopes !== 'both' && rule.scopes !== kind) return err('wrong-scope');
  if (!isSaneId(id)) return err('bad-id');
  if (collection === 'records' && recordKindOf(id) === null) return err('bad-id');
  if (rule.shape === 'board') {
    const name = boardNameOf(id);
    if (!Object.hasOwn(boardScopeById, name)) return err('unknown-board');
    if (boardScopeById[name] !== kind) return err('wrong-scope');
    if (id !== boardDocId(name, scope)) return err('bad-id');
    if (typeof fields['y'] === 'string' && fields['y'].length > rule.maxLength) return err('too-large');
  }
  if (rule.shape === 'fact') {
    const length = storableLength(doc);
    if (length === null) return err('malformed');
    if (length > rule.maxLength) return err('too-large');
  }
  const envelope = { collection, scope: scope as Scope, id, by: typeof by === 'string' ? by : null };
  if (rule.shape === 'journal') {
    const journal = readJournal(fields);
    return journal === null ? err('malformed') : ok({ ...envelope, shape: 'journal', doc: journal });
  }
  const parsed = v.safeParse(schemaByShape[rule.shape], doc);
  return parsed.success ? ok({ ...envelope, shape: rule.shape, doc: parsed.output } as ReadItem) : err('malformed');
}
