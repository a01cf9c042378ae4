import type { DocumentRefusal, OpRefusal } from '../../shared/protocol/refusals.ts';
import type { Queryable } from './database.ts';

/** What was decided of one op, or of a whole document (`op` null). */
export type AuditEntry = {
  readonly op: string | null;
  readonly type: string;
  readonly by: string | null;
  readonly device: string | null;
  readonly stamp: string | null;
  readonly verdict: 'accepted' | 'changed-afterwards' | OpRefusal | DocumentRefusal;
};

/** What was decided of one document in one push. */
export type AuditRow = { readonly collection: string; readonly docId: string; readonly pushedBy: string; readonly entries: readonly AuditEntry[] };

type Accepted = { readonly verdict: 'accepted'; readonly by: string | null; readonly device: string | null; readonly idsByType: Map<string, string[]> };

/**
 * The entries as the table holds them, as JSON. Nearly everything is ops that were accepted, several
 * of one person on one device: they share a line `{ verdict, by, device, ops: { [type]: ids } }`. What
 * else there is to know of them stands in the journal, where an op never changes. Everything else
 * keeps a line of its own, in full. The view `audit_op` reads both.
 */
export function auditLines(entries: readonly AuditEntry[]): string {
  const lines: string[] = [];
  const accepted: Accepted[] = [];
  for (const entry of entries) {
    const { op, type, by, device, verdict } = entry;
    if (op === null || verdict !== 'accepted') {
      lines.push(JSON.stringify(entry));
      continue;
    }
    let own = accepted.find((one) => one.by === by && one.device === device);
    if (own === undefined) accepted.push(own = { verdict, by, device, idsByType: new Map() });
    const ids = own.idsByType.get(type);
    if (ids === undefined) own.idsByType.set(type, [op]);
    else ids.push(op);
  }
  for (const { verdict, by, device, idsByType } of accepted) lines.push(JSON.stringify({ verdict, by, device, ops: Object.fromEntries(idsByType) }));
  return `[${lines.join()}]`;
}

/** Audit of what changed nothing (refusals, replays with other content): it gets no sequence number. */
export async function writeAudit(tx: Queryable, scope: string, seq: number, audit: readonly AuditRow[], nowMs: number): Promise<void> {
  await tx.query({
    name: 'write-audit',
    text: `insert into audit (scope, seq, collection, doc_id, pushed_by, received_at, entries)
           select $1, $2, a.collection, a.doc_id, a.pushed_by, to_timestamp($7::float8 / 1000), a.entries::jsonb
           from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as a (collection, doc_id, pushed_by, entries)`,
  }, [
    scope, seq, audit.map(({ collection }) => collection), audit.map(({ docId }) => docId), audit.map(({ pushedBy }) => pushedBy),
    audit.map(({ entries }) => auditLines(entries)), nowMs,
  ]);
}
