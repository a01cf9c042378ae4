import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { isCombo, type CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { shell } from '../../i18n/shell.ts';
import { stockTexts } from '../../i18n/stock.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { createStock, isItemOut, leftOf } from '../../session/stock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import StockDialog from '../stock/stock-dialog.tsx';
import { findItems } from '../till/find-items.ts';
import styles from './out-list.module.css';
import { defaultStationOf } from './ticket-board.ts';

export type OutListProps = {
  /** The product a finger rested on: asked about alone. Null: the whole list, to choose one. */
  readonly itemId: string | null;
  /** Whether this screen cooks what the station cooks. */
  readonly shows: (station: string) => boolean;
  readonly onClose: () => void;
};

/** What the cooks are out of or count: first what is out, then what is counted, then the rest of what is cooked here. */
export default function OutList(props: OutListProps): JSX.Element {
  const session = useSession();
  const stock = createStock(session);
  const [search, setSearch] = createSignal('');
  const [looking, setLooking] = createSignal<string | null>(null);
  const looked = (): CatalogueItem | undefined => session.catalogue().items.find(({ id }) => id === (props.itemId ?? looking()));
  const isOut = (item: CatalogueItem): boolean => stock.isOut(item.id) || item.sizes.some(({ id }) => stock.isOut(id));
  const rank = (item: CatalogueItem): number => (isOut(item) ? 0 : leftOf(stock, item) !== undefined ? 1 : 2);
  const items = createMemo(() => {
    const found = findItems(session.catalogue(), { type: 'all' }, search()).filter((item) => !isCombo(item));
    // A search goes over the whole menu: a cook may be asked to say it for another station.
    const here = search().trim() === '' ? found.filter((item) => rank(item) < 2 || props.shows(item.station || defaultStationOf(session.settings()))) : found;
    return [...here].sort((a, b) => rank(a) - rank(b));
  });
  const state = (item: CatalogueItem): string => {
    if (isItemOut(stock, item)) return till().out;
    const sizes = item.sizes.filter(({ id }) => stock.isOut(id));
    if (sizes.length > 0) return `${till().out}: ${sizes.map(({ name }) => nameIn(name)).join(', ')}`;
    const left = leftOf(stock, item);
    return left === undefined ? '' : stockTexts().left(formatQuantity(left, language()));
  };
  const closeItem = (): void => {
    if (props.itemId !== null) props.onClose();
    else setLooking(null);
  };
  return (
    <>
      <Show when={props.itemId === null}>
        <Dialog title={stockTexts().title} shape="full" wide onClose={() => props.onClose()}>
          <TextField label={shell().search} quietLabel placeholder={till().searchHint} value={search()} onText={setSearch} autocomplete="off" />
          <p class={styles['hint']}>{stockTexts().listHint}</p>
          <Show when={items().length > 0} fallback={<EmptyState title={till().nothingFound} hint={till().nothingFoundHint} />}>
            <List label={stockTexts().title}>
              <For each={items()}>
                {(item) => (
                  <Row
                    title={nameIn(item.name)}
                    end={<Show when={state(item)}>{(words) => <b classList={{ [styles['out'] ?? '']: isOut(item), [styles['left'] ?? '']: !isOut(item) }}>{words()}</b>}</Show>}
                    onSelect={() => setLooking(item.id)}
                  />
                )}
              </For>
            </List>
          </Show>
        </Dialog>
      </Show>
      <Show when={looked()}>{(item) => <StockDialog item={item()} stock={stock} onClose={closeItem} />}</Show>
    </>
  );
}
