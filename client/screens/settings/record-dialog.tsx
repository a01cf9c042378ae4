import { Show, type JSX } from 'solid-js';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { shell } from '../../i18n/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { NameFields } from './name-fields.tsx';
import { recordName, type SettingsRecord } from './record-list.tsx';
import { useSettingsWriter } from './save-settings.ts';
import styles from './settings-screen.module.css';

export type RecordDialogProps = { readonly kind: string; readonly record: SettingsRecord; readonly removable: boolean; readonly onClose: () => void; readonly children?: JSX.Element };

/** One record: its names, what else it has, and its removal. Every field saves itself. */
export function RecordDialog(props: RecordDialogProps): JSX.Element {
  const save = useSettingsWriter();
  const prefix = (): string => `${props.kind}:${props.record.id}`;
  const remove = async (): Promise<void> => {
    const name = recordName(props.record);
    const gone = `${prefix()}:gone`;
    if (!(await save({ [gone]: true }))) return;
    props.onClose();
    showToast(branchTexts().removed(name), { action: { label: shell().undo, run: () => void save({ [gone]: null }) } });
  };
  return (
    <Dialog
      title={recordName(props.record)} shape="full" wide onClose={props.onClose}
      actions={(
        <>
          <Show when={props.removable}><Button onClick={() => void remove()}>{branchTexts().remove}</Button></Show>
          <Button kind="accent" onClick={() => props.onClose()}>{shell().done}</Button>
        </>
      )}
    >
      <div class={styles['fields']}>
        <NameFields prefix={prefix()} name={props.record.name} />
        {props.children}
      </div>
    </Dialog>
  );
}
