import type { JSX } from 'solid-js';
import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { SavedTextField, type SavedTextFieldProps } from '../../ui/saved-text-field.tsx';
import { useSettingsWriter } from './save-settings.ts';

export type SavedFieldProps = Omit<SavedTextFieldProps<EntryValue | null>, 'save'>;

/** A field of the branch's settings, under a key of its own. */
export function SavedField(props: SavedFieldProps): JSX.Element {
  const save = useSettingsWriter();
  return <SavedTextField {...props} save={(entry, value) => void save({ [entry]: value })} />;
}
