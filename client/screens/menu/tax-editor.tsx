import type { JSX } from 'solid-js';
import { rateEntries, taxEntries } from '../../../shared/documents/catalogue-entries.ts';
import type { TaxClass } from '../../../shared/domain/catalogue/catalogue.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { AddRecord } from './add-record.tsx';
import { MenuField, NameFields } from './menu-field.tsx';
import styles from './menu-screen.module.css';
import { newRecordId, useMenuWriter } from './menu-writer.ts';
import { OrderedRows } from './ordered-rows.tsx';
import { percentText, readRate } from './read-fields.ts';

/** The rates of one class; products name the class, lines keep the rates of the day they were sold. */
export function TaxEditor(props: { readonly tax: TaxClass; readonly onGone: () => void }): JSX.Element {
  const session = useSession();
  const { save, remove } = useMenuWriter();
  const name = (): string => nameIn(props.tax.name) || props.tax.id;
  const users = (): number => session.catalogue().items.filter(({ taxClass }) => taxClass === props.tax.id).length;
  const drop = async (): Promise<void> => {
    if (await remove('tax', props.tax.id, name())) props.onGone();
  };
  const rates = () => props.tax.more.map((rate, order) => ({ ...rate, order }));
  return (
    <div class={styles['fields']}>
      <div class={styles['titled']}>
        <h2>{name()}</h2>
        <Button onClick={() => void drop()}>{menuTexts().remove}</Button>
      </div>
      <p class={styles['soft']}>{menuTexts().usedBy(users())}</p>
      <NameFields prefix={`tax:${props.tax.id}`} name={props.tax.name} />
      <div class={styles['row']}>
        <MenuField label={menuTexts().rate} entry={`tax:${props.tax.id}:basis_points`} value={percentText(props.tax.basisPoints)} read={readRate} inputmode="decimal" />
        <SwitchField label={menuTexts().included} on={props.tax.included} onChange={(included) => void save(taxEntries(props.tax.id, { included }))} />
      </div>
      <OrderedRows kind="rate" records={rates()} nameOf={(rate) => nameIn(rate.name) || rate.id}>
        {(rate) => (
          <>
            <NameFields prefix={`rate:${rate().id}`} name={rate().name} />
            <div class={styles['row']}>
              <MenuField label={menuTexts().rate} entry={`rate:${rate().id}:basis_points`} value={percentText(rate().basisPoints)} read={readRate} inputmode="decimal" />
              <SwitchField label={menuTexts().included} on={rate().included} onChange={(included) => void save(rateEntries(rate().id, { included }))} />
            </div>
          </>
        )}
      </OrderedRows>
      <AddRecord
        label={menuTexts().addRate}
        onAdd={(typed) => save(rateEntries(newRecordId(), { classId: props.tax.id, name: { en: '', ru: '', uz: '', [language()]: typed }, basisPoints: 0, included: props.tax.included, order: props.tax.more.length }))}
      />
    </div>
  );
}
