import Check from 'lucide-solid/icons/check';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { For, Show, type JSX } from 'solid-js';
import type { Line, OrderState } from '../../../shared/domain/order/state.ts';
import type { TransferWish } from '../../../shared/domain/order/transfer.ts';
import type { LineId } from '../../../shared/kernel/ids.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import styles from './floor-dialogs.module.css';

export type Picked = ReadonlyMap<LineId, number>;

/** Lines that can be moved; the lines of a combo go together, so that only its first stands for it. */
export function movableLines(state: OrderState): readonly Line[] {
  const combos = new Set<string>();
  return state.lines.filter((line) => {
    if (line.voided !== null || line.quantityMilli <= 0) return false;
    if (line.combo === null) return true;
    return !combos.has(line.combo.id) && combos.add(line.combo.id);
  });
}

export const wishOf = (picked: Picked): TransferWish => ({ lines: [...picked].map(([lineId, quantityMilli]) => ({ lineId, quantityMilli })) });

/** Which lines, and how much of each: a tap takes all of a line, the buttons take pieces of it. */
export function LinePicker(props: { readonly lines: readonly Line[]; readonly picked: Picked; readonly onPicked: (picked: Picked) => void }): JSX.Element {
  const set = (line: Line, quantityMilli: number): void => {
    const next = new Map(props.picked);
    if (quantityMilli <= 0) next.delete(line.lineId);
    else next.set(line.lineId, Math.min(line.quantityMilli, quantityMilli));
    props.onPicked(next);
  };
  const of = (line: Line): number => props.picked.get(line.lineId) ?? 0;
  // A combo's shares of other measures may not come out even: it goes as a whole.
  const inPieces = (line: Line): boolean => line.item.unit === 'piece' && line.combo === null && line.quantityMilli > 1_000;
  return (
    <>
      <div class={styles['tools']}>
        <Button onClick={() => props.onPicked(new Map(props.lines.map((line) => [line.lineId, line.quantityMilli])))}>{floorTexts().allOf}</Button>
        <Button onClick={() => props.onPicked(new Map())}>{floorTexts().noneOf}</Button>
      </div>
      <ul class={styles['lines']}>
        <For each={props.lines}>
          {(line) => (
            <li class={styles['line']} classList={{ [styles['chosen'] ?? '']: of(line) > 0 }} data-pick={nameIn(line.item.name)}>
              <button type="button" class={styles['pick']} aria-pressed={of(line) > 0} onClick={() => set(line, of(line) > 0 ? 0 : line.quantityMilli)}>
                <Show when={of(line) > 0} fallback={<Plus size={20} />}><Check size={20} /></Show>
                <span>{nameIn(line.combo?.name ?? line.item.name)}</span>
              </button>
              <Show when={inPieces(line)} fallback={<span class={styles['share']}>{formatQuantity(line.quantityMilli, language())}</span>}>
                <Button size="square" aria-label={`${nameIn(line.item.name)}: ${floorTexts().fewer}`} disabled={of(line) <= 0} onClick={() => set(line, of(line) - 1_000)}><Minus size={20} /></Button>
                <span class={styles['share']}>{formatQuantity(of(line), language())} / {formatQuantity(line.quantityMilli, language())}</span>
                <Button size="square" aria-label={`${nameIn(line.item.name)}: ${floorTexts().more}`} disabled={of(line) >= line.quantityMilli} onClick={() => set(line, of(line) + 1_000)}><Plus size={20} /></Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
