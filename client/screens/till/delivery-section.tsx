import { createSignal, For, Show, untrack, type JSX } from 'solid-js';
import type { DeliveryDetails } from '../../../shared/domain/order/frozen.ts';
import { formatAmount, parseWritten } from '../../i18n/money.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { formatTime } from '../../i18n/time.ts';
import { language } from '../../i18n/dictionary.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './check-sheet.module.css';
import { promisedIn, usualMinutes, nextTime } from './promised-times.ts';

export const noDelivery: DeliveryDetails = { address: '', courier: '', promisedAtMs: null, fee: 0 };

export type DeliverySectionProps = {
  readonly delivery: DeliveryDetails;
  /** What a person typed so far; not recorded before they are done. */
  readonly onDelivery: (delivery: DeliveryDetails) => void;
};

/** Where it goes, who brings it, for how much and until when. */
export function DeliverySection(props: DeliverySectionProps): JSX.Element {
  const session = useSession();
  const zone = (): string => session.settings().zone;
  const currency = (): string => session.settings().currency;
  const [fee, setFee] = createSignal(untrack(() => (props.delivery.fee === 0 ? '' : formatAmount(props.delivery.fee, currency(), language()))));
  const [time, setTime] = createSignal(untrack(() => (props.delivery.promisedAtMs === null ? '' : formatTime(props.delivery.promisedAtMs, zone()))));
  const feeFault = (): boolean => fee().trim() !== '' && parseWritten(fee(), currency()) === null;
  const change = (part: Partial<DeliveryDetails>): void => props.onDelivery({ ...props.delivery, ...part });
  const typeFee = (text: string): void => {
    setFee(text);
    const amount = text.trim() === '' ? 0 : parseWritten(text, currency());
    if (amount !== null) change({ fee: amount });
  };
  const typeTime = (text: string): void => {
    setTime(text);
    const at = text === '' ? null : nextTime(text, session.nowMs(), (ms) => formatTime(ms, zone()));
    if (text === '' || at !== null) change({ promisedAtMs: at });
  };
  const promise = (minutes: number): void => {
    const at = promisedIn(minutes, session.nowMs());
    setTime(formatTime(at, zone()));
    change({ promisedAtMs: at });
  };
  return (
    <section class={styles['section']}>
      <h3>{workTexts().delivery}</h3>
      <TextField label={workTexts().address} autocomplete="off" maxLength={300} value={props.delivery.address} onText={(address) => change({ address })} />
      <div class={styles['pair']}>
        <TextField label={workTexts().courier} autocomplete="off" maxLength={100} value={props.delivery.courier} onText={(courier) => change({ courier })} />
        <TextField label={workTexts().fee} inputmode="decimal" autocomplete="off" value={fee()} error={feeFault() ? workTexts().feeFault : undefined} onText={typeFee} />
      </div>
      <div>
        <h4 class={styles['label']}>{workTexts().promised}<Show when={props.delivery.promisedAtMs}>{(ms) => ` ${formatTime(ms(), zone())}`}</Show></h4>
        <div class={styles['choices']}>
          <Button pressed={props.delivery.promisedAtMs === null} onClick={() => typeTime('')}>{workTexts().soon}</Button>
          <For each={usualMinutes}>{(minutes) => <Button onClick={() => promise(minutes)}>{workTexts().inMinutes(minutes)}</Button>}</For>
          <TextField class={styles['time']} label={workTexts().promised} quietLabel type="time" value={time()} onText={typeTime} />
        </div>
      </div>
    </section>
  );
}
