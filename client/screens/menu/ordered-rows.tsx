import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import Trash from 'lucide-solid/icons/trash';
import { For, type JSX } from 'solid-js';
import type { CatalogueKind } from '../../../shared/documents/catalogue-entries.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { Button } from '../../ui/button.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';

type Placed = { readonly id: string; readonly order: number; readonly name?: LocalName };

/** The changes that put the record at `index` one place up or down. */
export function moved(kind: CatalogueKind, records: readonly Placed[], index: number, by: -1 | 1): Record<string, number> {
  const after = [...records];
  [after[index], after[index + by]] = [after[index + by]!, after[index]!];
  const places = records.map(({ order }) => order);
  // Two that were given the same place would never change theirs.
  const distinct = new Set(places).size === places.length;
  return Object.fromEntries(after.flatMap(({ id, order }, at) => {
    const place = distinct ? places[at]! : at + 1;
    return order === place ? [] : [[`${kind}:${id}:order`, place] as const];
  }));
}

export type OrderedRowsProps<T extends Placed> = {
  readonly kind: CatalogueKind;
  readonly records: readonly T[];
  readonly nameOf?: (record: T) => string;
  /** Given the record as it is: what it makes stays while the record changes, so nobody loses the field they type in. */
  readonly children: (record: () => T) => JSX.Element;
};

/** Small records that are edited where they stand, to be moved and deleted. */
export function OrderedRows<T extends Placed>(props: OrderedRowsProps<T>): JSX.Element {
  const { save, remove } = useMenuWriter();
  const name = (record: T): string => props.nameOf?.(record) ?? ((record.name && nameIn(record.name)) || menuTexts().unnamed);
  // By id: a record that changed is the same row, and keeps the focus of whoever types in it.
  const ids = (): readonly string[] => props.records.map(({ id }) => id);
  return (
    <div class={styles['rows']}>
      <For each={ids()}>
        {(id, index) => {
          const record = (): T => props.records.find((one) => one.id === id) ?? props.records[index()]!;
          return (
            <div class={styles['card']} data-record={id}>
              <div class={styles['cardHead']}>
                <b>{name(record())}</b>
                <span class={styles['tools']}>
                  <Button kind="quiet" size="square" aria-label={menuTexts().up(name(record()))} disabled={index() === 0} onClick={() => void save(moved(props.kind, props.records, index(), -1))}><ChevronUp size={22} /></Button>
                  <Button kind="quiet" size="square" aria-label={menuTexts().down(name(record()))} disabled={index() === props.records.length - 1} onClick={() => void save(moved(props.kind, props.records, index(), 1))}><ChevronDown size={22} /></Button>
                  <Button kind="quiet" size="square" aria-label={menuTexts().removeNamed(name(record()))} onClick={() => void remove(props.kind, id, name(record()))}><Trash size={20} /></Button>
                </span>
              </div>
              {props.children(record)}
            </div>
          );
        }}
      </For>
    </div>
  );
}
