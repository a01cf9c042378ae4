import { createSignal, onCleanup, type Accessor } from 'solid-js';

/**
 * Whether an element stands on a visible screen: a ticket below the fold, or in a tab behind
 * others, has not been seen by anybody.
 */
export function createPainted(): { readonly watch: (element: Element) => void; readonly painted: Accessor<boolean> } {
  const [inView, setInView] = createSignal(false);
  const [visible, setVisible] = createSignal(document.visibilityState === 'visible');
  const onVisible = (): void => void setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', onVisible);
  const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting ?? false));
  onCleanup(() => {
    document.removeEventListener('visibilitychange', onVisible);
    observer.disconnect();
  });
  return { watch: (element) => observer.observe(element), painted: () => inView() && visible() };
}
