import { createUniqueId, Show, type JSX } from 'solid-js';
import styles from './switch-field.module.css';

export type SwitchFieldProps = { readonly label: string; readonly hint?: string | undefined; readonly on: boolean; readonly disabled?: boolean; readonly onChange: (on: boolean) => void };

/** Something that is on or off; the whole row is the target. */
export function SwitchField(props: SwitchFieldProps): JSX.Element {
  const id = createUniqueId();
  return (
    <button
      type="button" role="switch" class={styles['row']} aria-checked={props.on} aria-labelledby={`${id}-label`} aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
      disabled={props.disabled} onClick={() => props.onChange(!props.on)}
    >
      <span class={styles['words']}>
        <span id={`${id}-label`}>{props.label}</span>
        <Show when={props.hint}><span id={`${id}-hint`} class={styles['hint']}>{props.hint}</span></Show>
      </span>
      <span class={styles['track']}><span class={styles['knob']} /></span>
    </button>
  );
}
