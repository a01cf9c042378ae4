import { useNavigate } from '@solidjs/router';
import { For, Match, Show, Switch, type JSX } from 'solid-js';
import type { Anomaly } from '../../../shared/domain/order/review.ts';
import type { Attempt, Payment } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { anomalyTexts } from '../../i18n/anomalies.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { methodName } from '../../i18n/payment-methods.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { mergeChecks } from '../../session/transfers.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { useCharging } from '../pay/use-charging.ts';

/** A payment to be given back, and how much of it. */
export type RefundWish = { readonly orderId: DocId; readonly payment: Payment; readonly suggested: Money };

export type AnomalyActionsProps = { readonly anomaly: Anomaly; readonly onRefund: (wish: RefundWish) => void; readonly onResolve: (resolution: string) => void };

type Of<Type extends Anomaly['type']> = Extract<Anomaly, { type: Type }>;

/** What undoes an anomaly by acting on its orders; whatever else was done is said by *Mark as settled*. */
export function AnomalyActions(props: AnomalyActionsProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const navigate = useNavigate();
  const is = <Type extends Anomaly['type']>(...types: readonly Type[]): Of<Type> | false => (types.some((type) => type === props.anomaly.type) ? props.anomaly as Of<Type> : false);
  const tell = (error: Parameters<typeof actErrorText>[0]): void => showToast(actErrorText(error, session.settings().currency), { tone: 'danger' });
  const collect = (orderId: DocId): void => {
    const reopened = session.act(orderId, { type: 'reopen', reason: anomalyTexts().collect });
    if (!reopened.ok) return tell(reopened.error);
    desk.open(orderId);
    navigate('/till');
  };
  const merge = (orderIds: readonly DocId[], target: DocId): void => {
    for (const source of orderIds.filter((id) => id !== target)) {
      const merged = mergeChecks(session, source, target);
      if (!merged.ok) return tell(merged.error);
    }
  };
  return (
    <Switch>
      <Match when={is('paid-twice', 'overpaid')}>
        {(anomaly) => (
          <>
            <Refunds orderId={anomaly().orderId} most={anomaly().overpaid} onRefund={props.onRefund} />
            <Button onClick={() => props.onResolve(ordersTexts().tip)}>{ordersTexts().tip}</Button>
          </>
        )}
      </Match>
      <Match when={is('paid-after-cancel')}>{(anomaly) => <Refunds orderId={anomaly().orderId} most={anomaly().paid} onRefund={props.onRefund} />}</Match>
      <Match when={is('owed-after-close')}>{(anomaly) => <Button onClick={() => collect(anomaly().orderId)}>{anomalyTexts().collect}</Button>}</Match>
      <Match when={is('attempt-unresolved')}>{(anomaly) => <AskTerminal anomaly={anomaly()} />}</Match>
      <Match when={is('table-opened-twice')}>
        {(anomaly) => <For each={anomaly().orderIds}>{(id) => <Button onClick={() => merge(anomaly().orderIds, id)}>{anomalyTexts().mergeInto(session.orders[id]?.number ?? '?')}</Button>}</For>}
      </Match>
      <Match when={is('clock-wrong')}><Button onClick={() => navigate('/sync')}>{anomalyTexts().toClock}</Button></Match>
    </Switch>
  );
}

function Refunds(props: { readonly orderId: DocId; readonly most: Money; readonly onRefund: (wish: RefundWish) => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  // The last one first: most often that is the one too many.
  const standing = (): readonly Payment[] => session.orders[props.orderId]?.payments.filter((payment) => payment.amount > payment.refunded).toReversed() ?? [];
  const suggested = (payment: Payment): Money => Math.min(props.most, payment.amount - payment.refunded);
  return (
    <For each={standing()}>
      {(payment) => (
        <Button onClick={() => props.onRefund({ orderId: props.orderId, payment, suggested: suggested(payment) })}>
          {ordersTexts().refund}: {methodName(payment.method, session.settings().paymentMethods)} <span class="money">{money(suggested(payment))}</span>
        </Button>
      )}
    </For>
  );
}

function AskTerminal(props: { readonly anomaly: Of<'attempt-unresolved'> }): JSX.Element {
  const session = useSession();
  const charging = useCharging();
  const attempt = (): Attempt | undefined => session.orders[props.anomaly.orderId]?.attempts.find(({ opId }) => opId === props.anomaly.attempt);
  const isHere = (): boolean => attempt()?.device === session.self()?.deviceId && attempt()?.terminal !== 'manual';
  const ask = async (): Promise<void> => {
    const asked = attempt();
    if (!asked) return;
    const status = await charging.askAgain(props.anomaly.orderId, asked);
    if (status === 'waiting' || status === 'timed-out') showToast(anomalyTexts().stillSilent);
  };
  const say = (outcome: 'approved' | 'abandoned'): void => {
    const said = charging.say(props.anomaly.orderId, props.anomaly.attempt, outcome);
    if (!said.ok) showToast(actErrorText(said.error, session.settings().currency), { tone: 'danger' });
  };
  return (
    <>
      <Show when={isHere()}><Button onClick={() => void ask()}>{anomalyTexts().askTerminal}</Button></Show>
      <Button onClick={() => say('approved')}>{anomalyTexts().wasPaid}</Button>
      <Button onClick={() => say('abandoned')}>{anomalyTexts().notCharged}</Button>
    </>
  );
}
