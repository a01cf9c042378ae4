import { Show, type JSX } from 'solid-js';
import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './product-tile.module.css';

export type ProductTileProps = {
  readonly item: CatalogueItem;
  /** CSS colour of its category; empty for none. */
  readonly colour: string;
  /** How much of it the order in front holds. */
  readonly orderedMilli: number;
  readonly onChoose: (item: CatalogueItem) => void;
};

/** One product: a tap adds it. What the kitchen is out of stays in its place, greyed, so that fingers find the rest. */
export function ProductTile(props: ProductTileProps): JSX.Element {
  const { amount } = useAmounts();
  return (
    <button
      type="button"
      role="listitem"
      class={styles['tile']}
      classList={{ [styles['out'] ?? '']: !props.item.available }}
      style={{ '--category': props.colour || 'var(--line)' }}
      aria-disabled={!props.item.available}
      data-item={props.item.id}
      onClick={() => props.onChoose(props.item)}
    >
      <span class={styles['name']}>{nameIn(props.item.name)}</span>
      <span class={styles['price']}>
        <Show when={props.item.available} fallback={till().out}>
          <span class="money">{amount(props.item.price)}</span>
          <Show when={props.item.unit === 'kg'}>{` / ${till().perKg}`}</Show>
        </Show>
      </span>
      <Show when={props.orderedMilli > 0}>
        <span class={styles['ordered']}>{formatQuantity(props.orderedMilli, language())}</span>
      </Show>
    </button>
  );
}
