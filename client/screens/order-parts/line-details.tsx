import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Adjustment, Line } from '../../../shared/domain/order/state.ts';
import { checkTexts } from '../../i18n/check.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatRate } from '../../i18n/rate.ts';
import { useAmounts } from './amounts.ts';
import styles from './line-details.module.css';
import { optionWords } from './line-words.ts';

/** What a discount or comp is, in words: `Discount 10 %: Birthday`. */
export function useAdjustmentWords(): (adjustment: Adjustment) => string {
  const { money } = useAmounts();
  return ({ comp, value, reason }) => {
    const what = comp || value === null ? checkTexts().comped : checkTexts().discountOf(value.kind === 'percent' ? formatRate(value.basisPoints, language()) : money(value.amount));
    return reason === '' ? what : `${what}: ${reason}`;
  };
}

/** Under a line's name: combo, size and options, notes, seat, what was taken off. */
export function LineDetails(props: { readonly line: Line }): JSX.Element {
  const options = createMemo(() => optionWords(props.line.item, nameIn));
  /** Most lines have none: one question for all of them. */
  const hasAny = (): boolean => options().length > 0 || props.line.combo !== null || props.line.note !== '' || props.line.guestNote !== '' || props.line.adjustments.length > 0;
  return <Show when={hasAny()}><Details line={props.line} options={options()} /></Show>;
}

function Details(props: { readonly line: Line; readonly options: readonly string[] }): JSX.Element {
  const adjustment = useAdjustmentWords();
  return (
    <>
      <Show when={props.line.combo}>{(combo) => <span class={styles['combo']}>{nameIn(combo().name)}</span>}</Show>
      <Show when={props.options.length > 0}><span class={styles['options']}>{props.options.join(' · ')}</span></Show>
      <Show when={props.line.note}><span class={styles['note']}>{props.line.note}</span></Show>
      <Show when={props.line.guestNote}><span class={styles['options']}>{checkTexts().guestNote(props.line.guestNote)}</span></Show>
      <For each={props.line.adjustments}>{(given) => <span class={styles['adjusted']}>{adjustment(given)}</span>}</For>
    </>
  );
}

/** Whose it is, where a table keeps its guests apart. */
export function SeatBadge(props: { readonly seat: number }): JSX.Element {
  return (
    <Show when={props.seat > 0}>
      <span class={styles['seat']}><span aria-hidden="true">{checkTexts().seatShort(props.seat)}</span><span class="spoken">{checkTexts().seat(props.seat)}</span></span>
    </Show>
  );
}
