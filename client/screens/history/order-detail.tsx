import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { OrderState, Payment } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { methodName } from '../../i18n/payment-methods.ts';
import { till } from '../../i18n/till.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { PlaceBadge } from '../order-parts/place-badge.tsx';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import styles from './order-detail.module.css';

export type OrderDetailProps = {
  readonly orderId: DocId;
  /** The order as the history gave it; null for one of the working set. */
  readonly journal: Journal | null;
  readonly onClose: () => void;
};

type Asking = { readonly what: 'reopen' } | { readonly what: 'refund'; readonly payment: Payment };

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

  const act = (command: OrderCommand): boolean => {
    if (props.journal) session.adopt(props.journal);
    const result = session.act(props.orderId, command);
    if (!result.ok) showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
    return result.ok;
  };
  const refund = (payment: Payment, reason: string): void => {
    setAsking(null);
    const back = payment.amount - payment.refunded;
    if (act({ type: 'refund', payment: payment.opId, amount: back, reason })) showToast(ordersTexts().refunded(money(back)));
  };
  const toTill = (): void => {
    desk.open(props.orderId);
    navigate('/till');
  };
  const reopen = (reason: string): void => {
    setAsking(null);
    if (act({ type: 'reopen', reason })) toTill();
  };
  const refunded = (): number => order()?.refunds.reduce((all, refund) => all + refund.amount, 0) ?? 0;
  /** What was given back on purpose after closing is not owed again. */
  const owed = (): number => {
    const balance = order()?.totals.balance ?? 0;
    return order()?.status === 'open' || balance < 0 ? balance : Math.max(0, balance - refunded());
  };
  const actions = (): JSX.Element => {
    const status = order()?.status;
    if (status === 'open') return <Button kind="accent" onClick={toTill}>{ordersTexts().goToTill}</Button>;
    return status === 'closed' && session.may('order.reopened') ? <Button onClick={() => setAsking({ what: 'reopen' })}>{ordersTexts().reopen}</Button> : undefined;
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
            <span>{ordersTexts().opened} {moment(state().openedAtMs)} {personName(state().openedBy)}</span>
            <Show when={closedAtMs()}>{(ms) => <span>{ordersTexts().closedAt} {moment(ms())}</span>}</Show>
            <Show when={state().cancelled}>{(cancelled) => <span>{ordersTexts().cancelledBecause(cancelled().reason)}</span>}</Show>
            <Show when={session.orders[props.orderId]}><PlaceBadge orderId={props.orderId} /></Show>
          </div>
          <Show when={state().note}><p>{state().note}</p></Show>
          <ul class={styles['lines']}>
            <For each={state().lines}>
              {(line) => (
                <li classList={{ [styles['voided'] ?? '']: line.voided !== null }}>
                  <span class={styles['quantity']}>{formatQuantity(line.quantityMilli, language())}</span>
                  <span class={styles['name']}>
                    {nameIn(line.item.name)}
                    <Show when={line.note}><small>{line.note}</small></Show>
                    <Show when={line.voided}>{(voided) => <small>{till().states.voided}: {voided().reason} {personName(voided().by)}</small>}</Show>
                  </span>
                  <span class="money">{amount(line.total)}</span>
                </li>
              )}
            </For>
          </ul>
          <dl class={styles['totals']}>
            <dt>{till().total}</dt><dd class="money">{money(state().totals.total)}</dd>
            <Show when={state().totals.tax > 0}><dt class={styles['soft']}>{till().tax}</dt><dd class={`money ${styles['soft']}`}>{money(state().totals.tax)}</dd></Show>
            <Show when={state().totals.rounding !== 0}><dt class={styles['soft']}>{till().rounding}</dt><dd class={`money ${styles['soft']}`}>{money(state().totals.rounding)}</dd></Show>
            <Show when={refunded() > 0}><dt>{ordersTexts().refunds}</dt><dd class="money">{money(refunded())}</dd></Show>
            <Show when={owed() !== 0}><dt>{owed() > 0 ? till().due : till().tooMuch}</dt><dd class="money">{money(Math.abs(owed()))}</dd></Show>
          </dl>
          <For each={state().payments}>
            {(payment) => (
              <div class={styles['payment']}>
                <span class={styles['name']}>
                  {methodName(payment.method)}
                  <small>
                    {moment(stampMs(payment.stamp))} {personName(payment.by)}
                    <Show when={payment.change > 0}> · {ordersTexts().change} {amount(payment.change)}</Show>
                    <Show when={payment.refunded > 0}> · {ordersTexts().refunded(money(payment.refunded))}</Show>
                  </small>
                </span>
                <b class="money">{money(payment.amount)}</b>
                <Show when={session.may('payment.refunded') && payment.amount > payment.refunded}>
                  <Button onClick={() => setAsking({ what: 'refund', payment })}>{ordersTexts().refund}</Button>
                </Show>
              </div>
            )}
          </For>
          <Show when={asking()?.what === 'reopen'}>
            <ReasonDialog title={ordersTexts().reopenWhy} reasons={Object.values(ordersTexts().reopenReasons)} confirm={ordersTexts().reopen} onReason={reopen} onClose={() => setAsking(null)} />
          </Show>
          <Show when={refunding()}>
            {(payment) => (
              <ReasonDialog
                title={`${ordersTexts().refundWhy} ${money(payment().amount - payment().refunded)}`}
                reasons={Object.values(ordersTexts().refundReasons)}
                confirm={ordersTexts().refund}
                onReason={(reason) => refund(payment(), reason)}
                onClose={() => setAsking(null)}
              />
            )}
          </Show>
        </Dialog>
      )}
    </Show>
  );
}
