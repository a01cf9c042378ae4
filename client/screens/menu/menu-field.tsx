import type { JSX } from 'solid-js';
import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { SavedTextField, type SavedTextFieldProps } from '../../ui/saved-text-field.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';
import { readName } from './read-fields.ts';

export type MenuFieldProps = Omit<SavedTextFieldProps<EntryValue>, 'save'>;

/** A field of the menu, under a key of its own. */
export function MenuField(props: MenuFieldProps): JSX.Element {
  const { save } = useMenuWriter();
  return <SavedTextField {...props} save={(entry, value) => void save({ [entry]: value })} />;
}

/** A name in three languages, each a key of its own below `prefix`. */
export function NameFields(props: { readonly prefix: string; readonly name: LocalName }): JSX.Element {
  const field = (language: keyof LocalName): JSX.Element => (
    <MenuField label={menuTexts().names[language]} entry={`${props.prefix}:name_${language}`} value={props.name[language]} read={(text) => readName(props.name, language)(text)} />
  );
  return <div class={styles['row']}>{field('en')}{field('ru')}{field('uz')}</div>;
}
