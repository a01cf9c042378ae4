import Minus from 'lucide-solid/icons/minus';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import Note from 'lucide-solid/icons/message-square';
import Trash from 'lucide-solid/icons/trash';
import { Show, type JSX } from 'solid-js';
import type { Line } from '../../../shared/domain/order/state.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { LineDetails, SeatBadge } from '../order-parts/line-details.tsx';
import { lineStateOf } from './line-state.ts';
import styles from './order-line.module.css';

export type OrderLineProps = {
  readonly line: Line;
  readonly selected: boolean;
  /** The first tap; the second one means the line itself. */
  readonly onSelect: () => void;
  readonly onChange: (deltaMilli: number) => void;
  readonly onQuantity: () => void;
  readonly onNote: () => void;
  /** Everything else about the line. */
  readonly onMore: () => void;
  readonly onTakeOff: () => void;
};

/** One line: how much of what, where it stands with the kitchen; selected, what can be done to it. */
export function OrderLine(props: OrderLineProps): JSX.Element {
  const { amount } = useAmounts();
  const state = (): ReturnType<typeof lineStateOf> => lineStateOf(props.line);
  const orderedMilli = (): number => props.line.voided?.quantityMilli ?? props.line.quantityMilli;
  return (
    <li class={styles['line']} classList={{ [styles['selected'] ?? '']: props.selected, [styles['voided'] ?? '']: state() === 'voided' }} data-line={props.line.lineId}>
      <button type="button" class={styles['summary']} aria-expanded={props.selected} disabled={state() === 'voided'} onClick={() => (props.selected ? props.onMore() : props.onSelect())}>
        <span class={styles['quantity']}>{formatQuantity(orderedMilli(), language())}</span>
        <span class={styles['words']}>
          <span class={styles['name']}>{nameIn(props.line.item.name)}<SeatBadge seat={props.line.seat} /></span>
          <LineDetails line={props.line} />
          <span class={`${styles['state']} ${styles[state()]}`}>
            {till().states[state()]}
            <Show when={props.line.voided?.reason}>{(reason) => `: ${reason()}`}</Show>
          </span>
        </span>
        <span class={styles['price']}>
          <Show when={props.line.gross !== props.line.total && state() !== 'voided'}><s class={`money ${styles['before']}`}>{amount(props.line.gross)}</s></Show>
          <span class="money">{amount(props.line.total)}</span>
        </span>
      </button>
      <Show when={props.selected && state() !== 'voided'}>
        <div class={styles['tools']}>
          <Button size="square" aria-label={till().less} onClick={() => props.onChange(-1000)}><Minus size={24} /></Button>
          <Button class={styles['exact']} aria-label={till().quantity} onClick={() => props.onQuantity()}>{formatQuantity(props.line.quantityMilli, language())}</Button>
          <Button size="square" aria-label={till().moreOf} onClick={() => props.onChange(1000)}><Plus size={24} /></Button>
          <span class={styles['gap']} />
          <Button size="square" aria-label={till().lineNote} onClick={() => props.onNote()}><Note size={22} /></Button>
          <Button size="square" aria-label={till().lineMore} onClick={() => props.onMore()}><Ellipsis size={22} /></Button>
          <Button size="square" aria-label={till().takeOff} onClick={() => props.onTakeOff()}><Trash size={22} /></Button>
        </div>
      </Show>
    </li>
  );
}
