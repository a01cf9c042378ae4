import CloudOff from 'lucide-solid/icons/cloud-off';
import { createEffect, createSignal, on, onCleanup, Show, type JSX } from 'solid-js';
import { language } from '../../i18n/dictionary.ts';
import { kitchen } from '../../i18n/kitchen.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';

/** A short break is nobody's business: the words appear when it lasts. */
const patienceMs = 3_000;

/** How old the orders on the screen are while the server is out of reach. `nowMs`: this device's own clock. */
export function StaleNotice(props: { readonly nowMs: number }): JSX.Element {
  const session = useSession();
  const [away, setAway] = createSignal(false);
  createEffect(on(() => session.status().connection.state === 'online', (online) => {
    if (online) {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), patienceMs);
    onCleanup(() => clearTimeout(timer));
  }));
  const asOfMs = (): number | null => {
    const { connection, collections } = session.status();
    const contact = collections.find(({ collection }) => collection === 'orders')?.lastContactMs ?? null;
    // Without a word from the worker: the break itself began when the connection was last alive.
    return contact ?? (connection.state === 'offline' && Object.keys(session.orders).length > 0 ? connection.sinceMs : null);
  };
  const words = (): string => {
    const at = asOfMs();
    if (at === null) return kitchen().never;
    return kitchen().stale(formatMoment(at, props.nowMs, session.settings().zone, language()), Math.max(0, Math.floor((props.nowMs - at) / 60_000)));
  };
  return <Show when={away()}><Banner tone="warn" icon={<CloudOff size={24} />}>{words()}</Banner></Show>;
}
