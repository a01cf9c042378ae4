import { A } from '@solidjs/router';
import Cloud from 'lucide-solid/icons/cloud';
import CloudOff from 'lucide-solid/icons/cloud-off';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { createMemo, createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import { asId } from '../../../shared/kernel/ids.ts';
import type { Connection, RefusedItem } from '../../../workers/replica/port.ts';
import { language } from '../../i18n/dictionary.ts';
import { deedText, refusalText } from '../../i18n/refusals.ts';
import { shell } from '../../i18n/shell.ts';
import { sync } from '../../i18n/sync.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/list.tsx';
import { clockWords } from './clock-words.ts';
import { createLatestStatus } from './latest-status.ts';
import { StorageState } from './storage-state.tsx';
import styles from './sync-screen.module.css';
import { UnsentFile } from './unsent-file.tsx';

/** A click must be seen to have done something, even when the answer comes at once. */
const tryingMs = 1_500;

/** Where this device's data are: what the server has, what it has not, what it refused, and how to carry it by hand. */
export default function SyncScreen(): JSX.Element {
  const session = useSession();
  const [trying, setTrying] = createSignal(false);
  const [nowMs, setNowMs] = createSignal(session.nowMs());
  const timer = setInterval(() => setNowMs(session.nowMs()), 10_000);
  onCleanup(() => clearInterval(timer));
  const status = createLatestStatus(session);

  const connection = (): Connection => status().connection;
  const moment = (ms: number): string => formatMoment(ms, nowMs(), session.settings().zone, language());
  const tone = (): 'good' | 'warn' | 'danger' => {
    const { state } = connection();
    return state === 'online' ? 'good' : state === 'rejected' || state === 'unpaired' ? 'danger' : 'warn';
  };
  const since = (): string => { const now = connection(); return now.state === 'unpaired' ? '' : sync().since(moment(now.sinceMs)); };
  const hint = (): string | null => {
    const now = connection();
    if (now.state === 'rejected') return shell().rejected[now.reason];
    return now.state === 'unpaired' ? sync().unpairedHint : now.state === 'offline' ? sync().offlineHint : null;
  };
  const mustPair = (): boolean => { const now = connection(); return now.state === 'unpaired' || (now.state === 'rejected' && now.reason === 'revoked'); };
  const pending = createMemo(() => status().collections.reduce((all, each) => all + each.pending, 0));
  const clock = createMemo(() => clockWords(status().clockOffsetMs));

  const tryNow = (): void => {
    setTrying(true);
    setTimeout(() => setTrying(false), tryingMs);
    session.link.request('reconnect', {}).catch(() => undefined);
  };
  const titleOf = (item: RefusedItem): string =>
    (item.collection === 'orders' ? sync().refusedIn(session.stateOf(asId(item.docId))?.number ?? item.docId) : sync().collections[item.collection]);

  return (
    <div class={styles['page']}>
      <PageHead title={sync().title}>
        <Button onClick={tryNow} disabled={trying() || connection().state === 'unpaired'}><RefreshCw size={22} />{trying() ? sync().trying : sync().tryNow}</Button>
      </PageHead>

      <Show when={status().diskError}>
        {(error) => <Banner tone="danger"><b>{sync().diskTitle}.</b> {sync().disk[error().reason]}</Banner>}
      </Show>
      <Banner
        tone={tone()}
        icon={<Show when={connection().state === 'online'} fallback={<CloudOff size={28} />}><Cloud size={28} /></Show>}
        action={<Show when={mustPair()}><A class={styles['link']} href="/pair">{sync().pairAgain}</A></Show>}
      >
        <span class={styles['state']}><b>{sync().states[connection().state]}</b> {since()}</span>
        <Show when={hint()}>{(words) => <span>{words()}</span>}</Show>
      </Banner>

      <section class={styles['card']}>
        <h2>{sync().dataTitle}</h2>
        <p class={styles['soft']}>{pending() === 0 ? sync().allSent : sync().unsent(pending())}</p>
        <table class={styles['table']}>
          <thead><tr><th>{sync().what}</th><th>{sync().documents}</th><th>{sync().pending}</th><th>{sync().lastContact}</th></tr></thead>
          <tbody>
            <For each={status().collections}>
              {(each) => (
                <tr>
                  <th scope="row">{sync().collections[each.collection]}</th>
                  <td>{each.documents}</td>
                  <td data-pending={each.pending > 0}>{each.pending}</td>
                  <td>{each.lastContactMs === null ? sync().never : moment(each.lastContactMs)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>

      <Show when={status().refused.length > 0}>
        <section class={styles['card']}>
          <h2>{sync().refusedTitle}</h2>
          <p class={styles['soft']}>{sync().refusedHint}</p>
          <ul class={styles['refused']}>
            <For each={status().refused}>
              {(item) => <li><b>{titleOf(item)}{item.opType === '' ? '' : ` · ${deedText(item.opType)}`}</b><span>{refusalText(item.reason)}</span></li>}
            </For>
          </ul>
        </section>
      </Show>

      <section class={styles['card']}>
        <h2>{sync().storageTitle}</h2>
        <StorageState storage={status().storage} />
      </section>
      <section class={styles['card']}>
        <h2>{sync().clockTitle}</h2>
        <Show when={clock().wrong} fallback={<p>{clock().words}</p>}><Banner tone="warn">{clock().words}</Banner></Show>
      </section>
      <section class={styles['card']}>
        <h2>{sync().fileTitle}</h2>
        <UnsentFile />
      </section>
    </div>
  );
}
