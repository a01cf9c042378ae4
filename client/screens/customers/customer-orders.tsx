import { createEffect, createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { customerTexts } from '../../i18n/customers.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { shell } from '../../i18n/shell.ts';
import { formatDate } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { List, Row } from '../../ui/list.tsx';
import { createHistoryPages } from '../history/history-pages.ts';
import { OrderDetail } from '../history/order-detail.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './customers.module.css';

type Listed = { readonly id: DocId; readonly state: OrderState; readonly journal: Journal | null };

/** What a guest has ordered, open checks first, then back through the history of this device. */
export default function CustomerOrders(props: { readonly customerId: string }): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  const pages = createHistoryPages(session.link);
  const [shown, setShown] = createSignal<Listed | null>(null);
  createEffect(() => pages.load({ text: props.customerId }));
  const orders = createMemo((): readonly Listed[] => {
    const live = Object.entries(session.orders)
      .filter(([, state]) => state.status === 'open' && state.customer?.customerId === props.customerId)
      .map(([id, state]): Listed => ({ id: id as DocId, state, journal: null }));
    return [...live, ...pages.orders().map((journal): Listed => ({ id: journal.id, state: orderStateOf(journal), journal }))];
  });
  const dishes = (state: OrderState): string =>
    state.lines.filter((line) => line.quantityMilli > 0).map((line) => `${line.quantityMilli === 1_000 ? '' : `${formatQuantity(line.quantityMilli, language())} `}${nameIn(line.item.name)}`).join(', ');
  return (
    <section>
      <h3 class={styles['heading']}>{customerTexts().orders}</h3>
      <Show when={orders().length > 0} fallback={<p class={styles['soft']}>{pages.state() === 'loading' ? shell().loading : pages.state() === 'failed' ? ordersTexts().loadFailed : customerTexts().noOrders}</p>}>
        <List label={customerTexts().orders}>
          <For each={orders()}>
            {(order) => (
              <Row
                title={`${order.state.number} · ${formatDate(order.state.businessDate, language())}`}
                detail={[ordersTexts().statuses[order.state.status], dishes(order.state)].filter(Boolean).join(' · ')}
                end={<b class="money">{amount(order.state.totals.total)}</b>}
                onSelect={() => setShown(order)}
              />
            )}
          </For>
        </List>
        <Show when={pages.hasMore()}><Button onClick={() => pages.more()}>{ordersTexts().showMore}</Button></Show>
      </Show>
      <Show when={shown()} keyed>{(order) => <OrderDetail orderId={order.id} journal={order.journal} onClose={() => setShown(null)} />}</Show>
    </section>
  );
}
