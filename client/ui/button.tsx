import { splitProps, type JSX } from 'solid-js';
import styles from './button.module.css';

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `fire` sends to the kitchen, `accent` is the way forward, `danger` takes away, `quiet` has no frame. */
  readonly kind?: 'plain' | 'accent' | 'fire' | 'danger' | 'quiet';
  /** `large` for what is hit without looking: send, pay, keypads. */
  readonly size?: 'normal' | 'large' | 'square';
  readonly pressed?: boolean;
};

/** A push button at least 48 px high; `type` is `button` unless said otherwise. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['kind', 'size', 'pressed', 'class', 'children']);
  return (
    <button
      type="button"
      {...rest}
      class={`${styles['button']} ${styles[own.kind ?? 'plain']} ${styles[own.size ?? 'normal']} ${own.class ?? ''}`}
      aria-pressed={own.pressed}
    >
      {own.children}
    </button>
  );
}
