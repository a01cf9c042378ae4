import { useNavigate } from '@solidjs/router';
import ClipboardList from 'lucide-solid/icons/clipboard-list';
import { createMemo, createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { shell } from '../../i18n/shell.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/list.tsx';
import { AnomalyCards } from './anomaly-cards.tsx';
import { OrderCard } from './order-card.tsx';
import styles from './orders-screen.module.css';

const filters = ['all', 'mine', 'dine-in', 'takeaway', 'delivery', 'unsent'] as const;
type Filter = (typeof filters)[number];

/** Open orders of all devices, oldest first, and what a manager must settle. */
export default function OrdersScreen(): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const navigate = useNavigate();
  const [filter, setFilter] = createSignal<Filter>('all');
  const [nowMs, setNowMs] = createSignal(session.nowMs());
  const timer = setInterval(() => setNowMs(session.nowMs()), 15_000);
  onCleanup(() => clearInterval(timer));

  const matches = (order: OrderState): boolean => {
    switch (filter()) {
      case 'all': return true;
      case 'mine': return order.openedBy === session.person()?.id;
      case 'unsent': return order.lines.some((line) => line.unsentMilli !== 0);
      case 'dine-in': case 'takeaway': case 'delivery': return order.orderType === filter();
    }
  };
  const open = createMemo(() => Object.keys(session.orders).filter((id) => session.orders[id]?.status === 'open'));
  const shown = createMemo(() =>
    open()
      .filter((id) => matches(session.orders[id]!))
      .sort((a, b) => session.orders[a]!.openedAtMs - session.orders[b]!.openedAtMs || (a < b ? -1 : 1)));
  const openAtTill = (id: DocId): void => {
    desk.open(id);
    navigate('/till');
  };

  return (
    <div class={styles['page']}>
      <PageHead title={shell().orders} />
      <AnomalyCards onShow={(id) => navigate(`/history?order=${id}`)} />
      <div class={styles['filters']}>
        <For each={filters}>
          {(candidate) => <Button pressed={filter() === candidate} onClick={() => setFilter(candidate)}>{ordersTexts().filters[candidate]}</Button>}
        </For>
      </div>
      <Show
        when={shown().length > 0}
        fallback={<EmptyState icon={<ClipboardList size={40} />} title={open().length > 0 ? ordersTexts().noneMatch : ordersTexts().none} hint={ordersTexts().noneHint} />}
      >
        <div class={styles['cards']}>
          <For each={shown()}>
            {(id) => <Show when={session.orders[id]}>{(order) => <OrderCard orderId={id as DocId} order={order()} nowMs={nowMs()} onOpen={() => openAtTill(id as DocId)} />}</Show>}
          </For>
        </div>
      </Show>
    </div>
  );
}
