import { createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import type { SyncStatus } from '../../../workers/replica/port.ts';
import { bytesText, sync } from '../../i18n/sync.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './sync-screen.module.css';

/** How full the device is, and whether the browser keeps what is on it. */
export function StorageState(props: { readonly storage: SyncStatus['storage'] }): JSX.Element {
  const [granted, setGranted] = createSignal<boolean | null>(null);
  const persistent = (): boolean | null => (granted() === true ? true : props.storage.persistent);
  const used = (): string => {
    const { usedBytes, quotaBytes } = props.storage;
    if (usedBytes === null) return sync().storageUnknown;
    return quotaBytes === null ? sync().usedOnly(bytesText(usedBytes)) : sync().used(bytesText(usedBytes), bytesText(quotaBytes));
  };
  const ask = async (): Promise<void> => {
    try {
      setGranted(await navigator.storage.persist());
    } catch {
      setGranted(false);
    }
  };
  return (
    <>
      <p>{used()}</p>
      <Show when={props.storage.usedBytes !== null && props.storage.quotaBytes !== null}>
        <meter class={styles['meter']} min="0" max={props.storage.quotaBytes ?? 1} high={(props.storage.quotaBytes ?? 1) * 0.8} value={props.storage.usedBytes ?? 0} aria-label={used()} />
      </Show>
      <Switch fallback={<p class={styles['soft']}>{sync().persistUnknown}</p>}>
        <Match when={persistent() === true}><Banner tone="good">{sync().persistent}</Banner></Match>
        <Match when={persistent() === false}>
          <Banner tone="warn">{granted() === false ? sync().persistRefused : sync().notPersistent}</Banner>
          <Button onClick={() => void ask()}>{sync().askPersist}</Button>
        </Match>
      </Switch>
    </>
  );
}
