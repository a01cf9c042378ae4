import { goneEntries, type CatalogueKind } from '../../../shared/documents/catalogue-entries.ts';
import { catalogueBoardId } from '../../../shared/documents/collections.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { shell } from '../../i18n/shell.ts';
import { editBoard, type BoardChanges } from '../../session/edit-board.ts';
import { useSession } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';

export type MenuWriter = {
  /** Writes single keys, so that two managers who change two fields at once lose neither. Answers whether it is on disk. */
  readonly save: (changes: BoardChanges) => Promise<boolean>;
  /** Takes a record off the menu and offers to bring it back with all that it had. */
  readonly remove: (kind: CatalogueKind, id: string, name: string) => Promise<boolean>;
};

export function useMenuWriter(): MenuWriter {
  const session = useSession();
  const save = async (changes: BoardChanges): Promise<boolean> => {
    const result = await editBoard(session, catalogueBoardId, changes);
    if (!result.ok) showToast(menuTexts().failed, { tone: 'danger' });
    return result.ok;
  };
  return {
    save,
    remove: async (kind, id, name) => {
      if (!(await save(goneEntries(kind, id, true)))) return false;
      showToast(menuTexts().removed(name), { action: { label: shell().undo, run: () => void save(goneEntries(kind, id, false)) } });
      return true;
    },
  };
}

/** The id of a new record: never met before, and safe inside a board's keys. */
export const newRecordId = (): string => crypto.randomUUID();
/** The place after the last. */
export const lastPlace = (records: readonly { readonly order: number }[]): number => records.reduce((all, { order }) => Math.max(all, order), -1) + 1;
