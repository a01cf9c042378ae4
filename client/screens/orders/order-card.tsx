import { Show, type JSX } from 'solid-js';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { guestWords } from '../order-parts/guest-words.ts';
import { PlaceBadge } from '../order-parts/place-badge.tsx';
import styles from './order-card.module.css';

export type OrderCardProps = { readonly orderId: DocId; readonly order: OrderState; readonly nowMs: number; readonly onOpen: () => void };

/** One open order: where it is, how old, what it comes to. The whole card is the button. */
export function OrderCard(props: OrderCardProps): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const age = (): string => {
    const minutes = Math.max(0, Math.floor((props.nowMs - props.order.openedAtMs) / 60_000));
    return minutes < 60 ? ordersTexts().minutes(minutes) : ordersTexts().hours(Math.floor(minutes / 60), minutes % 60);
  };
  const place = (): string => (props.order.tableName !== '' && props.order.orderType === 'dine-in' ? till().tableNamed(props.order.tableName) : till().types[props.order.orderType]);
  const person = (): string => session.staff().find(({ id }) => id === props.order.openedBy)?.name ?? '';
  const device = (): string => (props.order.openedOn === session.self()?.deviceId ? '' : session.devices().find(({ id }) => id === props.order.openedOn)?.name ?? '');
  const unsent = (): number => props.order.lines.filter((line) => line.unsentMilli !== 0).length;
  return (
    <button type="button" class={styles['card']} onClick={() => props.onOpen()} data-order={props.orderId}>
      <span class={styles['line']}><b class={styles['number']}>{props.order.number}</b><span class={styles['age']}>{age()}</span></span>
      <span class={styles['place']}>{place()}</span>
      <Show when={guestWords(props.order, session.settings().zone).length > 0}><span class={styles['guest']}>{guestWords(props.order, session.settings().zone).join(' · ')}</span></Show>
      <span class={styles['soft']}>{[person(), device()].filter((text) => text !== '').join(' · ')}</span>
      <span class={styles['line']}>
        <b class={`money ${styles['total']}`}>{money(props.order.totals.total)}</b>
        <Show when={props.order.totals.paid > 0}><span class={styles['soft']}>{props.order.totals.balance > 0 ? `${money(props.order.totals.balance)} ${ordersTexts().owed}` : ordersTexts().paidUp}</span></Show>
      </span>
      <span class={styles['line']}>
        <PlaceBadge orderId={props.orderId} />
        <Show when={unsent() > 0}><span class={styles['unsent']}>{ordersTexts().notSent(unsent())}</span></Show>
      </span>
    </button>
  );
}
