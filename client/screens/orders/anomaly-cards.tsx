import { createMemo, createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { Anomaly } from '../../../shared/domain/order/review.ts';
import type { DocId, StaffId } from '../../../shared/kernel/ids.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import { AnomalyActions, type RefundWish } from './anomaly-actions.tsx';
import { AnomalyCard } from './anomaly-card.tsx';
import styles from './anomaly-cards.module.css';
import { anomalyOrders, anomalyResolutions, anomalyWords } from './anomaly-words.ts';

const RefundDialog = lazy(() => import('../pay/refund-dialog.tsx'));

/** What two people did at once, for the manager who can settle it; nobody else is bothered. */
export function AnomalyCards(props: { readonly onShow: (id: DocId) => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [settling, setSettling] = createSignal<Anomaly | null>(null);
  const [refunding, setRefunding] = createSignal<RefundWish | null>(null);
  const shown = createMemo(() => (session.may('anomaly.resolved') ? session.anomalies() : []));
  const number = (id: DocId): string => session.orders[id]?.number ?? '?';
  const person = (id: StaffId): string => session.staff().find((member) => member.id === id)?.name ?? '?';
  const settle = (anomaly: Anomaly, resolution: string): void => {
    setSettling(null);
    const result = session.act(anomalyOrders(anomaly)[0]!, { type: 'resolve', key: anomaly.key, resolution });
    if (!result.ok) showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
  };

  return (
    <>
      <Show when={shown().length > 0}>
        <section class={styles['section']} aria-label={ordersTexts().settle}>
          <For each={shown()}>
            {(anomaly) => (
              <AnomalyCard type={anomaly.type} words={anomalyWords(anomaly, number, money, person)}>
                <For each={anomalyOrders(anomaly)}>
                  {(id) => <Button onClick={() => props.onShow(id)}>{anomalyOrders(anomaly).length > 1 ? number(id) : ordersTexts().show}</Button>}
                </For>
                <AnomalyActions anomaly={anomaly} onRefund={setRefunding} onResolve={(resolution) => settle(anomaly, resolution)} />
                <Button onClick={() => setSettling(anomaly)}>{ordersTexts().settled}</Button>
              </AnomalyCard>
            )}
          </For>
        </section>
      </Show>
      <Show when={settling()}>
        {(anomaly) => (
          <ReasonDialog title={ordersTexts().settleHow} reasons={anomalyResolutions(anomaly())} confirm={ordersTexts().settled} onReason={(text) => settle(anomaly(), text)} onClose={() => setSettling(null)} />
        )}
      </Show>
      <Suspense>
        <Show when={refunding()} keyed>
          {(wish) => <RefundDialog orderId={wish.orderId} payment={wish.payment} suggested={wish.suggested} onClose={() => setRefunding(null)} />}
        </Show>
      </Suspense>
    </>
  );
}
