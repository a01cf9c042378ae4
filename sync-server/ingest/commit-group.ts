import { isRetired, knowledgeDigest, type Replicated } from '../../shared/crdt/replicated.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/database.ts';
import { loadDocuments, lockScope, writeAudit, writeDocuments, type AuditRow, type DocumentRow } from '../store/documents.ts';
import type { Announcement } from '../stream/announcement.ts';
import { adjudicateRead, type Answer } from './adjudicate.ts';
import type { ReadItem } from './read-item.ts';
import type { RosterCache } from './roster-cache.ts';

/** Items of one push that belong to one scope. */
export type ScopePush = {
  readonly deviceId: string;
  readonly branchId: string;
  readonly scopes: readonly string[];
  readonly items: readonly ReadItem[];
};

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

/**
 * One transaction for the pushes of several devices to one scope: lock, load, adjudicate each in
 * turn on what the one before left, write under one sequence number, commit. Rejects, with nothing
 * written, when the database does.
 */
export async function commitGroup(deps: GroupDeps, scope: string, rosterScope: string, pushes: readonly ScopePush[]): Promise<GroupOutcome> {
  return deps.database.transaction(async (tx) => {
    const { seq: previous, rosterSeq } = await lockScope(tx, scope, rosterScope);
    const keys = new Map(pushes.flatMap(({ items }) => items.map((item) => [keyOf(item), { collection: item.collection, id: item.id }])));
    const loaded = await loadDocuments(tx, scope, [...keys.values()]);
    const roster = await deps.rosters.rosterAt(tx, rosterScope, rosterSeq);
    const stored = new Map<string, Replicated>(loaded.map((row) => [keyOf(row), row.body]));
    const changed = new Map<string, { readonly doc: Replicated; readonly item: ReadItem; readonly text: string }>();
    const audit: AuditRow[] = [];
    let operations = 0;
    let refusals = 0;
    const answers = pushes.map((push) => push.items.map((item): Answer => {
      const key = keyOf(item);
      const verdict = adjudicateRead(stored.get(key) ?? null, item, { ...push, roster });
      if (verdict.changed && verdict.stored !== null && verdict.text !== null) {
        stored.set(key, verdict.stored);
        changed.set(key, { doc: verdict.stored, item, text: verdict.text });
      }
      if (verdict.audit.length > 0) audit.push({ collection: item.collection, docId: item.id, pushedBy: push.deviceId, entries: verdict.audit });
      operations += verdict.audit.length;
      refusals += verdict.audit.filter((entry) => entry.verdict !== 'accepted').length;
      return verdict.result;
    }));
    const nowMs = deps.clock.nowMs();
    if (changed.size === 0) {
      if (audit.length > 0) await writeAudit(tx, scope, previous, audit, nowMs);
      return { answers, announcement: null, operations, refusals };
    }
    const seq = previous + 1;
    const rows = [...changed.values()].map(({ doc, item, text }) => rowOf(item.collection, doc, text));
    await writeDocuments(tx, { scope, seq, rows, audit, nowMs });
    return { answers, announcement: { scope, previous, seq, docs: rows, archives: false }, operations, refusals };
  });
}
