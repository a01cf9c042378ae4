import { For, Show, type JSX } from 'solid-js';
import type { Money } from '../../../shared/kernel/money.ts';
import { language } from '../../i18n/dictionary.ts';
import { payTexts } from '../../i18n/pay.ts';
import { formatRate } from '../../i18n/rate.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';

import { tipOf } from './pay-sums.ts';
import styles from './pay-sheet.module.css';

export type TipChoiceProps = {
  readonly due: Money;
  readonly step: Money;
  readonly tip: Money;
  readonly typing: boolean;
  readonly onTip: (tip: Money) => void;
  readonly onType: () => void;
};

/** A tip by share or typed; it is beside the check, never part of it. */
export function TipChoice(props: TipChoiceProps): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  return (
    <div class={styles['tips']} role="group" aria-label={payTexts().tip}>
      <span>{payTexts().tip}</span>
      <Button pressed={props.tip === 0 && !props.typing} onClick={() => props.onTip(0)}>{payTexts().noTip}</Button>
      <For each={session.settings().tipPresets}>
        {(share) => (
          <Button pressed={props.tip > 0 && !props.typing && props.tip === tipOf(props.due, share, props.step)} onClick={() => props.onTip(tipOf(props.due, share, props.step))}>{formatRate(share, language())}</Button>
        )}
      </For>
      <Button pressed={props.typing} aria-label={payTexts().tipEntry} onClick={() => props.onType()}>
        <Show when={props.tip > 0} fallback="…"><span class="money">{amount(props.tip)}</span></Show>
      </Button>
    </div>
  );
}
