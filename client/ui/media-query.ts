import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Whether a CSS media query holds now; reactive. For what is better not made at all than hidden. */
export function createMediaQuery(query: string): Accessor<boolean> {
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const look = (): void => { setMatches(list.matches); };
  list.addEventListener('change', look);
  onCleanup(() => list.removeEventListener('change', look));
  return matches;
}
