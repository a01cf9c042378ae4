import { For, Show, type JSX } from 'solid-js';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { useAmounts } from './amounts.ts';
import styles from './check-view.module.css';
import { LineDetails, SeatBadge } from './line-details.tsx';

/** The lines of a check to look at, those taken off struck through. `marked`: what a step was about. */
export function CheckView(props: { readonly order: OrderState; readonly marked?: ReadonlySet<string> }): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  const person = (id: string): string => session.staff().find((member) => member.id === id)?.name ?? '';
  return (
    <ul class={styles['lines']}>
      <For each={props.order.lines}>
        {(line) => (
          <li classList={{ [styles['voided'] ?? '']: line.voided !== null, [styles['marked'] ?? '']: props.marked?.has(line.lineId) ?? false }}>
            <span class={styles['quantity']}>{formatQuantity(line.voided?.quantityMilli ?? line.quantityMilli, language())}{line.item.unit === 'kg' ? `\u00a0${till().perKg}` : ''}</span>
            <span class={styles['name']}>
              <span>{nameIn(line.item.name)}<SeatBadge seat={line.seat} /></span>
              <LineDetails line={line} />
              <Show when={line.voided}>{(voided) => <small>{[`${till().states.voided}: ${voided().reason}`, person(voided().by)].filter(Boolean).join(' · ')}</small>}</Show>
            </span>
            <span class="money">{amount(line.total)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
