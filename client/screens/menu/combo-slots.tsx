import type { JSX } from 'solid-js';
import { comboChoiceEntries, slotEntries } from '../../../shared/documents/catalogue-entries.ts';
import { blankSlot, isCombo, type CatalogueItem, type ComboChoice, type ComboSlot } from '../../../shared/domain/catalogue/catalogue.ts';
import { itemById } from '../../../shared/domain/catalogue/menu-index.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
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

/** The places of a combo and what may be chosen for each. */
export function ComboSlots(props: { readonly item: CatalogueItem }): JSX.Element {
  const { save } = useMenuWriter();
  const add = (name: string): Promise<boolean> => save(slotEntries(newRecordId(), {
    itemId: props.item.id, name: { ...blankSlot.name, [language()]: name }, min: 1, max: 1, order: lastPlace(props.item.slots),
  }));
  return (
    <section class={styles['section']}>
      <h3>{menuTexts().combo}</h3>
      <OrderedRows kind="slot" records={props.item.slots}>
        {(slot) => (
          <>
            <NameFields prefix={`slot:${slot().id}`} name={slot().name} />
            <div class={styles['narrow']}>
              <MenuField label={menuTexts().min} entry={`slot:${slot().id}:min`} value={String(slot().min)} read={(text) => readWhole(0, Math.max(1, slot().max))(text)} inputmode="numeric" />
              <MenuField label={menuTexts().max} entry={`slot:${slot().id}:max`} value={String(slot().max)} read={(text) => readWhole(Math.max(1, slot().min), 20)(text)} inputmode="numeric" />
            </div>
            <SlotChoices slot={slot()} />
          </>
        )}
      </OrderedRows>
      <p class={styles['soft']}>{menuTexts().comboHint}</p>
      <AddRecord label={menuTexts().addSlot} onAdd={add} />
    </section>
  );
}

function SlotChoices(props: { readonly slot: ComboSlot }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const currency = (): string => session.settings().currency;
  const product = (choice: ComboChoice): CatalogueItem | undefined => itemById(session.catalogue(), choice.itemId);
  const candidates = (): readonly { readonly value: string; readonly label: string }[] => [
    { value: '', label: menuTexts().slotProduct },
    // A combo inside a combo has no price of its own to share by.
    ...session.catalogue().items.filter((item) => !isCombo(item)).map((item) => ({ value: item.id, label: nameIn(item.name) })),
  ];
  const add = (itemId: string): void => {
    const item = itemById(session.catalogue(), itemId);
    if (item) void save(comboChoiceEntries(newRecordId(), { slotId: props.slot.id, itemId: asId(itemId), sizeId: item.sizes[0]?.id ?? '', order: lastPlace(props.slot.choices) }));
  };
  const nameOf = (choice: ComboChoice): string => { const item = product(choice); return item ? nameIn(item.name) : menuTexts().unnamed; };
  return (
    <>
      <OrderedRows kind="choice" records={props.slot.choices} nameOf={nameOf}>
        {(choice) => (
          <div class={styles['row']}>
            <SelectField
              label={menuTexts().sizes} value={choice().sizeId}
              options={product(choice())?.sizes.map((size) => ({ value: size.id, label: nameIn(size.name) })) ?? []}
              onChoose={(sizeId) => void save(comboChoiceEntries(choice().id, { sizeId }))}
            />
            <MenuField label={menuTexts().extra} entry={`choice:${choice().id}:extra`} value={priceText(choice().extra, currency())} read={readPrice(currency(), true)} inputmode="decimal" />
            <SwitchField label={menuTexts().preselected} on={choice().preselected} onChange={(on) => void save(comboChoiceEntries(choice().id, { preselected: on }))} />
          </div>
        )}
      </OrderedRows>
      <SelectField label={menuTexts().slotProduct} value="" options={candidates()} onChoose={add} />
    </>
  );
}
