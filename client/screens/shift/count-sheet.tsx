import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createStore } from 'solid-js/store';
import { For, type JSX } from 'solid-js';
import { countTotal, maxPieces, type CashCount } from '../../../shared/domain/shift/cash-count.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { currencyOf } from '../../i18n/money.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './count-sheet.module.css';

/** A count in progress. */
export type Counting = {
  readonly denominations: () => readonly Money[];
  readonly pieces: (denomination: Money) => number;
  /** Whatever was typed; what is no whole number counts as none. */
  readonly set: (denomination: Money, pieces: number) => void;
  readonly sheet: () => CashCount;
  readonly total: () => Money;
};

/** Counts the notes and coins of the branch's currency. */
export function createCounting(): Counting {
  const session = useSession();
  const [counts, setCounts] = createStore<Record<number, number>>({});
  const denominations = (): readonly Money[] => currencyOf(session.settings().currency).denominations;
  const pieces = (denomination: Money): number => counts[denomination] ?? 0;
  const sheet = (): CashCount => denominations().map((denomination) => ({ denomination, count: pieces(denomination) })).filter(({ count }) => count > 0);
  return {
    denominations, pieces, sheet, total: () => countTotal(sheet()),
    set: (denomination, next) => setCounts(denomination, Number.isFinite(next) ? Math.min(maxPieces, Math.max(0, Math.trunc(next))) : 0),
  };
}

/** How many there are of each note and coin: taps for a few, the keyboard for many; Enter goes to the next. */
export function CountSheet(props: { readonly counting: Counting }): JSX.Element {
  const { amount, money } = useAmounts();
  let list!: HTMLUListElement;
  const focusAfter = (index: number): void => {
    const fields = list.querySelectorAll('input');
    fields[(index + 1) % fields.length]?.focus();
  };
  return (
    <div>
      <ul class={styles['sheet']} ref={list}>
        <For each={props.counting.denominations()}>
          {(denomination, index) => (
            <li class={styles['row']}>
              <b class={`money ${styles['note']}`}>{amount(denomination)}</b>
              <Button size="square" aria-label={shiftTexts().fewer(amount(denomination))} disabled={props.counting.pieces(denomination) === 0} onClick={() => props.counting.set(denomination, props.counting.pieces(denomination) - 1)}><Minus size={24} /></Button>
              <input
                class={styles['pieces']} inputmode="numeric" pattern="[0-9]*" autocomplete="off" enterkeyhint="next" placeholder="0" maxLength={6}
                aria-label={shiftTexts().pieces(amount(denomination))}
                value={props.counting.pieces(denomination) === 0 ? '' : String(props.counting.pieces(denomination))}
                onFocus={(event) => event.currentTarget.select()}
                onInput={(event) => {
                  const text = event.currentTarget.value.replaceAll(/\D/g, '');
                  props.counting.set(denomination, Number(text));
                  // A letter leaves the number as it was, and the field shows the number.
                  event.currentTarget.value = text === '' ? '' : String(props.counting.pieces(denomination));
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  focusAfter(index());
                }}
              />
              <Button size="square" aria-label={shiftTexts().more(amount(denomination))} onClick={() => props.counting.set(denomination, props.counting.pieces(denomination) + 1)}><Plus size={24} /></Button>
              <span class={`money ${styles['subtotal']}`}>{amount(denomination * props.counting.pieces(denomination))}</span>
            </li>
          )}
        </For>
      </ul>
      <p class={styles['total']} role="status"><span>{shiftTexts().total}</span><b class="money">{money(props.counting.total())}</b></p>
    </div>
  );
}
