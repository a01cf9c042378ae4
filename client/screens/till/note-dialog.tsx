import type { JSX } from 'solid-js';
import { shell } from '../../i18n/shell.ts';
import { TextDialog } from '../../ui/text-dialog.tsx';

export type NoteDialogProps = {
  readonly title: string;
  readonly label: string;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
};

/** A few words to an order or a line. */
export default function NoteDialog(props: NoteDialogProps): JSX.Element {
  return <TextDialog title={props.title} label={props.label} text={props.note} confirm={shell().save} kind="accent" autofocus onText={(note) => props.onNote(note)} onClose={() => props.onClose()} />;
}
