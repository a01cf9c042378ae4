import { onCleanup, onMount } from 'solid-js';

/** What the keys of a bump bar ask for. Tickets and rows are counted from 0 as they stand on the screen. */
export type BumpKey = { readonly type: 'pick'; readonly index: number } | { readonly type: 'recall' };

/** The meaning of a key press; null for keys that are none of ours and for typing into a field. */
export function bumpKeyOf(event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>, typing: boolean): BumpKey | null {
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  if (/^[1-9]$/.test(event.key)) return { type: 'pick', index: Number(event.key) - 1 };
  // By place, not by sign: a bump bar sends the same key whatever the layout (on a Russian one it reads К).
  return event.code === 'KeyR' ? { type: 'recall' } : null;
}

/** Listens to the keyboard, or to the bump bar that pretends to be one. */
export function createBumpBar(onKey: (key: BumpKey) => void): void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = bumpKeyOf(event, event.target instanceof HTMLInputElement);
    if (key === null) return;
    event.preventDefault();
    onKey(key);
  };
  onMount(() => {
    document.addEventListener('keydown', onKeyDown);
    onCleanup(() => document.removeEventListener('keydown', onKeyDown));
  });
}
