import { isRetired, knowledgeDigest, type Replicated } from '../../shared/crdt/replicated.ts';
import type { Clock } from '../platform/clock.ts';
import { writeAudit, type AuditRow } from '../store/audit.ts';
import { sequencesOf } from '../store/changes.ts';
import type { Database, Transaction } from '../store/database.ts';
import { createScopes, loadPlaces, loadSnapshot, lockScopes, writeDocuments, writeUnmoved, type DocumentPlace, type DocumentRow, type Writing } from '../store/documents.ts';
import type { Announcement } from '../stream/announcement.ts';
import { adjudicateRead, type Answer } from './adjudicate.ts';
import type { ReadItem } from './read-item.ts';
import type { Roster } from './roster.ts';
import type { RosterCache } from './roster-cache.ts';

/** Items of one push that belong to one scope. */
export type ScopePush = {
  readonly deviceId: string;
  readonly branchId: string;
  readonly scopes: readonly string[];
  readonly items: readonly ReadItem[];
};

/** Pushes to one scope, all judged by one roster. */
export type ScopeGroup = { readonly scope: string; readonly rosterScope: string; readonly pushes: readonly ScopePush[] };

export type GroupDeps = { readonly database: Database; readonly rosters: RosterCache; readonly clock: Clock };

/** What is decided of one scope and not yet written: it grows push by push. */
export type Draft = {
  readonly changed: Map<string, Replicated>;
  readonly rows: Map<string, { readonly collection: DocumentRow['collection']; readonly doc: Replicated; readonly text: string }>;
  readonly audit: AuditRow[];
  operations: number;
  refusals: number;
};

export const emptyDraft = (): Draft => ({ changed: new Map(), rows: new Map(), audit: [], operations: 0, refusals: 0 });

const keyOf = (item: { readonly collection: string; readonly id: string }): string => `${item.collection}/${item.id}`;

export const rowOf = (collection: DocumentRow['collection'], doc: Replicated, text: string): DocumentRow =>
  ({ collection, id: doc.id, doc, text, digest: knowledgeDigest(doc), deleted: isRetired(doc) });

/** Adjudicates one push on what is stored, and notes in both what it changes. Answers in the order of its items. */
function judgePush(draft: Draft, stored: Map<string, Replicated>, push: ScopePush, roster: Roster): Answer[] {
  const context = { deviceId: push.deviceId, branchId: push.branchId, scopes: push.scopes, roster };
  return push.items.map((item) => {
    const key = keyOf(item);
    const verdict = adjudicateRead(stored.get(key) ?? null, item, context);
    if (verdict.changed && verdict.stored !== null && verdict.text !== null) {
      stored.set(key, verdict.stored);
      draft.changed.set(key, verdict.stored);
      draft.rows.set(key, { collection: item.collection, doc: verdict.stored, text: verdict.text });
    }
    if (verdict.audit.length > 0) draft.audit.push({ collection: item.collection, docId: item.id, pushedBy: push.deviceId, entries: verdict.audit });
    draft.operations += verdict.audit.length;
    for (const entry of verdict.audit) if (entry.verdict !== 'accepted') draft.refusals += 1;
    return verdict.result;
  });
}

/** The draft as it is written behind the number `previous`; no new number when it changes nothing. */
function writingOf(scope: string, previous: number, { rows, audit }: Draft): Writing {
  const written = [...rows.values()].map(({ collection, doc, text }) => rowOf(collection, doc, text));
  return { scope, seq: written.length > 0 ? previous + 1 : previous, rows: written, audit };
}

/** What to tell the devices once it is written; null when nothing changed. */
const announcementOf = ({ scope, seq, rows }: Writing): Announcement | null =>
  (rows.length > 0 ? { scope, previous: seq - 1, seq, docs: rows, archives: false } : null);

/** Where the documents of the groups are, each once. */
function placesOf(groups: readonly ScopeGroup[]): DocumentPlace[] {
  const places = new Map<string, DocumentPlace>();
  for (const { scope, pushes } of groups) {
    for (const { items } of pushes) for (const item of items) places.set(`${scope}/${keyOf(item)}`, { scope, collection: item.collection, id: item.id });
  }
  return [...places.values()];
}

const storedIn = (scope: string, documents: readonly (DocumentPlace & { readonly body: Replicated })[]): Map<string, Replicated> =>
  new Map(documents.flatMap((row) => (row.scope === scope ? [[keyOf(row), row.body]] : [])));

/** What judging a group needs: the roster, the documents there are, and the scope's number that they belong to (null: nothing was ever written to it). */
export type Reading = { readonly roster: Roster; readonly stored: Map<string, Replicated>; readonly seq: number | null };

/** Reads for several groups, at one moment, without a lock. */
export async function readGroups({ database, rosters }: GroupDeps, groups: readonly ScopeGroup[]): Promise<Reading[]> {
  const scopes = [...new Set(groups.flatMap(({ scope, rosterScope }) => [scope, rosterScope]))];
  const { seqByScope, documents } = await loadSnapshot(database, placesOf(groups), scopes);
  const readings: Reading[] = [];
  for (const { scope, rosterScope } of groups) {
    const roster = await rosters.rosterAt(database, rosterScope, seqByScope.get(rosterScope) ?? 0);
    readings.push({ roster, stored: storedIn(scope, documents), seq: seqByScope.get(scope) ?? null });
  }
  return readings;
}

/** Adds a group to the draft of its scope; `ahead`: what is on its way to the disk before it. Answers by push. */
export function judgeGroup(draft: Draft, { pushes }: ScopeGroup, { stored, roster }: Reading, ahead: readonly ReadonlyMap<string, Replicated>[]): Answer[][] {
  for (const changed of ahead) for (const [key, doc] of changed) stored.set(key, doc);
  return pushes.map((push) => judgePush(draft, stored, push, roster));
}

/** What became of a draft: the scope's number now and what to tell the devices. */
export type Written = { readonly seq: number; readonly announcement: Announcement | null };

/**
 * Writes the drafts of several scopes, each judged on the number `previous`, durably. Null for one
 * whose scope has moved on since: nothing of it is written, and it is to be judged again. Whoever
 * judged behind another draft must know that one durable, as the number alone does not tell whose
 * it is. Rejects, with no document written, when the database does.
 */
export async function writeDrafts({ database, clock }: GroupDeps, drafts: readonly { readonly scope: string; readonly previous: number; readonly draft: Draft }[]): Promise<(Written | null)[]> {
  const nowMs = clock.nowMs();
  const writings = drafts.map(({ scope, previous, draft }) => writingOf(scope, previous, draft));
  for (const { scope, seq, rows, audit } of writings) if (rows.length === 0 && audit.length > 0) await writeAudit(database, scope, seq, audit, nowMs);
  const changed = writings.filter(({ rows }) => rows.length > 0);
  const moved = changed.length > 0 ? await writeUnmoved(database, changed, nowMs) : new Set<string>();
  return writings.map((writing) => (writing.rows.length === 0 || moved.has(writing.scope) ? { seq: writing.seq, announcement: announcementOf(writing) } : null));
}

/** Locks the scope, then reads, in one round trip: what is read after the lock is everything that was committed before it. */
async function readLocked(tx: Transaction, group: ScopeGroup) {
  const { scope, rosterScope } = group;
  const read = () => Promise.all([lockScopes(tx, [scope]), sequencesOf(tx, [rosterScope]), loadPlaces(tx, placesOf([group]))]);
  const found = await read();
  if (found[0].has(scope)) return found;
  // First push of a branch: what was read of it was read without a lock.
  await createScopes(tx, [scope]);
  return read();
}

/**
 * One transaction that holds the scope from before the first read to the commit: nobody comes in
 * between. For what could not be committed without. Rejects, with nothing written, when the
 * database does.
 */
export async function commitLocked(deps: GroupDeps, group: ScopeGroup): Promise<{ readonly answers: readonly (readonly Answer[])[]; readonly draft: Draft; readonly written: Written }> {
  return deps.database.transaction(async (tx) => {
    const [seqByScope, rosterSeqs, loaded] = await readLocked(tx, group);
    const roster = await deps.rosters.rosterAt(tx, group.rosterScope, rosterSeqs.get(group.rosterScope) ?? 0);
    const draft = emptyDraft();
    const previous = seqByScope.get(group.scope)!;
    const answers = judgeGroup(draft, group, { roster, stored: storedIn(group.scope, loaded), seq: previous }, []);
    const writing = writingOf(group.scope, previous, draft);
    const nowMs = deps.clock.nowMs();
    if (writing.rows.length > 0) await writeDocuments(tx.last, [writing], nowMs);
    else if (writing.audit.length > 0) await writeAudit(tx, writing.scope, writing.seq, writing.audit, nowMs);
    return { answers, draft, written: { seq: writing.seq, announcement: announcementOf(writing) } };
  });
}
