import { applyUpdate, boardFingerprint, emptyBoard, maxBoardBytes, type Board } from '../../shared/crdt/board.ts';
import type { Fact } from '../../shared/crdt/fact.ts';
import { emptyJournal, type Journal, type Op } from '../../shared/crdt/journal.ts';
import type { Replicated } from '../../shared/crdt/replicated.ts';
import { boardNameOf, collectionRules } from '../../shared/documents/collections.ts';
import { derive } from '../../shared/documents/derive.ts';
import { journalRulesOf } from '../../shared/documents/journal-rules.ts';
import { surelySame } from '../../shared/kernel/canonical-json.ts';
import { documentRefusalText, opRefusals, type DocumentRefusal, type OpRefusal } from '../../shared/protocol/refusals.ts';
import type { AuditEntry } from '../store/audit.ts';
import { isSaneId } from './json-value.ts';
import { judgeDevice, judgeEditor, judgeOp, judgeStaff } from './judge.ts';
import { readItem, type ReadItem } from './read-item.ts';
import type { Roster } from './roster.ts';

/** Who pushes, and what is known of everyone else. */
export type AdjudicateContext = {
  readonly deviceId: string;
  readonly branchId: string;
  /** Scopes the pushing device may write to. */
  readonly scopes: readonly string[];
  readonly roster: Roster;
};

/** The answer to one pushed document; `doc` null when the device already has exactly what is stored. */
export type Answer = { readonly status: 'merged'; readonly doc: Replicated | null } | { readonly status: 'refused'; readonly reason: string };

export type Verdict = {
  /** What is stored afterwards; null when there is nothing under this id. */
  readonly stored: Replicated | null;
  readonly changed: boolean;
  /** JSON of `stored` when it changed: made once, then written, streamed and answered. */
  readonly text: string | null;
  readonly result: Answer;
  readonly audit: readonly AuditEntry[];
};

const refuse = (stored: Replicated | null, code: DocumentRefusal, by: string | null): Verdict => ({
  stored, changed: false, text: null,
  result: { status: 'refused', reason: documentRefusalText(code) },
  audit: [{ op: null, type: 'document', by, device: null, stamp: null, verdict: code }],
});

/**
 * Decides on one pushed item: what is stored afterwards, what the device is told, what the audit
 * keeps. Pure and total: the server and the simulation run the same. See SPEC.md for the rules.
 */
export function adjudicate(stored: Replicated | null, item: unknown, ctx: AdjudicateContext): Verdict {
  try {
    const read = readItem(item, ctx.scopes);
    return read.ok ? adjudicateRead(stored, read.value, ctx) : refuse(stored, read.error, null);
  } catch {
    // A bug in a judgement must not keep the documents beside this one from being stored.
    return refuse(stored, 'malformed', null);
  }
}

/** The same for an item whose envelope was checked before. Total. */
export function adjudicateRead(stored: Replicated | null, item: ReadItem, ctx: AdjudicateContext): Verdict {
  try {
    if (stored !== null && stored.shape !== item.shape) return refuse(stored, 'malformed', item.by);
    switch (item.shape) {
      case 'journal': return adjudicateJournal(stored as Journal | null, item.doc, item, ctx);
      case 'fact': return adjudicateFact(stored as Fact | null, item.doc, item, ctx);
      case 'board': return adjudicateBoard(stored as Board | null, item.doc, item, ctx);
    }
  } catch {
    return refuse(stored, 'malformed', item.by);
  }
}

const opEntry = (id: string, op: Partial<Op> | null, verdict: AuditEntry['verdict']): AuditEntry => ({
  op: id, type: op?.type ?? 'unknown', by: op?.by ?? null, device: op?.device ?? null, stamp: op?.stamp ?? null, verdict,
});

/** Keeps the merged document within its collection's size, or refuses the push that would break it. */
function settle(stored: Replicated | null, merged: Replicated, item: ReadItem, result: (doc: Replicated) => Replicated | null, audit: readonly AuditEntry[]): Verdict {
  const derived = derive(item.collection, merged);
  const text = JSON.stringify(derived);
  if (text.length > collectionRules[item.collection].maxLength) return refuse(stored, 'too-large', item.by);
  return { stored: derived, changed: true, text, result: { status: 'merged', doc: result(derived) }, audit };
}

/** Refusals of unknown ops that one push may bring back. */
const maxRemembered = 1_000;

/**
 * The refusal a device remembers of an op that this server meets for the first time: a server put
 * back to an old backup has forgotten what it refused, and terminals skip those ops for ever. A
 * device gains nothing by inventing one, as it could have kept the op to itself.
 */
const remembered = (pushed: Journal, key: string): OpRefusal | null =>
  (Object.hasOwn(pushed.refused, key) ? opRefusals.find((known) => known === pushed.refused[key]) ?? null : null);

/** Approvals first: an op that needs one is judged by it, and both come in one push. */
function inOrderOfJudgement(ops: Journal['ops']): [string, unknown][] {
  const entries = Object.entries(ops);
  const isApproval = ([, op]: readonly [string, Op]): boolean => op?.type === 'approval.granted';
  return entries.some(isApproval) ? [...entries.filter(isApproval), ...entries.filter((entry) => !isApproval(entry))] : entries;
}

function adjudicateJournal(stored: Journal | null, pushed: Journal, item: ReadItem, ctx: AdjudicateContext): Verdict {
  const limit = collectionRules[item.collection].maxLength;
  const rules = journalRulesOf(item.collection, pushed.id);
  if (rules === null) return refuse(stored, 'bad-id', item.by);
  const base = stored ?? emptyJournal(pushed.id, pushed.scope);
  // Not an object: one whose keys are ids is dear to make.
  const added = new Map<string, Op>();
  const refused: Record<string, string> = {};
  const audit: AuditEntry[] = [];
  let length = 0;
  let asPushed = true;
  const countedOp = (opId: string): Op | undefined => {
    if (Object.hasOwn(refused, opId) || Object.hasOwn(base.refused, opId)) return undefined;
    return added.get(opId) ?? (Object.hasOwn(base.ops, opId) ? base.ops[opId] : undefined);
  };
  const judging = { roster: ctx.roster, branchId: ctx.branchId, countedOp };
  for (const [key, value] of inOrderOfJudgement(pushed.ops)) {
    const known = Object.hasOwn(base.ops, key) ? base.ops[key] : undefined;
    if (known !== undefined) {
      if (surelySame(known, value)) continue;
      // Immutable: the stored one stays, and someone looks why a device says otherwise.
      asPushed = false;
      audit.push(opEntry(key, known, 'changed-afterwards'));
      continue;
    }
    if (Object.hasOwn(base.refused, key)) { asPushed = false; continue; }
    if (!isSaneId(key)) return refuse(stored, 'bad-id', item.by);
    const judged = judgeOp(rules, key, value, judging);
    if (judged.op === null) asPushed = false;
    else added.set(key, judged.op);
    const refusal = judged.refusal ?? remembered(pushed, key);
    if (refusal !== null) refused[key] = refusal;
    audit.push(opEntry(key, judged.op, refusal ?? 'accepted'));
    length += judged.length;
    if (length > limit) return refuse(stored, 'too-large', item.by);
  }
  // Refusals whose op was never kept, from before a backup was restored.
  for (const key of Object.keys(pushed.refused).slice(0, maxRemembered)) {
    if (Object.hasOwn(pushed.ops, key) || Object.hasOwn(base.ops, key) || Object.hasOwn(base.refused, key) || !isSaneId(key)) continue;
    const refusal = remembered(pushed, key);
    if (refusal !== null) refused[key] = refusal;
  }
  const grown = added.size > 0 || Object.keys(refused).length > 0;
  // A new journal of which everything is kept is the one that was pushed.
  const ops = stored === null && asPushed ? pushed.ops : { ...base.ops, ...Object.fromEntries(added) };
  const merged: Journal = grown ? { ...base, ops, refused: { ...base.refused, ...refused } } : base;
  const hasAll = asPushed && Object.keys(merged.ops).length === Object.keys(pushed.ops).length
    && surelySame(merged.refused, pushed.refused) && surelySame(merged.sealed, pushed.sealed);
  const answer = (doc: Replicated): Replicated | null => (hasAll ? null : doc);
  if (grown) return settle(stored, merged, item, answer, audit);
  // An empty journal nobody has is nothing to keep, and nothing to tell.
  return { stored, changed: false, text: null, result: { status: 'merged', doc: stored === null ? null : answer(stored) }, audit };
}

function adjudicateFact(stored: Fact | null, pushed: Fact, item: ReadItem, ctx: AdjudicateContext): Verdict {
  const entry = (verdict: AuditEntry['verdict']): AuditEntry => opEntry(pushed.id, pushed as unknown as Partial<Op>, verdict);
  if (stored !== null) {
    const same = surelySame({ ...stored, refused: null }, { ...pushed, refused: null });
    const answer = same && stored.refused === pushed.refused ? null : stored;
    return { stored, changed: false, text: null, result: { status: 'merged', doc: answer }, audit: same ? [] : [entry('changed-afterwards')] };
  }
  if (!isSaneId(pushed.device) || (pushed.by !== null && !isSaneId(pushed.by))) return refuse(stored, 'malformed', item.by);
  const refused = judgeDevice(ctx.roster.deviceById(pushed.device), ctx.branchId, pushed.stamp)
    ?? (pushed.by === null ? null : judgeStaff(ctx.roster, pushed.by, pushed.stamp, () => true));
  const fact: Fact = { ...pushed, refused };
  return settle(null, fact, item, (doc) => (refused === pushed.refused ? null : doc), [entry(refused ?? 'accepted')]);
}

function adjudicateBoard(stored: Board | null, pushed: Board, item: ReadItem, ctx: AdjudicateContext): Verdict {
  const answer = (doc: Replicated): Replicated | null => (doc.shape === 'board' && doc.y === pushed.y ? null : doc);
  if (stored !== null && stored.y === pushed.y) return { stored, changed: false, text: null, result: { status: 'merged', doc: null }, audit: [] };
  const base = stored ?? emptyBoard(pushed.id, pushed.scope);
  const applied = applyUpdate(base.y, pushed.y, maxBoardBytes);
  if (!applied.ok) {
    const code = { 'update-too-large': 'too-large', 'update-incomplete': 'incomplete-board', 'update-malformed': 'unreadable-board' } as const;
    return refuse(stored, code[applied.error.type], item.by);
  }
  // Replays and re-encodings of what is there come from anyone; only a change needs the right to make it.
  const next: Board = { ...base, y: applied.value };
  if (boardFingerprint(next) === boardFingerprint(base)) return { stored, changed: false, text: null, result: { status: 'merged', doc: stored === null ? null : answer(stored) }, audit: [] };
  if (item.by === null) return refuse(stored, 'unknown-editor', null);
  const refusal = judgeEditor(ctx.roster, item.by, ctx.branchId, boardNameOf(pushed.id), ctx.deviceId);
  if (refusal !== null) return refuse(stored, refusal === 'not-allowed' ? 'not-allowed' : 'unknown-editor', item.by);
  const entry: AuditEntry = { op: null, type: 'board', by: item.by, device: ctx.deviceId, stamp: null, verdict: 'accepted' };
  return settle(stored, next, item, answer, [entry]);
}
