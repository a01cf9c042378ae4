import { createSignal, Show, type JSX } from 'solid-js';
import { Button } from './button.tsx';
import styles from './toast.module.css';

type Toast = { readonly text: string; readonly tone: 'plain' | 'danger'; readonly action?: { readonly label: string; readonly run: () => void } };

const [toast, setToast] = createSignal<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** How long a toast stays: with something to undo, long enough to reach for it. */
const plainMs = 3_000;
const actionMs = 7_000;

/** Tells what just happened, with one thing to do about it; the newest replaces the one before. */
export function showToast(text: string, options: { readonly tone?: 'plain' | 'danger'; readonly action?: Toast['action'] } = {}): void {
  clearTimeout(timer);
  setToast({ text, tone: options.tone ?? 'plain', ...(options.action ? { action: options.action } : {}) });
  timer = setTimeout(() => setToast(null), options.action ? actionMs : plainMs);
}

/** The one place where toasts appear: part of the frame, above everything but dialogs. */
export function ToastArea(): JSX.Element {
  return (
    <div class={styles['area']} role="status" aria-live="polite">
      <Show when={toast()}>
        {(shown) => (
          <div class={styles['toast']} classList={{ [styles['danger'] ?? '']: shown().tone === 'danger', [styles['useful'] ?? '']: shown().action !== undefined }}>
            <span>{shown().text}</span>
            <Show when={shown().action}>
              {(action) => (
                <Button
                  kind="quiet"
                  class={styles['action']}
                  onClick={() => {
                    setToast(null);
                    action().run();
                  }}
                >
                  {action().label}
                </Button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}
