import { createEffect, createSignal, on, type JSX } from 'solid-js';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './menu-screen.module.css';
import { useMenuWriter } from './menu-writer.ts';
import { readName, type ReadField } from './read-fields.ts';

export type MenuFieldProps = {
  readonly label: string;
  /** The board's key. */
  readonly entry: string;
  /** What the board says now, as a person would type it. */
  readonly value: string;
  readonly read: ReadField;
  readonly hint?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal';
  readonly type?: 'text' | 'time';
};

/** A line of text that saves itself under a key of its own when the person leaves it; what is wrong is said at the field and not saved. */
export function MenuField(props: MenuFieldProps): JSX.Element {
  const { save } = useMenuWriter();
  const [draft, setDraft] = createSignal<string | null>(null);
  const [fault, setFault] = createSignal<string | undefined>();
  // Another record in the same place, or what somebody else wrote meanwhile.
  createEffect(on(() => props.entry, () => { setDraft(null); setFault(undefined); }, { defer: true }));
  createEffect(on(() => props.value, () => { if (fault() === undefined) setDraft(null); }, { defer: true }));
  const commit = (): void => {
    const typed = draft();
    if (typed === null) return;
    const read = props.read(typed);
    setFault(read.ok ? undefined : read.error);
    if (!read.ok) return;
    if (typed.trim() === props.value) setDraft(null);
    else void save({ [props.entry]: read.value });
  };
  return (
    <TextField
      label={props.label} hint={props.hint} error={fault()} type={props.type ?? 'text'} inputmode={props.inputmode} autocomplete="off" name={props.entry}
      value={draft() ?? props.value} onText={(text) => { setDraft(text); setFault(undefined); }} onChange={commit}
    />
  );
}

/** A name in three languages, each a key of its own below `prefix`. */
export function NameFields(props: { readonly prefix: string; readonly name: LocalName }): JSX.Element {
  const field = (language: keyof LocalName): JSX.Element => (
    <MenuField label={menuTexts().names[language]} entry={`${props.prefix}:name_${language}`} value={props.name[language]} read={(text) => readName(props.name, language)(text)} />
  );
  return <div class={styles['row']}>{field('en')}{field('ru')}{field('uz')}</div>;
}
