import { Match, Switch, type JSX } from 'solid-js';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import type { Line } from '../../../shared/domain/order/state.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import NoteDialog from './note-dialog.tsx';
import NumberDialog from './number-dialog.tsx';
import type { TillActions } from './till-actions.ts';

export type LineDialogsProps = {
  readonly line: Line;
  readonly what: string;
  readonly actions: TillActions;
  readonly onChange: (deltaMilli: number) => void;
  readonly onClose: () => void;
};

/** What the keys below a line ask for: how many, a word to the kitchen, why it is taken off. */
export default function LineDialogs(props: LineDialogsProps): JSX.Element {
  const session = useSession();
  const weighed = (): boolean => props.line.item.unit === 'kg';
  const setQuantity = (milli: number): void => {
    const delta = milli - props.line.quantityMilli;
    props.onClose();
    if (delta !== 0) props.onChange(delta);
  };
  const setNote = (note: string): void => {
    const command = { type: 'note-line', lineId: props.line.lineId, note } as const;
    const changed = note !== props.line.note;
    props.onClose();
    if (changed) void props.actions.act(command);
  };
  const takeOff = (reason: string): void => {
    const one = props.line;
    props.onClose();
    void props.actions.takeOff(one, reason);
  };
  return (
    <Switch>
      <Match when={props.what === 'quantity'}>
        <NumberDialog title={nameIn(props.line.item.name)} label={weighed() ? till().weight : till().quantity} fractionDigits={weighed() ? 3 : 0} onNumber={setQuantity} onClose={props.onClose} />
      </Match>
      <Match when={props.what === 'note'}>
        <NoteDialog title={nameIn(props.line.item.name)} label={till().lineNote} note={props.line.note} onNote={setNote} onClose={props.onClose} />
      </Match>
      <Match when={props.what === 'reason'}>
        <ReasonDialog title={till().whyTakeOff} reasons={reasonsFor(session.settings().reasons, 'void').map(({ name }) => nameIn(name))} confirm={till().takeOff} onReason={takeOff} onClose={props.onClose} />
      </Match>
    </Switch>
  );
}
