import * as Y from 'yjs';
import { err, ok, type Result } from '../kernel/result.ts';
import type { DocId, Scope } from '../kernel/ids.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';
import { textOf } from '../kernel/canonical-json.ts';

/** What people of equal rights shape together: a Yjs document in v1 encoding with a derived view. */
export type Board<View = unknown> = {
  readonly shape: 'board';
  readonly id: DocId;
  readonly scope: Scope;
  /** Base64 of a v1 update that holds the whole state. */
  readonly y: string;
  readonly view: View;
};

export type BoardError =
  | { readonly type: 'update-too-large'; readonly bytes: number; readonly limitBytes: number }
  | { readonly type: 'update-malformed'; readonly detail: string }
  | { readonly type: 'update-incomplete' };

/** One update a person makes; a whole board may be larger. */
export const maxUpdateBytes = 64 * 1024;
export const maxBoardBytes = 4 * 1024 * 1024;
/** Highest clock a client may claim: honest ones count operations, hostile ones claim 2^53. */
const maxClock = 50_000_000;
const maxClients = 100_000;

/** The base64 of a Yjs document without content. */
export const emptyBoardState = 'AAA=';

export const emptyBoard = (id: DocId, scope: Scope): Board<null> => ({ shape: 'board', id, scope, y: emptyBoardState, view: null });

function inspect(bytes: Uint8Array): Result<null, BoardError> {
  try {
    // No structs, no deletions and yet more bytes: the v2 encoding, which would be taken as an edit that changes nothing.
    if (bytes.length > 2 && bytes[0] === 0 && bytes[1] === 0) return err({ type: 'update-malformed', detail: 'not a v1 update' });
    const meta = Y.parseUpdateMeta(bytes);
    if (meta.from.size > maxClients) return err({ type: 'update-malformed', detail: 'too many clients' });
    for (const clock of [...meta.from.values(), ...meta.to.values()]) {
      if (!Number.isSafeInteger(clock) || clock < 0 || clock > maxClock) return err({ type: 'update-malformed', detail: 'clock out of range' });
    }
    return ok(null);
  } catch (cause) {
    return err({ type: 'update-malformed', detail: cause instanceof Error ? cause.message : 'not a v1 update' });
  }
}

/**
 * Applies `update` (base64, v1) to `state` on a throw-away document [B3]. Refuses what is too
 * large, malformed or depends on updates that are not there; never throws.
 */
export function applyUpdate(state: string, update: string, limitBytes: number = maxUpdateBytes): Result<string, BoardError> {
  const bytes = base64ToBytes(update);
  if (bytes === null) return err({ type: 'update-malformed', detail: 'not base64' });
  if (bytes.length > limitBytes) return err({ type: 'update-too-large', bytes: bytes.length, limitBytes });
  const inspected = inspect(bytes);
  if (!inspected.ok) return inspected;
  try {
    const doc = openBoard(state);
    Y.applyUpdate(doc, bytes);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return err({ type: 'update-incomplete' });
    return ok(bytesToBase64(Y.encodeStateAsUpdate(doc)));
  } catch (cause) {
    return err({ type: 'update-malformed', detail: cause instanceof Error ? cause.message : 'cannot be applied' });
  }
}

/**
 * Loads a board for reading or editing. The session's client id is random and set after loading
 * [B1]: a restored state with a reused id would diverge without anyone noticing.
 */
export function openBoard(state: string, sessionClientId?: number): Y.Doc {
  const doc = new Y.Doc();
  const bytes = base64ToBytes(state);
  if (bytes !== null && bytes.length > 2) Y.applyUpdate(doc, bytes);
  if (sessionClientId !== undefined) doc.clientID = sessionClientId;
  return doc;
}

/** Runs `edit` on a copy and returns the update it made (base64, v1); null when it changed nothing. */
export function editBoard(state: string, sessionClientId: number, edit: (doc: Y.Doc) => void): string | null {
  const doc = openBoard(state, sessionClientId);
  const before = Y.encodeStateVector(doc);
  let changed = false;
  doc.once('update', () => { changed = true; });
  doc.transact(() => edit(doc));
  return changed ? bytesToBase64(Y.encodeStateAsUpdate(doc, before)) : null;
}

/** What a board could tell another: state vector and delete set, never bytes [B4]. */
type Knowledge = { readonly clocks: ReadonlyMap<number, number>; readonly deleted: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>; readonly print: string };

/**
 * Knowledge by state text. Each edit and each message is compared several times with the same two
 * texts, and reading a menu of 1,000 products takes 10 ms; the few boards of a device fit in.
 */
const knownStates = new Map<string, Knowledge | null>();
const mostKnownStates = 24;

function remember(state: string, knowledge: Knowledge | null): Knowledge | null {
  knownStates.delete(state);
  knownStates.set(state, knowledge);
  if (knownStates.size > mostKnownStates) knownStates.delete(knownStates.keys().next().value!);
  return knowledge;
}

function knowledgeOfDoc(doc: Y.Doc): Knowledge {
  const snapshot = Y.snapshot(doc);
  return { clocks: snapshot.sv, deleted: snapshot.ds.clients, print: bytesToBase64(Y.encodeSnapshot(snapshot)) };
}

/** Keeps what `doc`, whose whole state `state` is, could tell: whoever has the document open need not have it read again. */
export const rememberState = (state: string, doc: Y.Doc): void => { remember(state, knowledgeOfDoc(doc)); };

/** Null for what cannot be read as a whole board. Never throws. */
function knowledgeOf(state: string): Knowledge | null {
  const known = knownStates.get(state);
  if (known !== undefined) return remember(state, known);
  const bytes = base64ToBytes(state);
  if (bytes === null || bytes.length > maxBoardBytes || !inspect(bytes).ok) return remember(state, null);
  try {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    return remember(state, doc.store.pendingStructs !== null || doc.store.pendingDs !== null ? null : knowledgeOfDoc(doc));
  } catch {
    return remember(state, null);
  }
}

/** What two boards must share to be equal. */
export const boardFingerprint = (board: Board): string => knowledgeOf(board.y)?.print ?? `unreadable:${textOf(board.y)}`;

function covers(a: Knowledge, b: Knowledge): boolean {
  for (const [client, clock] of b.clocks) if ((a.clocks.get(client) ?? 0) < clock) return false;
  for (const [client, ranges] of b.deleted) {
    const ours = a.deleted.get(client) ?? [];
    // Adjacent ranges are joined on both sides, so one of theirs lies within one of ours or is news.
    if (!ranges.every(({ clock, len }) => ours.some((range) => range.clock <= clock && range.clock + range.len >= clock + len))) return false;
  }
  return true;
}

/** The least board that holds both. Total: an unreadable side gives way; two of them to the lower text [B2]. */
export function mergeBoards<View>(a: Board<View>, b: Board<View>): Board<View> {
  if (a.y === b.y) return a;
  const [ours, theirs] = [knowledgeOf(a.y), knowledgeOf(b.y)];
  if (theirs === null) return ours !== null || textOf(a.y) <= textOf(b.y) ? a : b;
  if (ours === null) return b;
  if (covers(ours, theirs)) return a;
  if (covers(theirs, ours)) return { ...a, y: b.y };
  const merged = applyUpdate(a.y, b.y, maxBoardBytes);
  if (!merged.ok) return textOf(a.y) <= textOf(b.y) ? a : b;
  return { ...a, y: merged.value };
}

export const boardDominates = (a: Board, b: Board): boolean => {
  const merged = mergeBoards(a, b);
  return merged === a || boardFingerprint(merged) === boardFingerprint(a);
};
