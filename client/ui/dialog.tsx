import X from 'lucide-solid/icons/x';
import { createUniqueId, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { shell } from '../i18n/shell.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

export type DialogProps = {
  readonly title: string;
  readonly children: JSX.Element;
  /** Absent: the dialog cannot be dismissed, only answered. */
  readonly onClose?: (() => void) | undefined;
  /** Buttons at the bottom, the safe one first. */
  readonly actions?: JSX.Element;
  /** `sheet` comes from the bottom on a phone and stays in the middle elsewhere; `full` fills a phone. */
  readonly shape?: 'dialog' | 'sheet' | 'full';
  readonly wide?: boolean;
  /** What is inside brings its own margins and scrolls by itself. */
  readonly flush?: boolean;
  readonly alert?: boolean;
};

/**
 * A modal over the page, made of the browser's own <dialog>: focus stays inside, Escape closes it,
 * what lies behind is inert. Mounted means open: wrap it in <Show>.
 */
export function Dialog(props: DialogProps): JSX.Element {
  let element!: HTMLDialogElement;
  let body!: HTMLDivElement;
  const titleId = createUniqueId();
  onMount(() => {
    element.showModal();
    // Left alone, the browser focuses the closing button: a cashier's Enter would close the sheet.
    if (element.querySelector('[autofocus]') === null) body.focus();
    onCleanup(() => element.close());
  });
  return (
    <dialog
      ref={element}
      class={`${styles['dialog']} ${styles[props.shape ?? 'dialog']}`}
      classList={{ [styles['wide'] ?? '']: props.wide }}
      aria-labelledby={titleId}
      role={props.alert ? 'alertdialog' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose?.();
      }}
      onClick={(event) => {
        if (event.target === element) props.onClose?.();
      }}
    >
      <div class={styles['body']} ref={body} tabindex={-1}>
        <header class={styles['head']}>
          <h2 id={titleId}>{props.title}</h2>
          <Show when={props.onClose}>
            {(onClose) => (
              <Button kind="quiet" size="square" aria-label={shell().close} onClick={() => onClose()()}>
                <X size={24} />
              </Button>
            )}
          </Show>
        </header>
        <div class={styles['content']} classList={{ [styles['flush'] ?? '']: props.flush }}>{props.children}</div>
        <Show when={props.actions}>
          <footer class={styles['actions']}>{props.actions}</footer>
        </Show>
      </div>
    </dialog>
  );
}
