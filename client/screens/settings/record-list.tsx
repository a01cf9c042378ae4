import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import Pencil from 'lucide-solid/icons/pencil';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { Button } from '../../ui/button.tsx';
import { List, Row } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readName } from './field-values.ts';
import { useSettingsWriter } from './save-settings.ts';
import styles from './settings-screen.module.css';

/** A record of the settings board: its keys are `<kind>:<id>:<field>`. */
export type SettingsRecord = { readonly id: string; readonly name: LocalName; readonly order: number };

export type RecordListProps<T extends SettingsRecord> = {
  readonly kind: string;
  readonly records: readonly T[];
  readonly detail?: (record: T) => string;
  readonly dim?: (record: T) => boolean;
  readonly onEdit: (id: string) => void;
  readonly addLabel: string;
  /** What a new record has beside its name and its place; absent fields take their defaults. */
  readonly fresh?: Readonly<Record<string, EntryValue>>;
  /** Place of the last record of all kinds that share the key. */
  readonly lastOrder?: number;
};

export const recordName = (record: SettingsRecord): string => nameIn(record.name) || branchTexts().unnamed;

/** Records in their order, to be moved, changed and added. */
export function RecordList<T extends SettingsRecord>(props: RecordListProps<T>): JSX.Element {
  const save = useSettingsWriter();
  const [name, setName] = createSignal('');
  const [fault, setFault] = createSignal<string | undefined>();
  // Both get a number again: two that were given the same place would never change theirs.
  const swap = (index: number, by: -1 | 1): void => {
    const moved = [...props.records];
    [moved[index], moved[index + by]] = [moved[index + by]!, moved[index]!];
    const places = props.records.map(({ order }) => order);
    const distinct = new Set(places).size === places.length;
    void save(Object.fromEntries(moved.flatMap((record, at) => {
      const order = distinct ? places[at]! : at + 1;
      return record.order === order ? [] : [[`${props.kind}:${record.id}:order`, order]];
    })));
  };
  const add = async (): Promise<void> => {
    const read = readName(false)(name());
    setFault(read.ok ? undefined : read.error);
    if (!read.ok) return;
    const prefix = `${props.kind}:${crypto.randomUUID()}`;
    const last = props.lastOrder ?? Math.max(0, ...props.records.map(({ order }) => order));
    const fresh = Object.fromEntries(Object.entries(props.fresh ?? {}).map(([field, value]) => [`${prefix}:${field}`, value]));
    if (await save({ ...fresh, [`${prefix}:name_${language()}`]: read.value, [`${prefix}:order`]: last + 1 })) setName('');
  };
  return (
    <>
      <Show when={props.records.length > 0}>
        <List>
          <For each={props.records}>
            {(record, index) => (
              <Row
                title={<span classList={{ [styles['dim'] ?? '']: props.dim?.(record) }}>{recordName(record)}</span>}
                detail={props.detail?.(record)}
                end={
                  <span class={styles['tools']}>
                    <Button kind="quiet" size="square" aria-label={branchTexts().up(recordName(record))} disabled={index() === 0} onClick={() => swap(index(), -1)}><ChevronUp size={22} /></Button>
                    <Button kind="quiet" size="square" aria-label={branchTexts().down(recordName(record))} disabled={index() === props.records.length - 1} onClick={() => swap(index(), 1)}><ChevronDown size={22} /></Button>
                    <Button size="square" aria-label={branchTexts().edit(recordName(record))} onClick={() => props.onEdit(record.id)}><Pencil size={20} /></Button>
                  </span>
                }
              />
            )}
          </For>
        </List>
      </Show>
      <form class={styles['add']} novalidate onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <TextField label={props.addLabel} value={name()} error={fault()} autocomplete="off" onText={(text) => { setName(text); setFault(undefined); }} />
        <Button type="submit">{branchTexts().add}</Button>
      </form>
    </>
  );
}
