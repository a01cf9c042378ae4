import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createMemo, createSignal, lazy, Show, Suspense, type JSX } from 'solid-js';
import { checkTexts } from '../../i18n/check.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { currentShift } from '../../session/shift.ts';
import { Button } from '../../ui/button.tsx';
import { createLongPress } from '../../ui/long-press.ts';
import { showToast } from '../../ui/toast.tsx';
import { CheckTotals } from '../order-parts/check-totals.tsx';
import { PlaceBadge } from '../order-parts/place-badge.tsx';
import { courseSections, nextCourse, sendable } from './course-sections.ts';
import { LineList } from './line-list.tsx';
import { OrderLabels } from './order-labels.tsx';
import styles from './order-panel.module.css';
import type { TillActions } from './till-actions.ts';

const CancelDialog = lazy(async () => ({ default: (await import('../order-parts/reason-dialog.tsx')).ReasonDialog }));

export type OrderPanelProps = {
  readonly actions: TillActions;
  readonly onPay: () => void;
  /** Inside a sheet that has a title of its own. */
  readonly inSheet?: boolean;
};

const nothing = { gross: 0, discount: 0, comp: 0, charges: 0, fee: 0, taxes: [], tax: 0, addedTax: 0, total: 0, rounding: 0, paid: 0, tips: 0, balance: 0 } as const;

/** The order in front: its lines, what it comes to, send and pay. */
export function OrderPanel(props: OrderPanelProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const [cancelling, setCancelling] = createSignal(false);

  const sections = createMemo(() => {
    const order = desk.order();
    return order === null ? [] : courseSections(order, session.settings().courses);
  });
  const unsent = createMemo(() => sections().reduce((all, { waiting }) => all + waiting, 0));
  const toSend = createMemo(() => sendable(sections()));
  /** What is due when everything else is with the kitchen. */
  const next = createMemo(() => (toSend() > 0 ? null : nextCourse(sections())));
  const nextName = (): string => {
    const id = next()?.course ?? '';
    const known = session.settings().courses.find((course) => course.id === id);
    return known ? nameIn(known.name) : id;
  };
  const standing = createMemo(() => (desk.order()?.lines ?? []).some((line) => line.voided === null && line.quantityMilli > 0));
  const totals = () => desk.order()?.totals ?? nothing;
  const closes = (): boolean => standing() && totals().balance <= 0;

  const cancel = async (reason: string): Promise<void> => {
    setCancelling(false);
    const number = desk.order()?.number ?? '';
    if (await props.actions.act({ type: 'cancel', reason })) {
      desk.clear();
      showToast(till().cancelled(number));
    }
  };
  const close = async (): Promise<void> => {
    if (await props.actions.act(...(unsent() > 0 ? [{ type: 'fire', everything: true } as const] : []), { type: 'close', shift: currentShift(session)?.id ?? null })) desk.clear();
  };
  const send = (): void => {
    const due = next();
    void (due === null ? props.actions.send() : props.actions.send([due.course]));
  };
  const sendPress = createLongPress(send);
  const sendWords = (): string => {
    if (toSend() > 0) return till().sendCount(toSend());
    if (next() !== null) return checkTexts().nextFire(nextName());
    return standing() ? till().allSent : till().send;
  };

  return (
    <div class={styles['panel']}>
      <header class={styles['head']}>
        <Show when={!props.inSheet}>
          <h2 class={styles['number']}>{desk.order()?.number ?? till().newOrder}</h2>
        </Show>
        <Show when={desk.orderId()} keyed>{(id) => <PlaceBadge orderId={id} />}</Show>
        <span class={styles['gap']} />
        {/* There from the start: the first tap of an order has enough to paint. */}
        <Button hidden={desk.order()?.status !== 'open'} kind="quiet" size="square" aria-label={till().cancelOrder} onClick={() => setCancelling(true)}><Trash size={20} /></Button>
        <Button hidden={desk.order() === null} size="square" aria-label={till().newOrder} onClick={() => desk.clear()}><Plus size={24} /></Button>
      </header>
      <OrderLabels actions={props.actions} />
      <LineList actions={props.actions} sections={sections()} />
      <footer class={styles['foot']}>
        <CheckTotals totals={totals()} />
        <div class={styles['actions']}>
          <Button kind={toSend() > 0 || next() !== null ? 'fire' : 'plain'} size="large" disabled={toSend() === 0 && next() === null} {...sendPress}>{sendWords()}</Button>
          <Show
            when={closes()}
            fallback={<Button kind="accent" size="large" disabled={!standing() || !session.may('payment.taken')} onClick={() => props.onPay()}>{till().pay}</Button>}
          >
            <Button kind="accent" size="large" onClick={() => void close()}>{till().closeOrder}</Button>
          </Show>
        </div>
      </footer>
      <Suspense>
        <Show when={cancelling()}>
          <CancelDialog title={till().cancelWhy} confirm={till().cancelOrder} onReason={(reason) => void cancel(reason)} onClose={() => setCancelling(false)} />
        </Show>
      </Suspense>
    </div>
  );
}
