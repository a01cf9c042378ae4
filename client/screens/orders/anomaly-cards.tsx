import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Anomaly } from '../../../shared/domain/order/review.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { anomalyTexts } from '../../i18n/anomalies.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import styles from './anomaly-cards.module.css';

export const anomalyOrders = (anomaly: Anomaly): readonly DocId[] => ('orderIds' in anomaly ? anomaly.orderIds : [anomaly.orderId]);

/** What two people did at once, for the manager who can settle it; nobody else is bothered. */
export function AnomalyCards(props: { readonly onShow: (id: DocId) => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [settling, setSettling] = createSignal<Anomaly | null>(null);
  const shown = createMemo(() => (session.may('anomaly.resolved') ? session.anomalies() : []));
  const number = (id: DocId): string => session.orders[id]?.number ?? '?';

  const words = (anomaly: Anomaly): string => {
    const texts = ordersTexts().anomalies;
    switch (anomaly.type) {
      case 'paid-twice': case 'overpaid': return texts[anomaly.type](number(anomaly.orderId), money(anomaly.overpaid));
      case 'owed-after-close': return texts['owed-after-close'](number(anomaly.orderId), money(anomaly.balance));
      case 'paid-after-cancel': return texts['paid-after-cancel'](number(anomaly.orderId), money(anomaly.paid));
      case 'table-opened-twice': return texts['table-opened-twice'](anomaly.tableName, anomaly.orderIds.map(number).join(', '));
      case 'number-clash': return texts['number-clash'](anomaly.number);
      case 'refunded-too-much': return anomalyTexts().refundedTooMuch(number(anomaly.orderId), money(anomaly.excess));
      case 'attempt-unresolved': return anomalyTexts().attemptUnresolved(number(anomaly.orderId), money(anomaly.amount));
      case 'clock-wrong': return anomalyTexts().clockWrong(number(anomaly.orderId), Math.round(anomaly.apartMs / 3_600_000));
    }
  };
  const reasons = (anomaly: Anomaly): readonly string[] => {
    const texts = ordersTexts();
    switch (anomaly.type) {
      case 'paid-twice': case 'overpaid': return [texts.tip, texts.givenBack];
      case 'paid-after-cancel': return [texts.givenBack];
      case 'owed-after-close': return [texts.givenBack, texts.collected, texts.writtenOff];
      case 'table-opened-twice': return [texts.bothRight, texts.merged];
      case 'number-clash': return [texts.told];
      case 'refunded-too-much': return [texts.collected, texts.writtenOff];
      case 'attempt-unresolved': return [anomalyTexts().notCharged, texts.givenBack];
      case 'clock-wrong': return [anomalyTexts().clockSet];
    }
  };
  const settle = (anomaly: Anomaly, resolution: string): void => {
    setSettling(null);
    const result = session.act(anomalyOrders(anomaly)[0]!, { type: 'resolve', key: anomaly.key, resolution });
    if (!result.ok) showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
  };

  return (
    <Show when={shown().length > 0}>
      <section class={styles['section']} aria-label={ordersTexts().settle}>
        <For each={shown()}>
          {(anomaly) => (
            <article class={styles['card']} data-anomaly={anomaly.type}>
              <TriangleAlert size={24} />
              <p>{words(anomaly)}</p>
              <div class={styles['actions']}>
                <For each={anomalyOrders(anomaly)}>
                  {(id) => <Button onClick={() => props.onShow(id)}>{anomalyOrders(anomaly).length > 1 ? number(id) : ordersTexts().show}</Button>}
                </For>
                <Button onClick={() => setSettling(anomaly)}>{ordersTexts().settled}</Button>
              </div>
            </article>
          )}
        </For>
      </section>
      <Show when={settling()}>
        {(anomaly) => (
          <ReasonDialog title={ordersTexts().settleHow} reasons={reasons(anomaly())} confirm={ordersTexts().settled} onReason={(text) => settle(anomaly(), text)} onClose={() => setSettling(null)} />
        )}
      </Show>
    </Show>
  );
}
