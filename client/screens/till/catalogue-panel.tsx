import Search from 'lucide-solid/icons/search';
import Star from 'lucide-solid/icons/star';
import X from 'lucide-solid/icons/x';
import { createMemo, createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Price } from '../../../shared/domain/catalogue/price-list.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { createPrices } from '../../session/prices.ts';
import { useSession } from '../../session/session.ts';
import { createStock, isItemOut, leftOf } from '../../session/stock.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WindowedGrid } from '../../ui/windowed-grid.tsx';
import styles from './catalogue-panel.module.css';
import { findItems, itemByCode, type Shelf } from './find-items.ts';
import { ProductTile } from './product-tile.tsx';

/** Only for who rests a finger on a product. */
const StockDialog = lazy(() => import('../stock/stock-dialog.tsx'));

export type CataloguePanelProps = {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (item: CatalogueItem) => void;
  readonly onCode: (code: string) => void;
};

/** The menu: favourites first, then categories; a search goes over all of it. */
export function CataloguePanel(props: CataloguePanelProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const stock = createStock(session);
  const prices = createPrices(session, () => desk.order()?.orderType ?? desk.draft().orderType);
  /** The id of the product a finger rested on: the product itself may change while the dialog is open. */
  const [looking, setLooking] = createSignal<string | null>(null);
  const looked = (): CatalogueItem | undefined => session.catalogue().items.find(({ id }) => id === looking());
  const lowest = (item: CatalogueItem): Price => item.sizes.map((size) => prices.priceOf(item, size.id)).sort((a, b) => a.price - b.price)[0] ?? prices.priceOf(item);
  const hasFavourites = createMemo(() => session.catalogue().items.some((item) => item.favourite));
  const [chosen, setChosen] = createSignal<Shelf | null>(null);
  // Until somebody chooses: favourites where there are any, else everything.
  const shelf = createMemo((): Shelf => chosen() ?? { type: hasFavourites() ? 'favourites' : 'all' });
  const items = createMemo(() => findItems(session.catalogue(), shelf(), props.search));
  const colours = createMemo(() => new Map(session.catalogue().categories.map(({ id, colour }) => [id, colour])));
  const ordered = createMemo(() => {
    const byItem = new Map<string, number>();
    for (const line of desk.order()?.lines ?? []) if (line.quantityMilli > 0) byItem.set(line.item.itemId, (byItem.get(line.item.itemId) ?? 0) + line.quantityMilli);
    return byItem;
  });

  const isOn = (candidate: Shelf): boolean =>
    props.search === '' && shelf().type === candidate.type && (candidate.type !== 'category' || (shelf() as { id: string }).id === candidate.id);
  const show = (next: Shelf): void => {
    props.onSearch('');
    setChosen(next);
  };
  const onEnter = (): void => {
    const text = props.search.trim();
    if (text === '') return;
    const only = itemByCode(session.catalogue(), text) ?? (items().length === 1 ? items()[0] : undefined);
    if (only) {
      props.onSearch('');
      props.onChoose(only);
    } else if (items().length === 0) props.onCode(text);
  };
  const nothing = (): { readonly title: string; readonly hint: string } => {
    if (session.catalogue().items.length === 0) return { title: till().noMenu, hint: till().noMenuHint };
    return props.search === '' && shelf().type === 'favourites'
      ? { title: till().noFavourites, hint: till().noFavouritesHint }
      : { title: till().nothingFound, hint: till().nothingFoundHint };
  };

  return (
    <div class={styles['panel']}>
      <form
        class={styles['search']}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          onEnter();
        }}
      >
        <Search size={20} class={styles['glass']} />
        <TextField
          class={styles['field']}
          label={shell().search}
          quietLabel
          placeholder={till().searchHint}
          autocomplete="off"
          enterkeyhint="done"
          value={props.search}
          onText={props.onSearch}
        />
        <Show when={props.search !== ''}>
          <Button kind="quiet" size="square" class={styles['clear']} aria-label={till().clearSearch} onClick={() => props.onSearch('')}><X size={22} /></Button>
        </Show>
      </form>
      <div class={styles['shelves']}>
        <Button pressed={isOn({ type: 'favourites' })} onClick={() => show({ type: 'favourites' })}><Star size={20} />{till().favourites}</Button>
        <Button pressed={isOn({ type: 'all' })} onClick={() => show({ type: 'all' })}>{till().all}</Button>
        <For each={session.catalogue().categories}>
          {(category) => (
            <Button
              class={styles['category']}
              pressed={isOn({ type: 'category', id: category.id })}
              onClick={() => show({ type: 'category', id: category.id })}
              style={{ '--category': category.colour || 'var(--line)' }}
            >
              {nameIn(category.name)}
            </Button>
          )}
        </For>
      </div>
      <div class={styles['grid']}>
        <Show when={items().length > 0} fallback={<EmptyState {...nothing()} />}>
          <WindowedGrid items={items()} rowHeight={104} minColumnWidth={128} gap={8}>
            {(item) => (
              <ProductTile
                item={item} colour={colours().get(item.categoryId) ?? ''} orderedMilli={ordered().get(item.id) ?? 0} price={lowest(item)}
                isOut={isItemOut(stock, item)} leftMilli={leftOf(stock, item)} picture={session.pictureOf(item.id)} onChoose={props.onChoose} onMore={({ id }) => setLooking(id)}
              />
            )}
          </WindowedGrid>
        </Show>
      </div>
      <Suspense>
        <Show when={looked()}>{(item) => <StockDialog item={item()} stock={stock} onClose={() => setLooking(null)} />}</Show>
      </Suspense>
    </div>
  );
}
