import { merge, sameKnowledge, type Replicated } from '../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../shared/documents/collections.ts';
import { derive } from '../../shared/documents/derive.ts';
import type { Scope } from '../../shared/kernel/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { AuditRow } from '../store/audit.ts';
import type { Database, Queryable } from '../store/database.ts';
import { loadDocuments, lockScope, writeDocuments } from '../store/documents.ts';
import type { Announce, Announcement } from '../stream/announcement.ts';
import { rowOf } from './commit-group.ts';
import { maxGroupDocs } from './committer.ts';
import { serverActor } from './server-actor.ts';

/** A document, or only the ops to add to one: it is merged into what is stored. */
export type ServerWrite = { readonly scope: Scope; readonly collection: CollectionName; readonly doc: Replicated };

/** Writes documents on the server's own authority: roster, first run, demo, import. */
export interface ServerWriter {
  /**
   * One transaction: first `alongside` (rows of other tables; may return documents that depend on
   * what it found), then the documents, each merged into the stored one and derived anew; after
   * the commit the devices are told. Rejects, with nothing written, when `alongside` or the
   * database does.
   */
  write(writes: readonly ServerWrite[], alongside?: (tx: Queryable) => Promise<readonly ServerWrite[] | void>): Promise<void>;
}

const auditOf = (writes: readonly ServerWrite[]): AuditRow[] => writes.map(({ collection, doc }) => ({
  collection, docId: doc.id, pushedBy: serverActor,
  entries: doc.shape === 'journal'
    ? Object.values(doc.ops).map((op) => ({ op: op.id, type: op.type, by: op.by, device: op.device, stamp: op.stamp, verdict: 'accepted' }))
    : [{ op: null, type: doc.shape, by: serverActor, device: null, stamp: null, verdict: 'accepted' }],
}));

async function writeChunk(tx: Queryable, scope: string, previous: number, writes: readonly ServerWrite[], nowMs: number): Promise<Announcement | null> {
  const loaded = await loadDocuments(tx, scope, writes.map(({ collection, doc }) => ({ collection, id: doc.id })));
  const stored = new Map(loaded.map((row) => [`${row.collection}/${row.id}`, row.body]));
  const changed = new Map<string, { readonly collection: CollectionName; readonly doc: Replicated }>();
  for (const { collection, doc } of writes) {
    const key = `${collection}/${doc.id}`;
    const before = stored.get(key);
    if (before !== undefined && sameKnowledge(before, merge(before, doc))) continue;
    const after = derive(collection, before === undefined ? doc : merge(before, doc));
    stored.set(key, after);
    changed.set(key, { collection, doc: after });
  }
  if (changed.size === 0) return null;
  const rows = [...changed.values()].map(({ collection, doc }) => rowOf(collection, doc, JSON.stringify(doc)));
  await writeDocuments(tx, [{ scope, seq: previous + 1, rows, audit: auditOf(writes) }], nowMs);
  return { scope, previous, seq: previous + 1, docs: rows, archives: false };
}

export function createServerWriter(deps: { readonly database: Database; readonly clock: Clock; readonly announce: Announce }): ServerWriter {
  return {
    async write(writes, alongside) {
      const announcements = await deps.database.transaction(async (tx) => {
        const all = [...writes, ...((await alongside?.(tx)) ?? [])];
        const made: Announcement[] = [];
        // Scopes in a fixed order: two writers that took them in opposite order would wait for each other.
        for (const scope of [...new Set(all.map((write) => write.scope))].sort()) {
          const own = all.filter((write) => write.scope === scope);
          let { seq } = await lockScope(tx, scope, scope);
          // No sequence number holds more than a page of a pull can carry.
          for (let from = 0; from < own.length; from += maxGroupDocs) {
            const announcement = await writeChunk(tx, scope, seq, own.slice(from, from + maxGroupDocs), deps.clock.nowMs());
            if (announcement === null) continue;
            seq = announcement.seq;
            made.push(announcement);
          }
        }
        return made;
      });
      for (const announcement of announcements) deps.announce(announcement);
    },
  };
}
