import { Show, type JSX } from 'solid-js';
import styles from './empty-state.module.css';

export type EmptyStateProps = {
  readonly icon?: JSX.Element;
  readonly title: string;
  readonly hint?: string;
  readonly action?: JSX.Element;
};

/** What a list or a page shows when there is nothing in it, and what to do about it. */
export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <div class={styles['empty']}>
      {props.icon}
      <p class={styles['title']}>{props.title}</p>
      <Show when={props.hint}>
        <p class={styles['hint']}>{props.hint}</p>
      </Show>
      {props.action}
    </div>
  );
}
