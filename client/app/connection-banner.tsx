import { A } from '@solidjs/router';
import Cloud from 'lucide-solid/icons/cloud';
import ClockAlert from 'lucide-solid/icons/clock-alert';
import CloudOff from 'lucide-solid/icons/cloud-off';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch, type JSX } from 'solid-js';
import { language } from '../i18n/dictionary.ts';
import { formatMoney } from '../i18n/money.ts';
import { shell } from '../i18n/shell.ts';
import { formatMoment } from '../i18n/time.ts';
import { useSession } from '../session/session.ts';
import { isClockWrong } from '../session/wrong-clock.ts';
import bar from './bar.module.css';
import styles from './connection-banner.module.css';

/** A short break is nobody's business: the banner appears when it lasts. */
const patienceMs = 1_500;

/** Quiet while all is well; else since when the server is away and what exists only on this device. Leads to the sync page. */
export function ConnectionBanner(): JSX.Element {
  const session = useSession();
  const [away, setAway] = createSignal(false);
  // A memo: each retry brings a new status, and none of them may start the patience anew.
  const quiet = createMemo(() => {
    const { state } = session.status().connection;
    return state === 'online' || state === 'unpaired';
  });
  createEffect(on(quiet, (isQuiet) => {
    if (isQuiet) {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), patienceMs);
    onCleanup(() => clearTimeout(timer));
  }));
  const sinceMs = (): number => {
    const { connection } = session.status();
    return connection.state === 'unpaired' ? session.nowMs() : connection.sinceMs;
  };
  const since = (): string => formatMoment(sinceMs(), session.nowMs(), session.settings().zone, language());
  const rejection = (): string | null => {
    const { connection } = session.status();
    return connection.state === 'rejected' ? shell().rejected[connection.reason] : null;
  };
  const clockWrong = (): boolean => isClockWrong(session.status().clockOffsetMs);
  const atRisk = createMemo((): string | null => {
    const amount = away() ? session.onlyHere() : 0;
    return amount > 0 ? formatMoney(amount, session.settings().currency, language()) : null;
  });
  return (
    <A href="/sync" class={`${bar['target']} ${styles['banner']}`} classList={{ [styles['away'] ?? '']: away() || clockWrong(), [styles['rejected'] ?? '']: rejection() !== null }} aria-live="polite">
      <Switch fallback={<><Cloud size={20} /><span class="spoken">{shell().places.server}</span></>}>
        <Match when={rejection()}>
          {(reason) => <><TriangleAlert size={20} /><span class={styles['words']}>{reason()}</span><span class={`${bar['strip']} ${styles['strip']}`} aria-hidden="true">{reason()}</span></>}
        </Match>
        <Match when={away()}>
          <CloudOff size={20} />
          <span class={styles['words']}>
            <span>{session.status().connection.state === 'connecting' ? shell().connecting : shell().offlineSince(since())}</span>
            <Show when={atRisk()}>{(money) => <b class="money">{shell().onlyHere(money())}</b>}</Show>
          </span>
          <span class={`${bar['strip']} ${styles['strip']}`} aria-hidden="true">
            {session.status().connection.state === 'connecting' ? shell().connecting : shell().offlineShort(since())}
            <Show when={atRisk()}>{(money) => <b class="money"> · {shell().onlyHereShort(money())}</b>}</Show>
          </span>
        </Match>
        <Match when={clockWrong()}>
          <ClockAlert size={20} /><span class={styles['words']}>{shell().clockWrong}</span><span class={`${bar['strip']} ${styles['strip']}`} aria-hidden="true">{shell().clockWrong}</span>
        </Match>
      </Switch>
      <Show when={session.pendingOrders() > 0 && away()}>
        <b class={`${bar['count']} ${styles['count']}`} title={shell().unsent(session.pendingOrders())}>
          <span aria-hidden="true">{session.pendingOrders()}</span><span class="spoken">{shell().unsent(session.pendingOrders())}</span>
        </b>
      </Show>
    </A>
  );
}
