import ChefHat from 'lucide-solid/icons/chef-hat';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import { Show, type JSX } from 'solid-js';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './order-bar.module.css';

/** On a phone: what the order comes to, and the way into it. */
export function OrderBar(props: { readonly onOpen: () => void; readonly onSend: () => void; readonly onPay: () => void }): JSX.Element {
  const desk = useDesk();
  const session = useSession();
  const { amount } = useAmounts();
  const standing = (): number => desk.order()?.lines.filter((line) => line.voided === null && line.quantityMilli > 0).length ?? 0;
  const unsent = (): number => desk.order()?.lines.filter((line) => line.unsentMilli !== 0).length ?? 0;
  return (
    <div class={styles['bar']}>
      <button type="button" class={styles['open']} onClick={() => props.onOpen()}>
        <ChevronUp size={24} />
        <span class={styles['words']}>
          <span class={styles['name']}>{desk.order() ? `${desk.order()!.number} · ${till().lines(standing())}` : till().newOrder}</span>
          <b class="money">{amount(desk.order()?.totals.total ?? 0)}</b>
        </span>
      </button>
      <Show when={unsent() > 0}>
        <Button kind="fire" size="large" aria-label={till().sendCount(unsent())} onClick={() => props.onSend()}><ChefHat size={26} />{unsent()}</Button>
      </Show>
      <Show when={standing() > 0}>
        <Button kind="accent" size="large" disabled={!session.may('payment.taken')} onClick={() => props.onPay()}>{till().pay}</Button>
      </Show>
    </div>
  );
}
