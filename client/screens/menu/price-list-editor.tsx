import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX } from 'solid-js';
import { listPriceKey, priceListEntries } from '../../../shared/documents/catalogue-entries.ts';
import type { PriceList } from '../../../shared/domain/catalogue/catalogue.ts';
import { orderTypes, type OrderType } from '../../../shared/domain/order/frozen.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { MenuField, NameFields } from './menu-field.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';
import { MomentField } from './moment-field.tsx';
import { minuteText, percentText, priceText, readChange, readMinute, readPrice, readWhole } from './read-fields.ts';
import { RecordHead } from './record-head.tsx';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const toggled = <T,>(list: readonly T[], value: T): readonly T[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

/** When other prices hold, and what they are. */
export function PriceListEditor(props: { readonly list: PriceList; readonly onGone: () => void }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const [endFault, setEndFault] = createSignal<string | undefined>();
  const set = (change: Parameters<typeof priceListEntries>[1]): void => void save(priceListEntries(props.list.id, change));
  const entry = (field: string): string => `list:${props.list.id}:${field}`;
  const currency = (): string => session.settings().currency;
  const setEnd = (endsAtMs: number | null): void => {
    const wrong = endsAtMs !== null && props.list.startsAtMs !== null && endsAtMs <= props.list.startsAtMs;
    setEndFault(wrong ? menuTexts().faults.ends : undefined);
    if (!wrong) set({ endsAtMs });
  };
  return (
    <div class={styles['fields']}>
      <RecordHead kind="list" record={props.list} among={session.catalogue().priceLists} onGone={props.onGone} />
      <NameFields prefix={`list:${props.list.id}`} name={props.list.name} />
      <SwitchField label={menuTexts().active} hint={menuTexts().activeHint} on={props.list.active} onChange={(active) => set({ active })} />
      <section class={styles['section']}>
        <h3>{menuTexts().orderTypes}</h3>
        <div class={styles['choices']}>
          <Button pressed={props.list.orderTypes.length === 0} onClick={() => set({ orderTypes: [] })}>{menuTexts().anyType}</Button>
          <For each={orderTypes}>
            {(type: OrderType) => <Button pressed={props.list.orderTypes.includes(type)} onClick={() => set({ orderTypes: toggled(props.list.orderTypes, type) })}>{till().types[type]}</Button>}
          </For>
        </div>
        <h3>{menuTexts().weekdays}</h3>
        <div class={styles['choices']}>
          <Button pressed={props.list.weekdays.length === 0} onClick={() => set({ weekdays: [] })}>{menuTexts().anyType}</Button>
          <For each={weekdays}>
            {(day) => <Button pressed={props.list.weekdays.includes(day)} onClick={() => set({ weekdays: toggled(props.list.weekdays, day) })}>{menuTexts().days[day]}</Button>}
          </For>
        </div>
        <div class={styles['row']}>
          <MenuField label={menuTexts().fromTime} entry={entry('from_minute')} value={minuteText(props.list.fromMinute)} read={readMinute} type="time" hint={menuTexts().timeHint} />
          <MenuField label={menuTexts().toTime} entry={entry('to_minute')} value={minuteText(props.list.toMinute)} read={readMinute} type="time" />
        </div>
        <div class={styles['row']}>
          <MomentField label={menuTexts().starts} valueMs={props.list.startsAtMs} onMoment={(startsAtMs) => set({ startsAtMs })} />
          <MomentField label={menuTexts().ends} valueMs={props.list.endsAtMs} error={endFault()} onMoment={setEnd} />
        </div>
        <p class={styles['soft']}>{menuTexts().always}</p>
      </section>
      <section class={styles['section']}>
        <div class={styles['row']}>
          <MenuField label={menuTexts().percent} entry={entry('percent')} value={percentText(props.list.percent)} read={readChange} hint={menuTexts().percentHint} />
          <MenuField label={menuTexts().step} entry={entry('step')} value={priceText(props.list.step, currency())} read={readPrice(currency())} inputmode="decimal" />
          <MenuField label={menuTexts().priority} entry={entry('priority')} value={String(props.list.priority)} read={readWhole(0, 100)} inputmode="numeric" hint={menuTexts().priorityHint} />
        </div>
        <h3>{menuTexts().categories}</h3>
        <div class={styles['choices']}>
          <Button pressed={props.list.categories.length === 0} onClick={() => set({ categories: [] })}>{menuTexts().allCategories}</Button>
          <For each={session.catalogue().categories}>
            {(category) => <Button pressed={props.list.categories.includes(category.id)} onClick={() => set({ categories: toggled(props.list.categories, category.id) })}>{nameIn(category.name)}</Button>}
          </For>
        </div>
      </section>
      <FixedPrices list={props.list} />
    </div>
  );
}

type Priced = { readonly id: string; readonly name: string; readonly price: number };

function FixedPrices(props: { readonly list: PriceList }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const currency = (): string => session.settings().currency;
  const subjects = (): readonly Priced[] => session.catalogue().items.flatMap((item): Priced[] => (item.sizes.length === 0
    ? [{ id: item.id, name: nameIn(item.name), price: item.price }]
    : item.sizes.map((size) => ({ id: size.id, name: `${nameIn(item.name)}, ${nameIn(size.name)}`, price: size.price }))));
  const ids = (): readonly string[] => subjects().filter(({ id }) => Object.hasOwn(props.list.prices, id)).map(({ id }) => id);
  const candidates = (): readonly { readonly value: string; readonly label: string }[] =>
    [{ value: '', label: menuTexts().addPrice }, ...subjects().filter(({ id }) => !Object.hasOwn(props.list.prices, id)).map(({ id, name }) => ({ value: id, label: name }))];
  const add = (id: string): void => {
    const subject = subjects().find((one) => one.id === id);
    if (subject) void save({ [listPriceKey(props.list.id, id)]: subject.price });
  };
  return (
    <section class={styles['section']}>
      <h3>{menuTexts().fixed}</h3>
      <For each={ids()}>
        {(id) => {
          const subject = (): Priced => subjects().find((one) => one.id === id) ?? { id, name: id, price: 0 };
          return (
            <div class={styles['add']}>
              <MenuField label={`${subject().name} · ${priceText(subject().price, currency())}`} entry={listPriceKey(props.list.id, id)} value={priceText(props.list.prices[id] ?? 0, currency())} read={readPrice(currency())} inputmode="decimal" />
              <Button kind="quiet" size="square" aria-label={menuTexts().removeNamed(subject().name)} onClick={() => void save({ [listPriceKey(props.list.id, id)]: null })}><Trash size={20} /></Button>
            </div>
          );
        }}
      </For>
      <SelectField label={menuTexts().addPrice} value="" options={candidates()} onChoose={add} />
    </section>
  );
}
