import { useSearchParams } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { For, Match, Show, Switch, type JSX } from 'solid-js';
import { categoryEntries, groupEntries, priceListEntries, taxEntries } from '../../../shared/documents/catalogue-entries.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { listsInForce } from '../../../shared/domain/catalogue/price-list.ts';
import { orderTypes } from '../../../shared/domain/order/frozen.ts';
import { categoryColour } from '../../../shared/menu-import/palette.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { formatMoment } from '../../i18n/time.ts';
import type { BoardChanges } from '../../session/edit-board.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { AddRecord } from './add-record.tsx';
import { CategoryEditor } from './category-editor.tsx';
import { GroupEditor } from './group-editor.tsx';
import styles from './menu-screen.module.css';
import { lastPlace, newRecordId, useMenuWriter } from './menu-writer.ts';
import { PriceListEditor } from './price-list-editor.tsx';
import { ProductEditor } from './product-editor.tsx';
import { ProductList } from './product-list.tsx';
import { recordName } from './record-head.tsx';
import { TaxEditor } from './tax-editor.tsx';

const sections = ['products', 'categories', 'groups', 'lists', 'taxes'] as const;
type Section = (typeof sections)[number];

const found = <T extends { readonly id: string }>(records: readonly T[], id: string | null): T | undefined => records.find((record) => record.id === id);

/** The menu of the organisation, for its managers. What stands here is the board itself: there is nothing to send. */
export default function MenuScreen(): JSX.Element {
  const session = useSession();
  const [address, setAddress] = useSearchParams<{ section?: string; id?: string }>();
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';
  const section = (): Section => sections.find((one) => one === address.section) ?? 'products';
  const id = (): string | null => address.id ?? null;
  const choose = (chosen: string | null): void => setAddress({ id: chosen ?? undefined });
  const gone = (): void => choose(null);
  return (
    <Show when={manages()} fallback={<EmptyState title={menuTexts().managersOnly} hint={menuTexts().managersHint} />}>
      <div class={styles['page']} classList={{ [styles['chosen'] ?? '']: id() !== null }}>
        <nav class={styles['sections']} aria-label={menuTexts().title}>
          <For each={sections}>
            {(one) => <Button pressed={section() === one} onClick={() => setAddress({ section: one, id: undefined })}>{menuTexts().sections[one]}</Button>}
          </For>
        </nav>
        <div class={styles['panes']} classList={{ [styles['chosen'] ?? '']: id() !== null }}>
          <div class={styles['list']}>
            <Show when={section() === 'products'} fallback={<RecordNames section={section() as Exclude<Section, 'products'>} chosen={id()} onChoose={choose} />}>
              <ProductList chosen={id()} onChoose={choose} />
            </Show>
          </div>
          <div class={styles['editor']}>
            <Button class={styles['back']} kind="quiet" onClick={gone}><ArrowLeft size={22} />{menuTexts().back}</Button>
            <Switch fallback={<EmptyState title={menuTexts().sections[section()]} hint={menuTexts().chooseHint} />}>
              <Match when={section() === 'products' ? found(session.catalogue().items, id()) : undefined}>{(item) => <ProductEditor item={item()} onGone={gone} />}</Match>
              <Match when={section() === 'categories' ? found(session.catalogue().categories, id()) : undefined}>{(category) => <CategoryEditor category={category()} onGone={gone} />}</Match>
              <Match when={section() === 'groups' ? found(session.catalogue().modifierGroups, id()) : undefined}>{(group) => <GroupEditor group={group()} onGone={gone} />}</Match>
              <Match when={section() === 'lists' ? found(session.catalogue().priceLists, id()) : undefined}>{(list) => <PriceListEditor list={list()} onGone={gone} />}</Match>
              <Match when={section() === 'taxes' ? found(session.catalogue().taxClasses, id()) : undefined}>{(tax) => <TaxEditor tax={tax()} onGone={gone} />}</Match>
            </Switch>
          </div>
        </div>
      </div>
    </Show>
  );
}

type NamedSection = Exclude<Section, 'products'>;
type Named = { readonly id: string; readonly title: string; readonly detail: string };

/** The records of a section by name, and the way to a new one. */
function RecordNames(props: { readonly section: NamedSection; readonly chosen: string | null; readonly onChoose: (id: string) => void }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const menu = (): Catalogue => session.catalogue();
  const listState = (list: Catalogue['priceLists'][number]): string => {
    const nowMs = session.nowMs();
    const { zone } = session.settings();
    if (!list.active) return menuTexts().off;
    if (list.startsAtMs !== null && list.startsAtMs > nowMs) return menuTexts().planned(formatMoment(list.startsAtMs, nowMs, zone, language()));
    if (list.endsAtMs !== null && list.endsAtMs <= nowMs) return menuTexts().ended;
    return orderTypes.some((orderType) => listsInForce({ priceLists: [list] }, { orderType, nowMs, zone }).length > 0) ? menuTexts().now : menuTexts().otherTimes;
  };
  const recordsBySection: Readonly<Record<NamedSection, () => readonly Named[]>> = {
    categories: () => menu().categories.map((category) => ({ id: category.id, title: recordName(category), detail: menuTexts().products(menu().items.filter(({ categoryId }) => categoryId === category.id).length) })),
    groups: () => menu().modifierGroups.map((group) => ({ id: group.id, title: recordName(group), detail: menuTexts().options(menu().modifierOptions.filter(({ groupId }) => groupId === group.id).length) })),
    lists: () => menu().priceLists.map((list) => ({ id: list.id, title: recordName(list), detail: listState(list) })),
    taxes: () => menu().taxClasses.map((tax) => ({ id: tax.id, title: nameIn(tax.name) || tax.id, detail: [{ basisPoints: tax.basisPoints }, ...tax.more].map(({ basisPoints }) => `${basisPoints / 100} %`).join(' + ') })),
  };
  const addBySection: Readonly<Record<NamedSection, () => string>> = {
    categories: () => menuTexts().addCategory, groups: () => menuTexts().addGroup, lists: () => menuTexts().addList, taxes: () => menuTexts().addTax,
  };
  const fresh = (id: string, typed: string): BoardChanges => {
    const name = { en: '', ru: '', uz: '', [language()]: typed };
    switch (props.section) {
      case 'categories': return categoryEntries(id, { name, colour: categoryColour(menu().categories.length), order: lastPlace(menu().categories) });
      case 'groups': return groupEntries(id, { name, min: 0, max: 1, free: 0, order: lastPlace(menu().modifierGroups) });
      case 'lists': return priceListEntries(id, { name, active: false, order: lastPlace(menu().priceLists) });
      case 'taxes': return taxEntries(id, { name, basisPoints: 0, included: true });
    }
  };
  const add = async (typed: string): Promise<boolean> => {
    const id = newRecordId();
    const saved = await save(fresh(id, typed));
    if (saved) props.onChoose(id);
    return saved;
  };
  const ids = (): readonly string[] => recordsBySection[props.section]().map(({ id }) => id);
  const named = (id: string): Named => recordsBySection[props.section]().find((one) => one.id === id) ?? { id, title: '', detail: '' };
  return (
    <>
      <Show when={ids().length > 0}>
        <List label={menuTexts().sections[props.section]}>
          <For each={ids()}>{(id) => <Row title={named(id).title} detail={named(id).detail} selected={props.chosen === id} onSelect={() => props.onChoose(id)} />}</For>
        </List>
      </Show>
      <AddRecord label={addBySection[props.section]()} onAdd={add} />
    </>
  );
}
