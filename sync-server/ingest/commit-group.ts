import { isRetired, knowledgeDigest, type Replicated } from '../../shared/crdt/replicated.ts';
import type { Clock } from '../platform/clock.ts';
import { sequencesOf } from '../store/changes.ts';
import type { Database, Transaction } from '../store/database.ts';
import { createScopes, loadPlaces, lockScopes, writeAudit, writeDocuments, type AuditRow, type DocumentPlace, type DocumentRow, type Writing } from '../store/documents.ts';
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

/** Pushes to one scope that are committed under one sequence number. */
export type ScopeGroup = { readonly scope: string; readonly rosterScope: string; readonly pushes: readonly ScopePush[] };

export type GroupDeps = { readonly database: Database; readonly rosters: RosterCache; readonly clock: Clock };

export type GroupOutcome = {
  /** Answers by push, in the order of their items. */
  readonly answers: readonly (readonly Answer[])[];
  /** Null when nothing changed. */
  readonly announcement: Announcement | null;
  readonly operations: number;
  readonly refusals: number;
};

const keyOf = (item: { readonly collection: string; readonly id: string }): string => `${item.collection}/${item.id}`;

export const rowOf = (collection: DocumentRow['collection'], doc: Replicated, text: string): DocumentRow =>
  ({ collection, id: doc.id, text, digest: knowledgeDigest(doc), deleted: isRetired(doc) });

type Judged = { readonly outcome: GroupOutcome; readonly writing: Writing };

/** Adjudicates the pushes of one scope in turn, each on what the one before left. */
function judgeGroup({ scope, pushes }: ScopeGroup, previous: number, stored: Map<string, Replicated>, roster: Roster): Judged {
  const changed = new Map<string, { readonly doc: Replicated; readonly item: ReadItem; readonly text: string }>();
  const audit: AuditRow[] = [];
  let operations = 0;
  let refusals = 0;
  const answers = pushes.map((push) => {
    const context = { ...push, roster };
    return push.items.map((item): Answer => {
      const key = keyOf(item);
      const verdict = adjudicateRead(stored.get(key) ?? null, item, context);
      if (verdict.changed && verdict.stored !== null && verdict.text !== null) {
        stored.set(key, verdict.stored);
        changed.set(key, { doc: verdict.stored, item, text: verdict.text });
      }
      if (verdict.audit.length > 0) audit.push({ collection: item.collection, docId: item.id, pushedBy: push.deviceId, entries: verdict.audit });
      operations += verdict.audit.length;
      for (const entry of verdict.audit) if (entry.verdict !== 'accepted') refusals += 1;
      return verdict.result;
    });
  });
  const rows = [...changed.values()].map(({ doc, item, text }) => rowOf(item.collection, doc, text));
  const seq = rows.length > 0 ? previous + 1 : previous;
  const announcement = rows.length > 0 ? { scope, previous, seq, docs: rows, archives: false } : null;
  return { outcome: { answers, announcement, operations, refusals }, writing: { scope, seq, rows, audit } };
}

/** Locks the scopes, then reads, in one round trip: what is read after the lock is everything that was committed before it. */
async function readGroups(tx: Transaction, groups: readonly ScopeGroup[]) {
  const scopes = groups.map(({ scope }) => scope);
  const rosterScopes = [...new Set(groups.map(({ rosterScope }) => rosterScope))];
  const places = new Map<string, DocumentPlace>();
  for (const { scope, pushes } of groups) {
    for (const { items } of pushes) for (const item of items) places.set(`${scope}/${keyOf(item)}`, { scope, collection: item.collection, id: item.id });
  }
  const read = () => Promise.all([lockScopes(tx, scopes), sequencesOf(tx, rosterScopes), loadPlaces(tx, [...places.values()])]);
  const found = await read();
  if (found[0].size === scopes.length) return found;
  // First push of a branch: what was read of it was read without a lock.
  await createScopes(tx, scopes);
  return read();
}

/**
 * One transaction for the pushes of several devices to some scopes: lock, load, adjudicate, write
 * each scope's changes under one new sequence number, commit. Outcomes by group. Rejects, with
 * nothing written, when the database does.
 */
export async function commitGroups(deps: GroupDeps, groups: readonly ScopeGroup[]): Promise<GroupOutcome[]> {
  return deps.database.transaction(async (tx) => {
    const [seqByScope, rosterSeqs, loaded] = await readGroups(tx, groups);
    const storedByScope = new Map(groups.map(({ scope }) => [scope, new Map<string, Replicated>()]));
    for (const row of loaded) storedByScope.get(row.scope)?.set(keyOf(row), row.body);
    const judged: Judged[] = [];
    for (const group of groups) {
      const roster = await deps.rosters.rosterAt(tx, group.rosterScope, rosterSeqs.get(group.rosterScope) ?? 0);
      judged.push(judgeGroup(group, seqByScope.get(group.scope)!, storedByScope.get(group.scope)!, roster));
    }
    const nowMs = deps.clock.nowMs();
    const writings = judged.map(({ writing }) => writing);
    for (const { scope, seq, rows, audit } of writings) if (rows.length === 0 && audit.length > 0) await writeAudit(tx, scope, seq, audit, nowMs);
    const changed = writings.filter(({ rows }) => rows.length > 0);
    if (changed.length > 0) await writeDocuments(tx.last, changed, nowMs);
    return judged.map(({ outcome }) => outcome);
  });
}
