import { createSignal, untrack, type JSX } from 'solid-js';
import { shell } from '../../i18n/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type NoteDialogProps = {
  readonly title: string;
  readonly label: string;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
};

/** A few words to an order or a line. */
export function NoteDialog(props: NoteDialogProps): JSX.Element {
  const [text, setText] = createSignal(untrack(() => props.note));
  return (
    <Dialog
      title={props.title}
      shape="sheet"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{shell().cancel}</Button>
          <Button kind="accent" onClick={() => props.onNote(text().trim())}>{shell().save}</Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onNote(text().trim());
        }}
      >
        <TextField label={props.label} value={text()} onText={setText} maxLength={200} autofocus enterkeyhint="done" />
      </form>
    </Dialog>
  );
}
