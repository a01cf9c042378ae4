import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import type { JSX } from 'solid-js';
import type { CatalogueKind } from '../../../shared/documents/catalogue-entries.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { Button } from '../../ui/button.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';
import { moved } from './ordered-rows.tsx';

export type MenuRecord = { readonly id: string; readonly name: LocalName; readonly order: number };
export const recordName = (record: { readonly id: string; readonly name: LocalName }): string => nameIn(record.name) || menuTexts().unnamed;

/** The name of a record with what can be done to the whole of it: moved among its like, deleted. */
export function RecordHead(props: { readonly kind: CatalogueKind; readonly record: MenuRecord; readonly among: readonly MenuRecord[]; readonly onGone: () => void }): JSX.Element {
  const { save, remove } = useMenuWriter();
  const index = (): number => props.among.findIndex(({ id }) => id === props.record.id);
  const drop = async (): Promise<void> => {
    if (await remove(props.kind, props.record.id, recordName(props.record))) props.onGone();
  };
  return (
    <div class={styles['titled']}>
      <h2>{recordName(props.record)}</h2>
      <span class={styles['tools']}>
        <Button size="square" aria-label={menuTexts().up(recordName(props.record))} disabled={index() <= 0} onClick={() => void save(moved(props.kind, props.among, index(), -1))}><ChevronUp size={22} /></Button>
        <Button size="square" aria-label={menuTexts().down(recordName(props.record))} disabled={index() < 0 || index() === props.among.length - 1} onClick={() => void save(moved(props.kind, props.among, index(), 1))}><ChevronDown size={22} /></Button>
        <Button onClick={() => void drop()}>{menuTexts().remove}</Button>
      </span>
    </div>
  );
}
