import Minus from 'lucide-solid/icons/minus';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import Note from 'lucide-solid/icons/message-square';
import Trash from 'lucide-solid/icons/trash';
import type { JSX } from 'solid-js';
import type { Line } from '../../../shared/domain/order/state.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { Button } from '../../ui/button.tsx';
import styles from './line-tools.module.css';

export type LineToolsProps = {
  /** The line they act on; none: nothing is selected. */
  readonly line: Line | undefined;
  readonly onChange: (line: Line, deltaMilli: number) => void;
  readonly onTakeOff: (line: Line) => void;
  /** What a dialog asks; `more`: everything else about the line. */
  readonly onAsk: (what: 'quantity' | 'note' | 'more', line: Line) => void;
};

const nameOf = (line: Line | undefined): string => (line === undefined ? till().quantity : nameIn(line.item.name));

const quantityOf = (line: Line | undefined): string => (line === undefined ? '' : formatQuantity(line.quantityMilli, language()));

/** What can be done to the selected line: always at the same place, so that fingers find it and nothing moves. */
export function LineTools(props: LineToolsProps): JSX.Element {
  const line = (): Line | undefined => (props.line?.voided === null ? props.line : undefined);
  const none = (): boolean => line() === undefined;
  const change = (deltaMilli: number): void => {
    const selected = line();
    if (selected) props.onChange(selected, deltaMilli);
  };
  const ask = (what: 'quantity' | 'note' | 'more'): void => {
    const selected = line();
    if (selected) props.onAsk(what, selected);
  };
  const takeOff = (): void => {
    const selected = line();
    if (selected) props.onTakeOff(selected);
  };
  return (
    <div class={styles['tools']} role="toolbar" aria-label={nameOf(line())}>
      <Button size="square" disabled={none()} aria-label={till().less} onClick={() => change(-1000)}><Minus size={24} /></Button>
      <Button class={styles['exact']} disabled={none()} aria-label={till().quantity} onClick={() => ask('quantity')}>{quantityOf(line())}</Button>
      <Button size="square" disabled={none()} aria-label={till().moreOf} onClick={() => change(1000)}><Plus size={24} /></Button>
      <span class={styles['gap']} />
      <Button size="square" disabled={none()} aria-label={till().lineNote} onClick={() => ask('note')}><Note size={22} /></Button>
      <Button size="square" disabled={none()} aria-label={till().lineMore} onClick={() => ask('more')}><Ellipsis size={22} /></Button>
      <Button size="square" disabled={none()} aria-label={till().takeOff} onClick={() => takeOff()}><Trash size={22} /></Button>
    </div>
  );
}
