import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, untrack, type JSX } from 'solid-js';
import type { SplitPlan } from '../../../shared/domain/order/frozen.ts';
import type { Line, OrderState } from '../../../shared/domain/order/state.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { payTexts } from '../../i18n/pay.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { itemPlan, leftOf, partsOfPlan, tapLine } from './item-parts.ts';
import styles from './split-editor.module.css';

/** Lines tapped into parts, piece by piece. */
export function ItemsDialog(props: { readonly order: OrderState; readonly onPlan: (plan: SplitPlan) => void; readonly onClose: () => void }): JSX.Element {
  const { amount } = useAmounts();
  const begun = untrack(() => partsOfPlan(props.order));
  const [parts, setParts] = createSignal(begun.parts);
  const [count, setCount] = createSignal(begun.count);
  const [chosen, setChosen] = createSignal(0);
  const lines = (): readonly Line[] => props.order.lines.filter((line) => line.quantityMilli > 0);
  const where = (line: Line): string => {
    const held = (parts()[line.lineId] ?? []).flatMap((milli, index) => (milli > 0 ? [`${payTexts().part(String(index + 1))}: ${formatQuantity(milli, language())}`] : []));
    const left = leftOf(parts(), line);
    return [...held, ...(left > 0 ? [`${payTexts().rest}: ${formatQuantity(left, language())}`] : [])].join(' · ');
  };
  return (
    <Dialog
      title={payTexts().modes.items} shape="full" onClose={props.onClose}
      actions={<Button kind="accent" size="large" onClick={() => props.onPlan(itemPlan(parts(), count()))}>{payTexts().useSplit}</Button>}
    >
      <div class={styles['editor']}>
        <p class={styles['soft']}>{payTexts().itemsHint}</p>
        <div class={styles['modes']}>
          <For each={Array.from({ length: count() }, (_, index) => index)}>
            {(index) => <Button pressed={chosen() === index} onClick={() => setChosen(index)}>{payTexts().part(String(index + 1))}</Button>}
          </For>
          <Button size="square" aria-label={payTexts().newPart} onClick={() => { setCount(count() + 1); setChosen(count() - 1); }}><Plus size={22} /></Button>
        </div>
        <div class={styles['lines']}>
          <For each={lines()}>
            {(line) => (
              <button type="button" class={styles['line']} aria-pressed={(parts()[line.lineId]?.[chosen()] ?? 0) > 0} onClick={() => setParts((old) => tapLine(old, line, chosen()))}>
                <span class={styles['name']}>{formatQuantity(line.quantityMilli, language())} × {nameIn(line.item.name)}</span>
                <span class="money">{amount(line.total)}</span>
                <span class={styles['where']}>{where(line)}</span>
              </button>
            )}
          </For>
        </div>
      </div>
    </Dialog>
  );
}
