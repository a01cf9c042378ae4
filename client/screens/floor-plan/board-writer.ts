import { boardDocId, floorBoardId } from '../../../shared/documents/collections.ts';
import { asId, branchScope } from '../../../shared/kernel/ids.ts';
import { floorTexts } from '../../i18n/floor.ts';
import type { Session } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';
import type { FloorChanges } from './floor-edits.ts';

/** Writes to the branch's floor board; answers whether it is on disk, and tells the person when it is not. */
export async function writeFloor(session: Pick<Session, 'self' | 'person' | 'link'>, changes: FloorChanges): Promise<boolean> {
  const self = session.self();
  const person = session.person();
  if (!self || !person || Object.keys(changes).length === 0) return false;
  const scope = branchScope(self.branchId);
  try {
    await session.link.request('editBoard', { docId: asId(boardDocId(floorBoardId, scope)), scope, by: person.id, changes });
    return true;
  } catch {
    showToast(floorTexts().edit.failed, { tone: 'danger' });
    return false;
  }
}
