import { createEffect, createSignal, on, type JSX } from 'solid-js';
import type { Result } from '../../shared/kernel/result.ts';
import { TextField } from './text-field.tsx';

export type SavedTextFieldProps<Value> = {
  readonly label: string;
  /** Which field it is: what is typed belongs to it alone. */
  readonly entry: string;
  /** What is stored now, as a person would type it. */
  readonly value: string;
  readonly read: (text: string) => Result<Value, string>;
  readonly save: (entry: string, value: Value) => void;
  readonly hint?: string | undefined;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | undefined;
  readonly type?: 'text' | 'time' | undefined;
};

/** A line of text that saves itself when the person leaves it; what is wrong is said at the field and not saved. */
export function SavedTextField<Value>(props: SavedTextFieldProps<Value>): JSX.Element {
  const [draft, setDraft] = createSignal<string | null>(null);
  const [fault, setFault] = createSignal<string | undefined>();
  // Another record in the same place.
  createEffect(on(() => props.entry, () => { setDraft(null); setFault(undefined); }, { defer: true }));
  // Until the stored value says it back the field shows what was typed: no flicker to the old value.
  createEffect(on(() => props.value, () => { if (fault() === undefined) setDraft(null); }, { defer: true }));
  const commit = (): void => {
    const typed = draft();
    if (typed === null) return;
    const read = props.read(typed);
    setFault(read.ok ? undefined : read.error);
    if (!read.ok) return;
    if (typed.trim() === props.value) setDraft(null);
    else props.save(props.entry, read.value);
  };
  return (
    <TextField
      label={props.label} hint={props.hint} error={fault()} type={props.type ?? 'text'} inputmode={props.inputmode} autocomplete="off" name={props.entry}
      value={draft() ?? props.value} onText={(text) => { setDraft(text); setFault(undefined); }} onChange={commit}
    />
  );
}
