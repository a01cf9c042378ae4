import CreditCard from 'lucide-solid/icons/credit-card';
import { createSignal, Show, type JSX } from 'solid-js';
import type { Attempt } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { payTexts } from '../../i18n/pay.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './terminal-panel.module.css';
import { useCharging } from './use-charging.ts';

export type AttemptProps = { readonly orderId: DocId; readonly attempt: Attempt };

/** While the terminal is asked: nothing else can be charged, and the person is told what to do. */
export function WaitingPanel(props: AttemptProps): JSX.Element {
  const charging = useCharging();
  const { money } = useAmounts();
  const [problem, setProblem] = createSignal<string | null>(null);
  const stop = async (): Promise<void> => {
    if (!(await charging.cancel(props.attempt))) setProblem(payTexts().stopFailed);
  };
  const isManual = (): boolean => props.attempt.terminal === 'manual';
  return (
    <div class={styles['waiting']} role="status">
      <CreditCard size={48} />
      <b>{payTexts().waiting}</b>
      <span class={`money ${styles['sum']}`}>{money(props.attempt.amount + props.attempt.tip)}</span>
      <p>{isManual() ? payTexts().manualHint : payTexts().waitingHint}</p>
      <div class={styles['buttons']}>
        <Show when={isManual()} fallback={<Button size="large" onClick={() => void stop()}>{payTexts().stop}</Button>}>
          <Button size="large" kind="accent" onClick={() => charging.manual.say(props.attempt.opId, { type: 'approved', reference: '' })}>{payTexts().approved}</Button>
          <Button size="large" onClick={() => charging.manual.say(props.attempt.opId, { type: 'declined' })}>{payTexts().declined}</Button>
          <Button size="large" onClick={() => charging.manual.say(props.attempt.opId, { type: 'timed-out' })}>{payTexts().noAnswer}</Button>
        </Show>
      </div>
      <Show when={problem()}>{(text) => <Banner tone="warn">{text()}</Banner>}</Show>
    </div>
  );
}

/** An attempt of which nobody knows whether it charged: the person decides, and a late answer is still heard. */
export function SilentAttempt(props: AttemptProps & { readonly onAnew?: () => void }): JSX.Element {
  const session = useSession();
  const charging = useCharging();
  const { money } = useAmounts();
  const [said, setSaid] = createSignal<string | null>(null);
  const isHere = (): boolean => props.attempt.device === session.self()?.deviceId;
  const device = (): string => session.devices().find(({ id }) => id === props.attempt.device)?.name ?? '';
  const ask = async (): Promise<void> => {
    const status = await charging.askAgain(props.orderId, props.attempt);
    setSaid(status === 'waiting' || status === 'timed-out' ? payTexts().stillSilent : null);
  };
  const say = (outcome: 'approved' | 'abandoned'): void => {
    const result = charging.say(props.orderId, props.attempt.opId, outcome);
    if (!result.ok) setSaid(actErrorText(result.error, session.settings().currency));
  };
  return (
    <section class={styles['silent']} data-attempt={props.attempt.outcome} aria-label={payTexts().waiting}>
      <b>{payTexts().silent(money(props.attempt.amount + props.attempt.tip))}</b>
      <p>{isHere() ? payTexts().silentHint : `${payTexts().otherDevice(device())} ${payTexts().silentHint}`}</p>
      <Show when={said()}>{(text) => <p role="status">{text()}</p>}</Show>
      <div class={styles['buttons']}>
        <Show when={isHere()}><Button onClick={() => void ask()}>{payTexts().askAgain}</Button></Show>
        <Button onClick={() => say('approved')}>{payTexts().wasPaid}</Button>
        <Button onClick={() => say('abandoned')}>{payTexts().wasNotPaid}</Button>
        <Show when={props.onAnew}>{(anew) => <Button onClick={() => anew()()}>{payTexts().anew}</Button>}</Show>
      </div>
    </section>
  );
}
