import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, Show, type JSX } from 'solid-js';
import type { Money } from '../../../shared/kernel/money.ts';
import { chooserTexts } from '../../i18n/chooser.ts';
import { language } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './chooser.module.css';
import NumberDialog from './number-dialog.tsx';

export type ChooserFootProps = {
  readonly quantityMilli: number;
  readonly weighed: boolean;
  readonly onQuantity: (milli: number) => void;
  readonly total: Money;
  /** What is still missing, in words: the button says it and shows where. */
  readonly missing: string | null;
  readonly confirm: string;
  readonly onConfirm: () => void;
};

/** How many, what it comes to, and the way on. */
export function ChooserFoot(props: ChooserFootProps): JSX.Element {
  const { money } = useAmounts();
  const [asking, setAsking] = createSignal(false);
  return (
    <div class={styles['foot']}>
      <div class={styles['quantity']}>
        <Show
          when={!props.weighed}
          fallback={<Button class={styles['weight']} aria-label={till().weight} onClick={() => setAsking(true)}>{formatQuantity(props.quantityMilli, language())} {till().perKg}</Button>}
        >
          <Button size="square" aria-label={till().less} disabled={props.quantityMilli <= 1_000} onClick={() => props.onQuantity(props.quantityMilli - 1_000)}><Minus size={24} /></Button>
          <span class={styles['count']}>{formatQuantity(props.quantityMilli, language())}</span>
          <Button size="square" aria-label={till().moreOf} onClick={() => props.onQuantity(props.quantityMilli + 1_000)}><Plus size={24} /></Button>
        </Show>
      </div>
      <Button kind={props.missing === null ? 'accent' : 'plain'} size="large" class={styles['add']} data-confirm onClick={() => props.onConfirm()}>
        <span>{props.missing ?? props.confirm}</span>
        <b class="money">{money(props.total)}</b>
      </Button>
      <Show when={asking()}>
        <NumberDialog title={chooserTexts().weight} label={till().weight} fractionDigits={3} onNumber={(milli) => { setAsking(false); props.onQuantity(milli); }} onClose={() => setAsking(false)} />
      </Show>
    </div>
  );
}
