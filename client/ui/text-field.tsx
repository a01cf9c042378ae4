import { createUniqueId, Show, splitProps, type JSX } from 'solid-js';
import styles from './text-field.module.css';

export type TextFieldProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput'> & {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly hint?: string;
  /** What is wrong and what to do; spoken when it appears. */
  readonly error?: string | undefined;
  /** The label is spoken only: for search fields that show an icon. */
  readonly quietLabel?: boolean;
};

/** A labelled line of text, 48 px high. */
export function TextField(props: TextFieldProps): JSX.Element {
  const [own, rest] = splitProps(props, ['label', 'value', 'onText', 'hint', 'error', 'quietLabel', 'class', 'id']);
  const made = createUniqueId();
  const id = (): string => own.id ?? made;
  return (
    <div class={`${styles['field']} ${own.class ?? ''}`}>
      <label for={id()} class={own.quietLabel ? 'spoken' : styles['label']}>
        {own.label}
      </label>
      <input
        type="text"
        {...rest}
        id={id()}
        class={styles['input']}
        value={own.value}
        aria-invalid={own.error !== undefined}
        aria-describedby={own.error !== undefined || own.hint !== undefined ? `${id()}-note` : undefined}
        onInput={(event) => own.onText(event.currentTarget.value)}
      />
      <Show when={own.error ?? own.hint}>
        {(note) => (
          <p id={`${id()}-note`} class={own.error !== undefined ? styles['error'] : styles['hint']} role={own.error !== undefined ? 'alert' : undefined}>
            {note()}
          </p>
        )}
      </Show>
    </div>
  );
}
