import Delete from 'lucide-solid/icons/delete';
import { For, onCleanup, onMount, type JSX } from 'solid-js';
import { shell } from '../i18n/shell.ts';
import type { KeypadKey } from './typed-number.ts';
import styles from './keypad.module.css';

export type KeypadProps = {
  readonly onKey: (key: KeypadKey) => void;
  /** What stands left of the zero; nothing when absent. */
  readonly corner?: '00' | '000' | '.';
  readonly disabled?: boolean;
  /** Enter on a keyboard. */
  readonly onEnter?: () => void;
};

const rows: readonly (readonly KeypadKey[])[] = [['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9']];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Digits on keys of 64 px and more; a keyboard's digits, comma, Backspace and Enter work as well. */
export function Keypad(props: KeypadProps): JSX.Element {
  const press = (key: KeypadKey): void => {
    if (!props.disabled) props.onKey(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) {
      press(event.key as KeypadKey);
      // A button pressed before typing keeps the focus: Enter is meant for the number, not for it.
      if (event.target instanceof HTMLButtonElement) event.target.blur();
    }
    else if (event.key === 'Backspace') press('back');
    else if ((event.key === '.' || event.key === ',') && props.corner === '.') press('.');
    else if (event.key === 'Enter' && props.onEnter && !(event.target instanceof HTMLButtonElement)) props.onEnter();
    else return;
    event.preventDefault();
  };
  onMount(() => {
    document.addEventListener('keydown', onKeyDown);
    onCleanup(() => document.removeEventListener('keydown', onKeyDown));
  });
  const key = (value: KeypadKey): JSX.Element => (
    <button type="button" class={styles['key']} disabled={props.disabled} onClick={() => press(value)}>
      {value}
    </button>
  );
  return (
    <div class={styles['keypad']}>
      <For each={rows.flat()}>{key}</For>
      {props.corner ? key(props.corner) : <span />}
      {key('0')}
      <button type="button" class={styles['key']} disabled={props.disabled} aria-label={shell().delete} onClick={() => press('back')}>
        <Delete size={28} />
      </button>
    </div>
  );
}
