import { onCleanup, onMount } from 'solid-js';

/** Keeps the screen lit while it is shown. The browser drops the lock whenever the page is hidden, so it is asked for again. */
export function createWakeLock(): void {
  if (!('wakeLock' in navigator)) return;
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const take = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
    try {
      const taken = await navigator.wakeLock.request('screen');
      if (ended) await taken.release();
      else lock = taken;
    } catch {
      // A low battery refuses it: the screen dims as the device is set to, and the next visit asks again.
    }
  };
  const onVisible = (): void => void take();
  onMount(() => {
    void take();
    document.addEventListener('visibilitychange', onVisible);
  });
  onCleanup(() => {
    ended = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  });
}
