import { For, type JSX } from 'solid-js';
import { till } from '../../i18n/till.ts';
import { Button } from '../../ui/button.tsx';
import { TextDialog } from '../../ui/text-dialog.tsx';
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
  const reasons = (): readonly string[] => props.reasons ?? Object.values(till().reasons);
  return (
    <TextDialog title={props.title} label={till().note} text="" confirm={props.confirm} kind="danger" required onText={(reason) => props.onReason(reason)} onClose={() => props.onClose()}>
      <div class={styles['reasons']}>
        <For each={reasons()}>{(reason) => <Button size="large" onClick={() => props.onReason(reason)}>{reason}</Button>}</For>
      </div>
    </TextDialog>
  );
}
