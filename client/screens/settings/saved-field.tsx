import { createEffect, createSignal, on, type JSX } from 'solid-js';
import { TextField } from '../../ui/text-field.tsx';
import type { ReadField } from './field-values.ts';
import { useSettingsWriter } from './save-settings.ts';

export type SavedFieldProps = {
  readonly label: string;
  /** The board's key. */
  readonly entry: string;
  /** What the board says now, as a person would type it. */
  readonly value: string;
  readonly read: ReadField;
  readonly hint?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal';
};

/** A line of text that saves itself when the person leaves it, under a key of its own; what is wrong is said at the field. */
export function SavedField(props: SavedFieldProps): JSX.Element {
  const save = useSettingsWriter();
  const [draft, setDraft] = createSignal<string | null>(null);
  const [fault, setFault] = createSignal<string | undefined>();
  // Until the board says it back the field shows what was typed: no flicker to the old value.
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
      label={props.label} hint={props.hint} error={fault()} inputmode={props.inputmode} autocomplete="off" name={props.entry}
      value={draft() ?? props.value} onText={(text) => { setDraft(text); setFault(undefined); }} onChange={commit}
    />
  );
}
