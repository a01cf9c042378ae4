import { Show, type JSX } from 'solid-js';
import styles from './list.module.css';

export type RowProps = {
  readonly title: JSX.Element;
  readonly detail?: JSX.Element;
  /** At the row's end: an amount, a badge, a button. */
  readonly end?: JSX.Element;
  readonly start?: JSX.Element;
  /** Makes the whole row a button. */
  readonly onSelect?: (() => void) | undefined;
  readonly selected?: boolean;
};

/** Rows in a card, divided by lines. */
export function List(props: { readonly children: JSX.Element; readonly label?: string }): JSX.Element {
  return (
    <ul class={styles['list']} aria-label={props.label}>
      {props.children}
    </ul>
  );
}

/** One row, at least 56 px high. */
export function Row(props: RowProps): JSX.Element {
  const content = (
    <>
      {props.start}
      <span class={styles['words']}>
        <span class={styles['title']}>{props.title}</span>
        <Show when={props.detail}>
          <span class={styles['detail']}>{props.detail}</span>
        </Show>
      </span>
      {props.end}
    </>
  );
  return (
    <li class={styles['item']} classList={{ [styles['selected'] ?? '']: props.selected }}>
      <Show when={props.onSelect} fallback={<div class={styles['row']}>{content}</div>}>
        {(onSelect) => (
          <button type="button" class={styles['row']} aria-current={props.selected} onClick={() => onSelect()()}>
            {content}
          </button>
        )}
      </Show>
    </li>
  );
}

/** A page's heading with what can be done on the page. */
export function PageHead(props: { readonly title: string; readonly children?: JSX.Element }): JSX.Element {
  return (
    <header class={styles['head']}>
      <h1>{props.title}</h1>
      <div class={styles['tools']}>{props.children}</div>
    </header>
  );
}
