import type { JSX } from 'solid-js';
import styles from './banner.module.css';

export type BannerProps = {
  readonly tone: 'info' | 'warn' | 'danger' | 'good';
  readonly icon?: JSX.Element;
  readonly children: JSX.Element;
  readonly action?: JSX.Element;
};

/** A quiet strip that tells a state; it does not ask for anything by itself. */
export function Banner(props: BannerProps): JSX.Element {
  return (
    <div class={`${styles['banner']} ${styles[props.tone]}`} role="status">
      {props.icon}
      <div class={styles['text']}>{props.children}</div>
      {props.action}
    </div>
  );
}
