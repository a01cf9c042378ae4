import Trash from 'lucide-solid/icons/trash';
import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { floorTexts } from '../../i18n/floor.ts';
import { shell } from '../../i18n/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Names an area, a new one or one that is there; the latter can be removed. */
export function AreaDialog(props: {
  readonly name: string;
  readonly isNew: boolean;
  readonly onSave: (name: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const [name, setName] = createSignal(untrack(() => props.name));
  const [tried, setTried] = createSignal(false);
  const save = (): void => {
    setTried(true);
    if (name().trim() !== '') props.onSave(name().trim());
  };
  return (
    <Dialog
      title={props.isNew ? floorTexts().edit.areaNew : floorTexts().edit.renameArea}
      shape="sheet"
      onClose={props.onClose}
      actions={
        <>
          <Show when={!props.isNew}><Button kind="danger" onClick={() => props.onRemove()}><Trash size={20} />{floorTexts().edit.removeArea}</Button></Show>
          <Button onClick={() => props.onClose()}>{shell().cancel}</Button>
          <Button kind="accent" onClick={save}>{shell().save}</Button>
        </>
      }
    >
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <TextField autofocus label={floorTexts().edit.areaName} value={name()} maxLength={40} error={tried() && name().trim() === '' ? floorTexts().edit.nameMissing : undefined} onText={setName} autocomplete="off" />
      </form>
    </Dialog>
  );
}
