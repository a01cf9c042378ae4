import CloudOff from 'lucide-solid/icons/cloud-off';
import { createEffect, createMemo, createSignal, on, onCleanup, Show, type JSX } from 'solid-js';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import { language } from '../../i18n/dictionary.ts';
import { kitchen } from '../../i18n/kitchen.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import styles from './kitchen-screen.module.css';

/** A short break is nobody's business: the words appear when it lasts. */
const patienceMs = 3_000;

/** How old the orders on the screen are while the server is out of reach. `nowMs`: this device's own clock. */
export function StaleNotice(props: { readonly nowMs: number }): JSX.Element {
  const session = useSession();
  const [away, setAway] = createSignal(false);
  // A memo: every retry brings a new status, and none of them may start the waiting anew.
  const online = createMemo(() => session.status().connection.state === 'online');
  createEffect(on(online, (isOnline) => {
    if (isOnline) {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), patienceMs);
    onCleanup(() => clearTimeout(timer));
  }));
  const asOfMs = createMemo((): number | null => {
    const contact = session.status().collections.find(({ collection }) => collection === 'orders')?.lastContactMs ?? null;
    if (contact !== null) return contact;
    // A screen restarted while the server is away does not know when it last heard of it: the newest
    // thing it knows of is the honest answer.
    const newest = Object.values(session.orders).reduce((last, order) => (order.lastStamp > last ? order.lastStamp : last), '');
    return newest === '' ? null : stampMs(newest);
  });
  const words = (): string => {
    const at = asOfMs();
    if (at === null) return kitchen().never;
    return kitchen().stale(formatMoment(at, props.nowMs, session.settings().zone, language()), Math.max(0, Math.floor((props.nowMs - at) / 60_000)));
  };
  return <Show when={away()}><Banner tone="warn" icon={<CloudOff size={24} />}><span class={styles['stale']}>{words()}</span></Banner></Show>;
}
