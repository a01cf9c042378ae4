import { createSignal, untrack, type JSX } from 'solid-js';
import { shell } from '../i18n/shell.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

export type TextDialogProps = {
  readonly title: string;
  readonly label: string;
  /** What stands there at first. */
  readonly text: string;
  readonly confirm: string;
  readonly kind: 'accent' | 'danger';
  /** Nothing can be confirmed while no words stand there. */
  readonly required?: boolean;
  /** The keyboard comes up at once; left out where a tap above the field is the usual answer. */
  readonly autofocus?: boolean;
  /** Trimmed. */
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
  /** Above the field. */
  readonly children?: JSX.Element;
};

/** Asks for a few words, 200 characters at most. */
export function TextDialog(props: TextDialogProps): JSX.Element {
  const [text, setText] = createSignal(untrack(() => props.text));
  const missing = (): boolean => props.required === true && text().trim() === '';
  const confirm = (): void => {
    if (!missing()) props.onText(text().trim());
  };
  return (
    <Dialog
      title={props.title}
      shape="sheet"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{shell().cancel}</Button>
          <Button kind={props.kind} disabled={missing()} onClick={confirm}>{props.confirm}</Button>
        </>
      }
    >
      {props.children}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <TextField label={props.label} value={text()} onText={setText} maxLength={200} autofocus={props.autofocus} enterkeyhint="done" />
      </form>
    </Dialog>
  );
}
