import { Show, type JSX } from 'solid-js';
import { optionEntries } from '../../../shared/documents/catalogue-entries.ts';
import { blankOption, type ModifierGroup, type ModifierOption } from '../../../shared/domain/catalogue/catalogue.ts';
import { language } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { useSession } from '../../session/session.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { AddRecord } from './add-record.tsx';
import { MenuField, NameFields } from './menu-field.tsx';
import styles from './menu-screen.module.css';
import { lastPlace, newRecordId, useMenuWriter } from './menu-writer.ts';
import { OrderedRows } from './ordered-rows.tsx';
import { priceText, readPrice, readWhole } from './read-fields.ts';
import { RecordHead, recordName } from './record-head.tsx';

/** What guests may choose with a product: how many, how many free, and each option with its price. */
export function GroupEditor(props: { readonly group: ModifierGroup; readonly onGone: () => void }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const options = (): readonly ModifierOption[] => session.catalogue().modifierOptions.filter(({ groupId }) => groupId === props.group.id);
  const currency = (): string => session.settings().currency;
  const users = (): number => session.catalogue().items.filter(({ modifierGroups }) => modifierGroups.includes(props.group.id)).length;
  const entry = (field: string): string => `group:${props.group.id}:${field}`;
  const nested = (option: ModifierOption): readonly { readonly value: string; readonly label: string }[] => [
    { value: '', label: menuTexts().noNested },
    // A group inside itself would ask for ever.
    ...session.catalogue().modifierGroups.filter(({ id }) => id !== option.groupId).map((group) => ({ value: group.id, label: recordName(group) })),
  ];
  const add = (name: string): Promise<boolean> =>
    save(optionEntries(newRecordId(), { groupId: props.group.id, name: { ...blankOption.name, [language()]: name }, price: 0, order: lastPlace(session.catalogue().modifierOptions) }));
  return (
    <div class={styles['fields']}>
      <RecordHead kind="group" record={props.group} among={session.catalogue().modifierGroups} onGone={props.onGone} />
      <p class={styles['soft']}>{menuTexts().usedBy(users())}</p>
      <NameFields prefix={`group:${props.group.id}`} name={props.group.name} />
      <div class={styles['narrow']}>
        <MenuField label={menuTexts().min} entry={entry('min')} value={String(props.group.min)} read={(text) => readWhole(0, Math.max(props.group.max, 1))(text)} inputmode="numeric" />
        <MenuField label={menuTexts().max} entry={entry('max')} value={String(props.group.max)} read={(text) => readWhole(Math.max(props.group.min, 1), 99)(text)} inputmode="numeric" />
        <MenuField label={menuTexts().free} entry={entry('free')} value={String(props.group.free)} read={readWhole(0, 99)} inputmode="numeric" />
      </div>
      <OrderedRows kind="option" records={options()}>
        {(option) => (
          <>
            <NameFields prefix={`option:${option().id}`} name={option().name} />
            <div class={styles['narrow']}>
              <MenuField label={menuTexts().price} entry={`option:${option().id}:price`} value={priceText(option().price, currency())} read={readPrice(currency(), true)} inputmode="text" />
              <MenuField label={menuTexts().preselected} entry={`option:${option().id}:preselected`} value={String(option().preselected)} read={(text) => readWhole(0, option().most)(text)} inputmode="numeric" />
              <MenuField label={menuTexts().most} entry={`option:${option().id}:most`} value={String(option().most)} read={readWhole(1, 99)} inputmode="numeric" />
              <SelectField
                label={menuTexts().nested} value={option().nestedGroups[0] ?? ''} options={nested(option())}
                onChoose={(groupId) => void save(optionEntries(option().id, { nestedGroups: groupId === '' ? [] : [groupId] }))}
              />
            </div>
            <SwitchField label={menuTexts().onSale} on={option().available} onChange={(available) => void save(optionEntries(option().id, { available }))} />
          </>
        )}
      </OrderedRows>
      <Show when={props.group.id} keyed><AddRecord label={menuTexts().addOption} onAdd={add} /></Show>
    </div>
  );
}
