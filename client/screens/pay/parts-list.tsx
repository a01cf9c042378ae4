import CircleCheck from 'lucide-solid/icons/circle-check';
import { For, Show, type JSX } from 'solid-js';
import type { SplitPart } from '../../../shared/domain/order/split.ts';
import { payTexts } from '../../i18n/pay.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { partName } from './part-name.ts';
import styles from './parts-list.module.css';

export type PartsListProps = { readonly parts: readonly SplitPart[]; readonly chosen: string | null; readonly onChoose: (key: string) => void };

/** The parts of a split: what each owes, which is being paid, which are paid. */
export function PartsList(props: PartsListProps): JSX.Element {
  const { amount } = useAmounts();
  return (
    <div class={styles['parts']} role="group" aria-label={payTexts().split}>
      <For each={props.parts}>
        {(part) => (
          <button
            type="button" class={styles['part']} data-part={part.key} aria-pressed={props.chosen === part.key} disabled={part.balance <= 0}
            classList={{ [styles['paid'] ?? '']: part.balance <= 0 && part.due > 0 }} onClick={() => props.onChoose(part.key)}
          >
            <span class={styles['name']}>
              {partName(part.key)}
              <Show when={part.paid > 0 && part.balance > 0}><small>{payTexts().of(amount(part.paid), amount(part.due))}</small></Show>
              <Show when={part.balance <= 0 && part.due > 0}><small>{payTexts().partPaid}</small></Show>
            </span>
            <Show when={part.balance <= 0 && part.due > 0}><CircleCheck size={22} /></Show>
            <b class="money">{amount(part.balance > 0 ? part.balance : part.due)}</b>
          </button>
        )}
      </For>
    </div>
  );
}
