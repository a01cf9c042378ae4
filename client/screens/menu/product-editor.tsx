import { For, Show, type JSX } from 'solid-js';
import { itemEntries } from '../../../shared/documents/catalogue-entries.ts';
import { allergens } from '../../../shared/domain/catalogue/allergens.ts';
import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { allergenText } from '../../i18n/allergens.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { ColourField } from './colour-field.tsx';
import { ComboSlots } from './combo-slots.tsx';
import { MenuField, NameFields } from './menu-field.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';
import { PictureField } from './picture-field.tsx';
import { ProductPreview } from './product-preview.tsx';
import { priceText, readBarcode, readCode, readPrice, readWhole } from './read-fields.ts';
import { SizeRows } from './size-rows.tsx';

type Kind = 'piece' | 'kg' | 'open';
const kinds: readonly Kind[] = ['piece', 'kg', 'open'];
type Options = readonly { readonly value: string; readonly label: string }[];
const toggled = (list: readonly string[], value: string): readonly string[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
/** What is chosen stays choosable although nobody lists it any more. */
const withCurrent = (options: Options, value: string): Options => (options.some((option) => option.value === value) ? options : [...options, { value, label: value || '–' }]);

/** One product: every field saves itself, beside a preview of what the till makes of it. */
export function ProductEditor(props: { readonly item: CatalogueItem; readonly onGone: () => void }): JSX.Element {
  const session = useSession();
  const { save, remove } = useMenuWriter();
  const set = (change: Parameters<typeof itemEntries>[1]): void => void save(itemEntries(props.item.id, change));
  const entry = (field: string): string => `item:${props.item.id}:${field}`;
  const currency = (): string => session.settings().currency;
  const kind = (): Kind => (props.item.openPrice ? 'open' : props.item.unit);
  const stations = (): Options => [...new Set([...session.settings().stations, ...session.catalogue().items.map(({ station }) => station)])].filter(Boolean).map((value) => ({ value, label: value }));
  const courses = (): Options => [{ value: '', label: menuTexts().noCourse }, ...session.settings().courses.map((course) => ({ value: course.id, label: nameIn(course.name) || course.id }))];
  const taxes = (): Options => [{ value: '', label: menuTexts().noTax }, ...session.catalogue().taxClasses.map((tax) => ({ value: tax.id, label: nameIn(tax.name) || `${tax.id} · ${tax.basisPoints / 100} %` }))];
  const drop = async (): Promise<void> => {
    if (await remove('item', props.item.id, nameIn(props.item.name))) props.onGone();
  };
  return (
    <div class={styles['split']}>
      <div class={styles['fields']}>
        <div class={styles['titled']}>
          <h2>{nameIn(props.item.name) || menuTexts().unnamed}</h2>
          <Button onClick={() => void drop()}>{menuTexts().remove}</Button>
        </div>
        <NameFields prefix={`item:${props.item.id}`} name={props.item.name} />
        <div class={styles['row']}>
          <MenuField
            label={props.item.unit === 'kg' ? menuTexts().priceKg : menuTexts().price} entry={entry('price')} value={priceText(props.item.price, currency())}
            read={readPrice(currency())} inputmode="decimal" hint={props.item.sizes.length > 0 ? menuTexts().sizesHint : undefined}
          />
          <SelectField
            label={menuTexts().priceKind} value={kind()} options={kinds.map((value) => ({ value, label: menuTexts().kinds[value] }))}
            onChoose={(value) => set({ openPrice: value === 'open', unit: value === 'kg' ? 'kg' : 'piece' })}
          />
          <SelectField
            label={menuTexts().category} value={props.item.categoryId} onChoose={(categoryId) => set({ categoryId })}
            options={withCurrent(session.catalogue().categories.map(({ id, name }) => ({ value: id, label: nameIn(name) })), props.item.categoryId)}
          />
        </div>
        <div class={styles['row']}>
          <SwitchField label={menuTexts().onSale} hint={menuTexts().onSaleHint} on={props.item.available} onChange={(available) => set({ available })} />
          <SwitchField label={menuTexts().favourite} hint={menuTexts().favouriteHint} on={props.item.favourite} onChange={(favourite) => set({ favourite })} />
        </div>
        <SizeRows item={props.item} />
        <section class={styles['section']}>
          <h3>{menuTexts().groups}</h3>
          <div class={styles['choices']}>
            <For each={session.catalogue().modifierGroups} fallback={<p class={styles['soft']}>{menuTexts().noGroups}</p>}>
              {(group) => <Button pressed={props.item.modifierGroups.includes(group.id)} onClick={() => set({ modifierGroups: toggled(props.item.modifierGroups, group.id) })}>{nameIn(group.name)}</Button>}
            </For>
          </div>
        </section>
        <ComboSlots item={props.item} />
        <section class={styles['section']}>
          <div class={styles['row']}>
            <SelectField label={menuTexts().station} value={props.item.station} options={withCurrent(stations(), props.item.station)} onChoose={(station) => set({ station })} />
            <SelectField label={menuTexts().course} value={props.item.course} options={withCurrent(courses(), props.item.course)} onChoose={(course) => set({ course })} />
            <MenuField label={menuTexts().minutes} entry={entry('target_minutes')} value={String(props.item.targetMinutes)} read={readWhole(0, 600)} inputmode="numeric" />
            <SelectField label={menuTexts().tax} value={props.item.taxClass} options={withCurrent(taxes(), props.item.taxClass)} onChoose={(taxClass) => set({ taxClass })} />
            <MenuField label={menuTexts().code} entry={entry('code')} value={props.item.code} read={(text) => readCode(session.catalogue(), props.item.id)(text)} />
            <MenuField label={menuTexts().barcode} entry={entry('barcode')} value={props.item.barcode} read={(text) => readBarcode(session.catalogue(), props.item.id)(text)} inputmode="numeric" />
          </div>
        </section>
        <section class={styles['section']}>
          <h3>{menuTexts().allergens}</h3>
          <div class={styles['choices']}>
            <For each={[...allergens, ...props.item.allergens.filter((code) => !allergens.some((known) => known === code))]}>
              {(code) => <Button pressed={props.item.allergens.includes(code)} onClick={() => set({ allergens: toggled(props.item.allergens, code) })}>{allergenText(code)}</Button>}
            </For>
          </div>
        </section>
        <section class={styles['section']}>
          <h3>{menuTexts().picture}</h3>
          <PictureField itemId={props.item.id} />
          <h3>{menuTexts().colour}</h3>
          <ColourField value={props.item.colour} optional onChoose={(colour) => set({ colour })} />
        </section>
      </div>
      <Show when={props.item.id} keyed><ProductPreview item={props.item} /></Show>
    </div>
  );
}
