import type { EntryValue } from '../../shared/crdt/board-entries.ts';
import { boardDocId, boardScopeById } from '../../shared/documents/collections.ts';
import { asId, branchScope, orgScope } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { PortError } from '../../workers/replica/port.ts';
import { portErrorOf } from './link.ts';
import type { Session } from './session.ts';

/** Keys of a board and what they are set to; null deletes one. */
export type BoardChanges = Readonly<Record<string, EntryValue | null>>;
export type EditError = PortError | { readonly type: 'not-signed-in' };

/** Keys written at once: a longer change (a price list over a whole menu) is made in several, each below the limit of one update. */
const mostKeys = 400;

/** Sets keys of the board called `name`, in the scope it lives in; answers when they are on disk. */
export async function editBoard(session: Pick<Session, 'self' | 'actor' | 'link'>, name: string, changes: BoardChanges): Promise<Result<null, EditError>> {
  const self = session.self();
  const actor = session.actor();
  if (self === null || actor === null) return err({ type: 'not-signed-in' });
  const scope = boardScopeById[name] === 'organisation' ? orgScope(self.organisationId) : branchScope(self.branchId);
  const all = Object.entries(changes);
  try {
    for (let from = 0; from < all.length; from += mostKeys) {
      await session.link.request('editBoard', { docId: asId(boardDocId(name, scope)), scope, by: actor.id, changes: Object.fromEntries(all.slice(from, from + mostKeys)) });
    }
    return ok(null);
  } catch (cause) {
    return err(portErrorOf(cause));
  }
}
