import { createSignal, For, type JSX } from 'solid-js';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './reason-dialog.module.css';

export type ReasonDialogProps = {
  readonly title: string;
  readonly reasons?: readonly string[];
  readonly confirm: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
};

/** Why something is taken back: one tap for the usual reasons, words for the others. */
export function ReasonDialog(props: ReasonDialogProps): JSX.Element {
  const [text, setText] = createSignal('');
  const reasons = (): readonly string[] => props.reasons ?? Object.values(till().reasons);
  return (
    <Dialog
      title={props.title}
      shape="sheet"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{shell().cancel}</Button>
          <Button kind="danger" disabled={text().trim() === ''} onClick={() => props.onReason(text().trim())}>{props.confirm}</Button>
        </>
      }
    >
      <div class={styles['reasons']}>
        <For each={reasons()}>{(reason) => <Button size="large" onClick={() => props.onReason(reason)}>{reason}</Button>}</For>
      </div>
      <TextField label={till().note} value={text()} onText={setText} maxLength={200} />
    </Dialog>
  );
}
