import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { decideShift } from '../../../shared/domain/shift/decide.ts';
import type { ShiftAnomaly } from '../../../shared/domain/shift/review.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import { shiftAnomalies } from '../../session/shift.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import { AnomalyCard } from '../orders/anomaly-card.tsx';
import styles from '../orders/anomaly-cards.module.css';
import { shiftFault } from './shift-errors.ts';

function words(anomaly: ShiftAnomaly): string {
  const texts = shiftTexts();
  switch (anomaly.type) {
    case 'drawer-opened-twice': case 'closed-twice': return texts.anomaly[anomaly.type](anomaly.drawerName || texts.shared);
    case 'reported-twice': return texts.anomaly[anomaly.type](anomaly.numbers.join(', '));
    case 'z-number-clash': return texts.anomaly[anomaly.type](anomaly.number);
  }
}

/** What two devices did with one shift or one number; a manager marks it as settled. */
export function ShiftAnomalies(): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [settling, setSettling] = createSignal<ShiftAnomaly | null>(null);
  const shown = createMemo(() => shiftAnomalies(session));
  const settle = ({ key, shiftIds: [id] }: ShiftAnomaly, resolution: string): void => {
    setSettling(null);
    const done = session.records.act('shift', id!, decideShift, { type: 'resolve', key, resolution });
    if (!done.ok) showToast(shiftFault(done.error, money) ?? '', { tone: 'danger' });
  };
  return (
    <>
      <Show when={shown().length > 0}>
        <section class={styles['section']} aria-label={ordersTexts().settle}>
          <For each={shown()}>
            {(anomaly) => (
              <AnomalyCard type={anomaly.type} words={words(anomaly)}>
                <Show when={session.may('anomaly.resolved') && anomaly.type !== 'drawer-opened-twice'}>
                  <Button onClick={() => setSettling(anomaly)}>{ordersTexts().settled}</Button>
                </Show>
              </AnomalyCard>
            )}
          </For>
        </section>
      </Show>
      <Show when={settling()}>
        {(anomaly) => <ReasonDialog title={ordersTexts().settleHow} reasons={[shiftTexts().checkedReports]} confirm={ordersTexts().settled} onReason={(text) => settle(anomaly(), text)} onClose={() => setSettling(null)} />}
      </Show>
    </>
  );
}
