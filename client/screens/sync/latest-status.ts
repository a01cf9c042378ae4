import { createEffect, createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import type { SyncStatus } from '../../../workers/replica/port.ts';
import type { Session } from '../../session/session.ts';

/** How often the page asks: counts and storage change without a word from the worker. */
const askEveryMs = 5_000;

/** What the worker last said of itself, told or asked; newest first. */
export function createLatestStatus(session: Pick<Session, 'status' | 'link'>): Accessor<SyncStatus> {
  const [latest, setLatest] = createSignal(session.status());
  createEffect(() => setLatest(session.status()));
  onMount(() => {
    // A worker that does not answer is told by its state; what it said before stays on the page.
    const ask = (): void => void session.link.request('status', {}).then(setLatest, () => undefined);
    ask();
    const timer = setInterval(ask, askEveryMs);
    onCleanup(() => clearInterval(timer));
  });
  return latest;
}
