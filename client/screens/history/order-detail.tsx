import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { OrderState, Payment } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import { language } from '../../i18n/dictionary.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { payTexts } from '../../i18n/pay.ts';
import { methodName } from '../../i18n/payment-methods.ts';
import { till } from '../../i18n/till.ts';
import { formatMoment } from '../../i18n/time.ts';
import { actWithApproval, approvedCommands } from '../../session/approval.ts';
import { useDesk } from '../../session/desk.ts';
import { mayAsk } from '../../session/may-ask.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { CheckTotals } from '../order-parts/check-totals.tsx';
import { CheckView } from '../order-parts/check-view.tsx';
import { guestWords } from '../order-parts/guest-words.ts';
import { PlaceBadge } from '../order-parts/place-badge.tsx';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import styles from './order-detail.module.css';

const TimeMachine = lazy(() => import('../order-parts/time-machine.tsx'));
const RefundDialog = lazy(() => import('../pay/refund-dialog.tsx'));

export type OrderDetailProps = {
  readonly orderId: DocId;
  /** The order as the history gave it; null for one of the working set. */
  readonly journal: Journal | null;
  readonly onClose: () => void;
};

type Asking = { readonly what: 'reopen' | 'time-machine' } | { readonly what: 'refund'; readonly payment: Payment };

/** One order as it was: lines, payments and who did what; a manager may refund or reopen it. */
export function OrderDetail(props: OrderDetailProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const navigate = useNavigate();
  const { money, amount } = useAmounts();
  const [asking, setAsking] = createSignal<Asking | null>(null);

  // Once somebody acts on it the order is of the working set, and newer there.
  const order = createMemo((): OrderState | null => session.orders[props.orderId] ?? (props.journal ? orderStateOf(props.journal) : null));
  const moment = (ms: number): string => formatMoment(ms, session.nowMs(), session.settings().zone, language());
  const personName = (id: string | null): string => session.staff().find((member) => member.id === id)?.name ?? '';
  const closedAtMs = (): number | null => order()?.closes.findLast((close) => !close.reopened)?.closedAtMs ?? null;

  /** Brings it into the working set, where it can be acted on. */
  const adopt = (): void => { if (props.journal) session.adopt(props.journal); };
  const ask = (what: Asking): void => {
    adopt();
    setAsking(what);
  };
  const toTill = (): void => {
    desk.open(props.orderId);
    navigate('/till');
  };
  const reopen = async (reason: string): Promise<void> => {
    setAsking(null);
    const id = props.orderId;
    const result = await actWithApproval((approvedBy) => session.act(id, ...approvedCommands([{ type: 'reopen', reason }], approvedBy)));
    if (result.ok) toTill();
    else if (result.error.type !== 'approval-needed') showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
  };
  const refunded = (): number => order()?.refunds.reduce((all, refund) => all + refund.amount, 0) ?? 0;
  /** What was given back on purpose after closing is not owed again. */
  const owed = (): number => {
    const balance = order()?.totals.balance ?? 0;
    return order()?.status === 'open' || balance < 0 ? balance : Math.max(0, balance - refunded());
  };
  const actions = (): JSX.Element => {
    const status = order()?.status;
    return (
      <>
        <Button onClick={() => setAsking({ what: 'time-machine' })}>{ordersTexts().timeMachine}</Button>
        <Show when={status === 'open'}><Button kind="accent" onClick={toTill}>{ordersTexts().goToTill}</Button></Show>
        <Show when={status === 'closed' && mayAsk(session, 'order.reopened')}><Button onClick={() => ask({ what: 'reopen' })}>{ordersTexts().reopen}</Button></Show>
      </>
    );
  };
  const refunding = (): Payment | null => {
    const now = asking();
    return now?.what === 'refund' ? now.payment : null;
  };

  return (
    <Show when={order()}>
      {(state) => (
        <Dialog
          title={till().order(state().number)}
          shape="full"
          wide
          onClose={props.onClose}
          actions={actions()}
        >
          <div class={styles['facts']}>
            <b>{ordersTexts().statuses[state().status]}</b>
            <span>{state().tableName === '' ? till().types[state().orderType] : till().tableNamed(state().tableName)}</span>
            <For each={guestWords(state(), session.settings().zone)}>{(words) => <span>{words}</span>}</For>
            <span>{ordersTexts().opened} {moment(state().openedAtMs)} {personName(state().openedBy)}</span>
            <Show when={closedAtMs()}>{(ms) => <span>{ordersTexts().closedAt} {moment(ms())}</span>}</Show>
            <Show when={state().cancelled}>{(cancelled) => <span>{ordersTexts().cancelledBecause(cancelled().reason)}</span>}</Show>
            <Show when={session.orders[props.orderId]}><PlaceBadge orderId={props.orderId} /></Show>
          </div>
          <Show when={state().note}><p>{state().note}</p></Show>
          <CheckView order={state()} />
          <div class={styles['totals']}>
            <CheckTotals totals={{ ...state().totals, balance: owed() }} detailed />
            <Show when={refunded() > 0}><p class={styles['refunded']}><span>{ordersTexts().refunds}</span><span class="money">{money(refunded())}</span></p></Show>
          </div>
          <For each={state().payments}>
            {(payment) => (
              <div class={styles['payment']}>
                <span class={styles['name']}>
                  {methodName(payment.method, session.settings().paymentMethods)}
                  <small>
                    {moment(stampMs(payment.stamp))} {personName(payment.by)}
                    <Show when={payment.change > 0}> · {ordersTexts().change} {amount(payment.change)}</Show>
                    <Show when={payment.tip > 0}> · {payTexts().tip} {amount(payment.tip)}</Show>
                    <Show when={payment.refunded + payment.tipRefunded > 0}> · {ordersTexts().refunded(money(payment.refunded + payment.tipRefunded))}</Show>
                  </small>
                </span>
                <b class="money">{money(payment.amount)}</b>
                <Show when={mayAsk(session, 'payment.refunded') && (payment.amount > payment.refunded || payment.tip > payment.tipRefunded)}>
                  <Button onClick={() => ask({ what: 'refund', payment })}>{ordersTexts().refund}</Button>
                </Show>
              </div>
            )}
          </For>
          <Show when={asking()?.what === 'reopen'}>
            <ReasonDialog title={ordersTexts().reopenWhy} reasons={Object.values(ordersTexts().reopenReasons)} confirm={ordersTexts().reopen} onReason={(reason) => void reopen(reason)} onClose={() => setAsking(null)} />
          </Show>
          <Suspense>
            <Show when={refunding()}>{(payment) => <RefundDialog orderId={props.orderId} payment={payment()} onClose={() => setAsking(null)} />}</Show>
            <Show when={asking()?.what === 'time-machine' ? session.journalOf(props.orderId) ?? props.journal : null}>
              {(journal) => <TimeMachine journal={journal()} onClose={() => setAsking(null)} />}
            </Show>
          </Suspense>
        </Dialog>
      )}
    </Show>
  );
}
