import { createMemo, Show, type JSX } from 'solid-js';
import { isCombo, type CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Price } from '../../../shared/domain/catalogue/price-list.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { menuWords } from '../../i18n/menu-words.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { createLongPress } from '../../ui/long-press.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './product-tile.module.css';

export type ProductTileProps = {
  readonly item: CatalogueItem;
  /** CSS colour of its category; empty for none. */
  readonly colour: string;
  /** How much of it the order in front holds. */
  readonly orderedMilli: number;
  /** The lowest price it can be had for now. */
  readonly price: Price;
  readonly isOut: boolean;
  /** Thousandths left of what was counted; undefined: nobody counts it. */
  readonly leftMilli: number | undefined;
  readonly picture: string | undefined;
  readonly onChoose: (item: CatalogueItem) => void;
  /** A finger that rests on it, a right click, the menu key. */
  readonly onMore: (item: CatalogueItem) => void;
};

/** One product: a tap adds it. What the kitchen is out of stays in its place, greyed, so that fingers find the rest. */
export function ProductTile(props: ProductTileProps): JSX.Element {
  const { amount } = useAmounts();
  const press = createLongPress(() => props.onChoose(props.item), () => props.onMore(props.item));
  const isFrom = (): boolean => props.item.sizes.length > 1 || isCombo(props.item);
  const out = createMemo(() => props.isOut || !props.item.available);
  // Each tap asks all tiles what the order holds of them; only the one that was tapped shows something new.
  const orderedMilli = createMemo(() => props.orderedMilli);
  const leftMilli = createMemo(() => props.leftMilli);
  return (
    <button
      type="button"
      class={styles['tile']}
      classList={{ [styles['out'] ?? '']: out(), [styles['pictured'] ?? '']: props.picture !== undefined, [styles['counted'] ?? '']: leftMilli() !== undefined && !out(), [styles['chosen'] ?? '']: orderedMilli() > 0 }}
      style={{ '--category': props.item.colour || props.colour || 'var(--line)' }}
      aria-disabled={!props.item.available}
      data-item={props.item.id}
      onPointerDown={press.onPointerDown}
      onPointerMove={press.onPointerMove}
      onPointerUp={press.onPointerUp}
      onPointerCancel={press.onPointerCancel}
      on:touchend={press['on:touchend']}
      onContextMenu={press.onContextMenu}
      onClick={press.onClick}
    >
      <span class={styles['name']}>{nameIn(props.item.name)}</span>
      <Show when={props.picture}>{(picture) => <img class={styles['picture']} src={picture()} alt="" draggable={false} />}</Show>
      <span class={styles['price']}>
        <Show when={!out()} fallback={till().out}>
          <Show when={!props.item.openPrice} fallback={menuWords().openPrice}>
            <span class="money" classList={{ [styles['special'] ?? '']: props.price.list !== null }}>{isFrom() ? menuWords().from(amount(props.price.price)) : amount(props.price.price)}</span>
            <Show when={props.item.unit === 'kg'}>{` / ${till().perKg}`}</Show>
          </Show>
        </Show>
      </span>
      <Show when={leftMilli() !== undefined && !out()}>
        <span class={styles['left']} classList={{ [styles['none'] ?? '']: (leftMilli() ?? 0) <= 0 }}>{formatQuantity(leftMilli() ?? 0, language())}</span>
      </Show>
      <Show when={orderedMilli() > 0}>
        <span class={styles['ordered']}>{formatQuantity(orderedMilli(), language())}</span>
      </Show>
    </button>
  );
}
