import { useSearchParams } from '@solidjs/router';
import Clock from 'lucide-solid/icons/clock-3';
import { createEffect, createMemo, createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import { language } from '../../i18n/dictionary.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { formatDate, formatTime } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WindowedGrid } from '../../ui/windowed-grid.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { createHistoryPages } from './history-pages.ts';
import styles from './history-screen.module.css';
import { OrderDetail } from './order-detail.tsx';

/** Typing pauses this long before the worker is asked. */
const pauseMs = 200;

/** Closed and cancelled orders of the branch, newest first, read from the worker page by page. */
export default function HistoryScreen(): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  const pages = createHistoryPages(session.link);
  const [address, setAddress] = useSearchParams<{ order?: string }>();
  const [text, setText] = createSignal('');
  const [status, setStatus] = createSignal<'closed' | 'cancelled' | null>(null);
  const [day, setDay] = createSignal('');
  const [chosen, setChosen] = createSignal<Journal | null>(null);

  createEffect(() => {
    const filter = {
      ...(text().trim() === '' ? {} : { text: text().trim() }),
      ...(status() === null ? {} : { status: status()! }),
      ...(day() === '' ? {} : { businessDate: day() }),
    };
    const timer = setTimeout(() => pages.load(filter), text() === '' ? 0 : pauseMs);
    onCleanup(() => clearTimeout(timer));
  });
  // An address may name an order of the working set: a card of the open orders leads here.
  const asked = createMemo(() => (typeof address.order === 'string' && session.orders[address.order] ? address.order : null));
  const states = new WeakMap<Journal, OrderState>();
  const stateOf = (journal: Journal): OrderState => {
    const known = states.get(journal);
    if (known) return known;
    const made = orderStateOf(journal);
    states.set(journal, made);
    return made;
  };
  const close = (): void => {
    setChosen(null);
    setAddress({ order: undefined }, { replace: true });
  };

  return (
    <div class={styles['page']}>
      <div class={styles['filters']}>
        <TextField class={styles['search']} label={shell().search} quietLabel placeholder={ordersTexts().search} value={text()} onText={setText} autocomplete="off" />
        <div class={styles['choices']}>
          <label class="spoken" for="history-day">{ordersTexts().anyDay}</label>
          <select id="history-day" class={styles['day']} value={day()} onChange={(event) => setDay(event.currentTarget.value)}>
            <option value="">{ordersTexts().anyDay}</option>
            <For each={pages.days()}>{(date) => <option value={date}>{formatDate(date, language(), true)}</option>}</For>
          </select>
          <Button pressed={status() === null} onClick={() => setStatus(null)}>{ordersTexts().anyStatus}</Button>
          <Button pressed={status() === 'closed'} onClick={() => setStatus('closed')}>{ordersTexts().statuses.closed}</Button>
          <Button pressed={status() === 'cancelled'} onClick={() => setStatus('cancelled')}>{ordersTexts().statuses.cancelled}</Button>
        </div>
      </div>
      <div class={styles['list']}>
        <Show
          when={pages.orders().length > 0}
          fallback={
            <Show when={pages.state() !== 'loading'} fallback={<p class={styles['loading']}>{shell().loading}</p>}>
              <EmptyState icon={<Clock size={40} />} title={pages.state() === 'failed' ? ordersTexts().loadFailed : ordersTexts().noHistory} />
            </Show>
          }
        >
          <WindowedGrid items={pages.orders()} rowHeight={72} minColumnWidth={Number.POSITIVE_INFINITY} gap={8} onNearEnd={pages.more}>
            {(journal) => (
              <button type="button" class={styles['row']} onClick={() => setChosen(journal)}>
                <b class={styles['number']}>{stateOf(journal).number}</b>
                <span class={styles['words']}>
                  <span>{formatTime(stateOf(journal).openedAtMs, session.settings().zone)}, {formatDate(stateOf(journal).businessDate, language())}</span>
                  <span class={styles['soft']}>
                    {stateOf(journal).tableName === '' ? till().types[stateOf(journal).orderType] : till().tableNamed(stateOf(journal).tableName)}
                    {' · '}{ordersTexts().statuses[stateOf(journal).status]}
                  </span>
                </span>
                <b class="money" classList={{ [styles['struck'] ?? '']: stateOf(journal).status === 'cancelled' }}>{amount(stateOf(journal).totals.total)}</b>
              </button>
            )}
          </WindowedGrid>
        </Show>
      </div>
      <Show when={chosen()?.id ?? asked()} keyed>
        {(id) => <OrderDetail orderId={id as Journal['id']} journal={chosen()} onClose={close} />}
      </Show>
    </div>
  );
}
