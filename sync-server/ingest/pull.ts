import type { CollectionName } from '../../shared/documents/collections.ts';
import type { Cursor } from '../../shared/protocol/replication.ts';
import { sequencesOf } from '../store/changes.ts';
import type { Queryable } from '../store/database.ts';
import { livePageAfter, pageAfter } from '../store/pages.ts';

/** A page as JSON text, ready to send. */
export type Pulled = { readonly text: string; readonly documents: number };

/**
 * A device that starts empty carries this beside its cursor until it has all that is live:
 * `fresh:<scope>` is the sequence number up to which retired documents are of no interest to it.
 * Devices send cursors back as they got them and need not know.
 */
const freshKey = (scope: string): string => `fresh:${scope}`;

/**
 * The documents of `collection` after `cursor` in each of the device's scopes, at least `limit` of
 * them where there are that many. A page ends between two commits, never inside one. A cursor
 * ahead of the database (restored from a backup) starts over: merge makes that harmless.
 */
export async function pull(db: Queryable, scopes: readonly string[], collection: CollectionName, cursor: Cursor, limit: number): Promise<Pulled> {
  // Before the pages: what is committed later has a higher number and comes with the next pull.
  const sequences = await sequencesOf(db, scopes);
  const next: Record<string, number> = {};
  const texts: string[] = [];
  let done = true;
  for (const scope of scopes) {
    const top = sequences.get(scope) ?? 0;
    const claimed = cursor[scope] ?? 0;
    let after = claimed > top ? 0 : claimed;
    const fresh = after === 0 ? top : Math.min(cursor[freshKey(scope)] ?? 0, top);
    if (after < fresh && texts.length < limit) {
      const page = await livePageAfter(db, scope, collection, after, limit - texts.length);
      texts.push(...page.texts);
      // Not beyond `fresh`: from there on retirements are news to this device as well.
      after = page.full ? Math.min(page.last ?? after, fresh) : fresh;
    }
    if (after >= fresh && after < top && texts.length < limit) {
      const page = await pageAfter(db, scope, collection, after, limit - texts.length);
      texts.push(...page.texts);
      after = page.full ? (page.last ?? after) : Math.max(top, page.last ?? 0);
    }
    next[scope] = after;
    if (after < fresh) next[freshKey(scope)] = fresh;
    if (after < top) done = false;
  }
  return { text: `{"docs":[${texts.join()}],"cursor":${JSON.stringify(next)},"done":${done}}`, documents: texts.length };
}
