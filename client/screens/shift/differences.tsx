import { For, type JSX } from 'solid-js';
import { sumOf, type MethodSum } from '../../../shared/domain/shift/cash-count.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { methodName } from './method-name.ts';
import styles from './shift-screen.module.css';

/** What was counted against what was expected, by method, in words. */
export function Differences(props: { readonly differences: readonly MethodSum[]; readonly expected: readonly MethodSum[] }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const words = (amount: number): string => (amount === 0 ? shiftTexts().exact : amount > 0 ? shiftTexts().over(money(amount)) : shiftTexts().short(money(-amount)));
  return (
    <dl class={styles['differences']} aria-label={shiftTexts().difference}>
      <For each={props.differences}>
        {({ method, amount }) => (
          <div class={styles['difference']} classList={{ [styles['off'] ?? '']: amount !== 0 }}>
            <dt>{methodName(session.settings(), method)} · {shiftTexts().expected} <span class="money">{money(sumOf(props.expected, method))}</span></dt>
            <dd>{words(amount)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
