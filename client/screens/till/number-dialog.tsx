import { createSignal, type JSX } from 'solid-js';
import { shell } from '../../i18n/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { milliOf, typeKey } from '../../ui/typed-number.ts';
import styles from './number-dialog.module.css';

export type NumberDialogProps = {
  readonly title: string;
  readonly label: string;
  readonly fractionDigits: 0 | 3;
  readonly onNumber: (milli: number) => void;
  readonly onClose: () => void;
};

/** Asks for a number on big keys: pieces, guests or kilograms. */
export default function NumberDialog(props: NumberDialogProps): JSX.Element {
  const [text, setText] = createSignal('');
  const confirm = (): void => {
    const milli = milliOf(text());
    if (milli !== null) props.onNumber(milli);
  };
  return (
    <Dialog
      title={props.title}
      shape="sheet"
      onClose={props.onClose}
      actions={<Button kind="accent" size="large" disabled={milliOf(text()) === null} onClick={confirm}>{shell().done}</Button>}
    >
      <p class={styles['display']}>
        <span class={styles['label']}>{props.label}</span>
        <output>{text() === '' ? '0' : text()}</output>
      </p>
      <Keypad corner={props.fractionDigits > 0 ? '.' : undefined} onKey={(key) => setText((old) => typeKey(old, key, 7))} onEnter={confirm} />
    </Dialog>
  );
}
