import type { JSX } from 'solid-js';
import { sizeEntries } from '../../../shared/documents/catalogue-entries.ts';
import { blankSize, type CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { language } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { useSession } from '../../session/session.ts';
import { SwitchField } from '../../ui/switch-field.tsx';
import { AddRecord } from './add-record.tsx';
import { MenuField, NameFields } from './menu-field.tsx';
import styles from './menu-screen.module.css';
import { lastPlace, newRecordId, useMenuWriter } from './menu-writer.ts';
import { OrderedRows } from './ordered-rows.tsx';
import { priceText, readBarcode, readCode, readPrice } from './read-fields.ts';

/** The sizes of a product, each with a price, a code and a barcode of its own. */
export function SizeRows(props: { readonly item: CatalogueItem }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const currency = (): string => session.settings().currency;
  const add = (name: string): Promise<boolean> => save(sizeEntries(newRecordId(), {
    itemId: props.item.id, name: { ...blankSize.name, [language()]: name }, price: props.item.sizes.at(-1)?.price ?? props.item.price, order: lastPlace(props.item.sizes),
  }));
  return (
    <section class={styles['section']}>
      <h3>{menuTexts().sizes}</h3>
      <OrderedRows kind="size" records={props.item.sizes}>
        {(size) => (
          <>
            <NameFields prefix={`size:${size().id}`} name={size().name} />
            <div class={styles['row']}>
              <MenuField label={menuTexts().price} entry={`size:${size().id}:price`} value={priceText(size().price, currency())} read={readPrice(currency())} inputmode="decimal" />
              <MenuField label={menuTexts().code} entry={`size:${size().id}:code`} value={size().code} read={(text) => readCode(session.catalogue(), size().id)(text)} />
              <MenuField label={menuTexts().barcode} entry={`size:${size().id}:barcode`} value={size().barcode} read={(text) => readBarcode(session.catalogue(), size().id)(text)} inputmode="numeric" />
            </div>
            <SwitchField label={menuTexts().onSale} on={size().available} onChange={(on) => void save(sizeEntries(size().id, { available: on }))} />
          </>
        )}
      </OrderedRows>
      <p class={styles['soft']}>{menuTexts().sizesHint}</p>
      <AddRecord label={menuTexts().addSize} onAdd={add} />
    </section>
  );
}
