import { createMemo, Show, type JSX } from 'solid-js';
import type { Line } from '../../../shared/domain/order/state.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { LineDetails, SeatBadge } from '../order-parts/line-details.tsx';
import { lineStateOf } from './line-state.ts';
import styles from './order-line.module.css';

export type OrderLineProps = {
  readonly line: Line;
  readonly selected: boolean;
  /** The first tap; the second one means the line itself. */
  readonly onSelect: () => void;
  /** Everything that can be said of the line. */
  readonly onMore: () => void;
};

/** One line: how much of what, and where it stands with the kitchen. */
export function OrderLine(props: OrderLineProps): JSX.Element {
  const { amount } = useAmounts();
  const state = createMemo(() => lineStateOf(props.line));
  const orderedMilli = (): number => props.line.voided?.quantityMilli ?? props.line.quantityMilli;
  const stateWords = (): string => {
    const reason = props.line.voided?.reason;
    return reason ? `${till().states[state()]}: ${reason}` : till().states[state()];
  };
  return (
    <li class={styles['line']} classList={{ [styles['selected'] ?? '']: props.selected, [styles['voided'] ?? '']: state() === 'voided' }} data-line={props.line.lineId}>
      <button type="button" class={styles['summary']} aria-current={props.selected} disabled={state() === 'voided'} onClick={() => (props.selected ? props.onMore() : props.onSelect())}>
        <span class={styles['quantity']}>{formatQuantity(orderedMilli(), language())}{props.line.item.unit === 'kg' ? ` ${till().perKg}` : ''}</span>
        <span class={styles['words']}>
          <span class={styles['name']}>{nameIn(props.line.item.name)}<SeatBadge seat={props.line.seat} /></span>
          <LineDetails line={props.line} />
          <span class={`${styles['state']} ${styles[state()]}`}>{stateWords()}</span>
        </span>
        <span class={styles['price']}>
          <Show when={props.line.gross !== props.line.total && state() !== 'voided'}><s class={`money ${styles['before']}`}>{amount(props.line.gross)}</s></Show>
          <span class="money">{amount(props.line.total)}</span>
        </span>
      </button>
    </li>
  );
}
