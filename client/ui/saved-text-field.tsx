import type { JSX } from 'solid-js';
import type { Result } from '../../shared/kernel/result.ts';
import { createFieldDraft } from './field-draft.ts';
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
  const draft = createFieldDraft<Value>(() => props.entry, () => props.value);
  const leave = (): void => {
    const typed = draft.typed();
    const left = typed === null ? null : draft.leave(props.read(typed));
    if (left !== null) props.save(props.entry, left.value);
  };
  return (
    <TextField
      label={props.label} hint={props.hint} error={draft.fault()} type={props.type ?? 'text'} inputmode={props.inputmode} autocomplete="off" name={props.entry}
      value={draft.text()} onText={draft.type} onChange={leave}
    />
  );
}
