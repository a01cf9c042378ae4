import { createSignal, type JSX } from 'solid-js';
import { menuTexts } from '../../i18n/menu.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './menu-screen.module.css';

/** Asks for the name of something new; `onAdd` answers whether it was made. */
export function AddRecord(props: { readonly label: string; readonly onAdd: (name: string) => Promise<boolean> }): JSX.Element {
  const [name, setName] = createSignal('');
  const [fault, setFault] = createSignal<string | undefined>();
  const add = async (): Promise<void> => {
    const typed = name().trim();
    setFault(typed === '' ? menuTexts().faults.name : typed.length > 200 ? menuTexts().faults.text(200) : undefined);
    if (typed !== '' && typed.length <= 200 && await props.onAdd(typed)) setName('');
  };
  return (
    <form class={styles['add']} novalidate onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <TextField label={props.label} value={name()} error={fault()} autocomplete="off" onText={(text) => { setName(text); setFault(undefined); }} />
      <Button type="submit">{menuTexts().add}</Button>
    </form>
  );
}
