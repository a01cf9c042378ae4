import { createUniqueId, For, Show, type JSX } from 'solid-js';
import styles from './text-field.module.css';

export type SelectFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly name?: string;
};

/** A labelled choice of one, 48 px high, with the browser's own list: a wheel on a phone, typing ahead on a keyboard. */
export function SelectField(props: SelectFieldProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles['field']}>
      <label for={id} class={styles['label']}>{props.label}</label>
      <select
        id={id}
        name={props.name}
        class={styles['input']}
        aria-invalid={props.error !== undefined}
        aria-describedby={props.error !== undefined || props.hint !== undefined ? `${id}-note` : undefined}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => <option value={option.value} selected={option.value === props.value}>{option.label}</option>}
        </For>
      </select>
      <Show when={props.error ?? props.hint}>
        {(note) => <p id={`${id}-note`} class={props.error !== undefined ? styles['error'] : styles['hint']} role={props.error !== undefined ? 'alert' : undefined}>{note()}</p>}
      </Show>
    </div>
  );
}
