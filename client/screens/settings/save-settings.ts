import { settingsBoardId } from '../../../shared/documents/collections.ts';
import { settingsTexts } from '../../i18n/settings.ts';
import { editBoard, type BoardChanges } from '../../session/edit-board.ts';
import { useSession } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';

/** Writes single keys, so that two managers who change two fields at once lose neither; null lets a default stand again. Answers whether it is on disk. */
export function useSettingsWriter(): (changes: BoardChanges) => Promise<boolean> {
  const session = useSession();
  return async (changes) => {
    const result = await editBoard(session, settingsBoardId, changes);
    if (!result.ok) showToast(settingsTexts().failed, { tone: 'danger' });
    return result.ok;
  };
}
