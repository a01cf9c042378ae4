import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import type { SplitPlan } from '../../../shared/domain/order/frozen.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { parseWritten } from '../../i18n/money.ts';
import { payTexts } from '../../i18n/pay.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ItemsDialog } from './items-dialog.tsx';
import styles from './split-editor.module.css';

export type SplitMode = 'whole' | SplitPlan['kind'];
const modes: readonly SplitMode[] = ['whole', 'equal', 'seats', 'items', 'amounts'];

export type SplitEditorProps = {
  readonly order: OrderState;
  readonly mode: SplitMode;
  readonly onMode: (mode: SplitMode) => void;
  /** Plans the split; null: none. Answers whether it was possible. */
  readonly onPlan: (plan: SplitPlan | null) => boolean;
};

/** How the guests want to pay: each choice is planned on the check at once, so another till shows the same parts. */
export function SplitEditor(props: SplitEditorProps): JSX.Element {
  const [tapping, setTapping] = createSignal(false);
  const ways = (): number => (props.order.plan?.kind === 'equal' ? props.order.plan.ways : Math.max(2, props.order.guests));
  const amounts = (): readonly Money[] => (props.order.plan?.kind === 'amounts' ? props.order.plan.amounts : []);
  const choose = (mode: SplitMode): void => {
    if (mode === 'whole' && props.order.plan !== null && !props.onPlan(null)) return;
    if (mode === 'equal' && !props.onPlan({ kind: 'equal', ways: ways() })) return;
    if (mode === 'seats' && !props.onPlan({ kind: 'seats' })) return;
    if (mode === 'items') setTapping(true);
    else props.onMode(mode);
  };
  return (
    <div class={styles['editor']}>
      <div class={styles['modes']} role="group" aria-label={payTexts().split}>
        <For each={modes}>{(mode) => <Button pressed={props.mode === mode} onClick={() => choose(mode)}>{payTexts().modes[mode]}</Button>}</For>
      </div>
      <Switch>
        <Match when={props.mode === 'equal'}>
          <div class={styles['ways']}>
            <Button size="square" aria-label={payTexts().fewer} disabled={ways() <= 2} onClick={() => props.onPlan({ kind: 'equal', ways: ways() - 1 })}><Minus size={24} /></Button>
            <output aria-label={payTexts().ways}>{ways()}</output>
            <Button size="square" aria-label={payTexts().more} onClick={() => props.onPlan({ kind: 'equal', ways: ways() + 1 })}><Plus size={24} /></Button>
          </div>
        </Match>
        <Match when={props.mode === 'amounts'}><AmountsEditor order={props.order} amounts={amounts()} onPlan={(list) => props.onPlan(list.length === 0 ? null : { kind: 'amounts', amounts: list })} /></Match>
      </Switch>
      <Show when={tapping()}>
        <ItemsDialog order={props.order} onClose={() => setTapping(false)} onPlan={(plan) => { if (props.onPlan(plan)) { setTapping(false); props.onMode('items'); } }} />
      </Show>
    </div>
  );
}

/** Amounts as guests name them; what is left is the rest. */
function AmountsEditor(props: { readonly order: OrderState; readonly amounts: readonly Money[]; readonly onPlan: (amounts: readonly Money[]) => boolean }): JSX.Element {
  const { amount, money } = useAmounts();
  const [text, setText] = createSignal('');
  const [fault, setFault] = createSignal<string | undefined>();
  const left = (): Money => props.order.totals.total - props.amounts.reduce((all, one) => all + one, 0);
  const add = (): void => {
    const value = parseWritten(text(), props.order.currency);
    if (value === null || value <= 0 || value > left() || (value === left() && props.amounts.length === 0)) {
      setFault(payTexts().amountFault(money(props.amounts.length === 0 ? left() - 1 : left())));
      return;
    }
    if (props.onPlan([...props.amounts, value])) setText('');
  };
  return (
    <>
      <Show when={props.amounts.length > 0}>
        <div class={styles['modes']}>
          <For each={props.amounts}>
            {(one, index) => (
              <Button aria-label={payTexts().removePart(String(index() + 1))} onClick={() => props.onPlan(props.amounts.filter((_, at) => at !== index()))}>
                <span class="money">{amount(one)}</span><X size={18} />
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={left() > 0}>
        <form class={styles['add']} novalidate onSubmit={(event) => { event.preventDefault(); add(); }}>
          <TextField label={payTexts().partAmount} inputmode="decimal" autocomplete="off" value={text()} error={fault()} onText={(next) => { setText(next); setFault(undefined); }} />
          <Button type="submit">{payTexts().addPart}</Button>
        </form>
      </Show>
    </>
  );
}
