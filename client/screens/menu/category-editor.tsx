import type { JSX } from 'solid-js';
import { categoryEntries } from '../../../shared/documents/catalogue-entries.ts';
import type { Category } from '../../../shared/domain/catalogue/catalogue.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { useSession } from '../../session/session.ts';
import { ColourField } from './colour-field.tsx';
import { NameFields } from './menu-field.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';
import { RecordHead } from './record-head.tsx';

/** A shelf of the till: name, colour, place. */
export function CategoryEditor(props: { readonly category: Category; readonly onGone: () => void }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  return (
    <div class={styles['fields']}>
      <RecordHead kind="category" record={props.category} among={session.catalogue().categories} onGone={props.onGone} />
      <NameFields prefix={`category:${props.category.id}`} name={props.category.name} />
      <section class={styles['section']}>
        <h3>{menuTexts().colour}</h3>
        <ColourField value={props.category.colour} optional={false} onChoose={(colour) => void save(categoryEntries(props.category.id, { colour }))} />
      </section>
    </div>
  );
}
