import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { boardDocId, settingsBoardId } from '../../../shared/documents/collections.ts';
import { asId, branchScope } from '../../../shared/kernel/ids.ts';
import { settingsTexts } from '../../i18n/settings.ts';
import { useSession } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';

/** Keys of the branch's settings board and their new values; null takes a key away, so that its default stands again. */
export type SettingsChanges = Readonly<Record<string, EntryValue | null>>;

/** Writes single keys, so that two managers who change two fields at once lose neither. Answers whether it is on disk. */
export function useSettingsWriter(): (changes: SettingsChanges) => Promise<boolean> {
  const session = useSession();
  return async (changes) => {
    const self = session.self();
    const person = session.person();
    if (!self || !person) return false;
    const scope = branchScope(self.branchId);
    try {
      await session.link.request('editBoard', { docId: asId(boardDocId(settingsBoardId, scope)), scope, by: person.id, changes });
      return true;
    } catch {
      showToast(settingsTexts().failed, { tone: 'danger' });
      return false;
    }
  };
}
