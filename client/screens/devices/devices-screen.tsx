import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, Match, onMount, Show, Switch, type JSX } from 'solid-js';
import { listDevices, renameDevice, revokeDevice, type ListedDevice } from '../../api/devices-api.ts';
import type { ApiCall, ApiFailure } from '../../api/http.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { devices } from '../../i18n/devices.ts';
import { language } from '../../i18n/dictionary.ts';
import { pair } from '../../i18n/pair.ts';
import { shell } from '../../i18n/shell.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, PageHead, Row } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AddDevice } from './add-device.tsx';
import styles from './manage.module.css';
import { createManagerGate } from './manager-gate.tsx';

type Sheet = { readonly type: 'add' } | { readonly type: 'change' | 'remove'; readonly device: ListedDevice };

/** The devices of the branch as the server knows them: add, rename, remove. */
export default function DevicesScreen(): JSX.Element {
  const session = useSession();
  const gate = createManagerGate();
  const [list, setList] = createSignal<readonly ListedDevice[] | null>(null);
  const [failure, setFailure] = createSignal<ApiFailure | null>(null);
  const [sheet, setSheet] = createSignal<Sheet | null>(null);
  const [name, setName] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [showRemoved, setShowRemoved] = createSignal(false);
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';

  const refresh = async (): Promise<void> => {
    const listed = await gate.call(listDevices);
    setFailure(listed.ok ? null : listed.error);
    if (listed.ok) setList(listed.value.devices);
  };
  onMount(() => {
    if (manages()) void refresh();
  });
  const change = async (run: () => ApiCall<unknown>): Promise<void> => {
    setBusy(true);
    const changed = await gate.call(run);
    setBusy(false);
    setFailure(changed.ok ? null : changed.error);
    if (!changed.ok) return;
    setSheet(null);
    await refresh();
  };

  const open = (next: Sheet | null): void => {
    setFailure(null);
    if (next !== null && next.type === 'change') setName(next.device.name);
    setSheet(next);
  };
  const rename = (deviceId: string, to: string): void => {
    if (to !== '') void change(() => renameDevice(deviceId, to));
  };

  const selfId = (): string | undefined => session.self()?.deviceId;
  const shown = (): readonly ListedDevice[] => (list() ?? []).filter((device) => showRemoved() || !device.revoked);
  const detail = (device: ListedDevice): string => [
    devices().kinds[device.kind],
    device.letter === '' ? '' : devices().letter(device.letter),
    device.id === selfId() ? devices().thisOne : '',
    device.online || device.revoked ? '' : device.lastSeenMs === null ? devices().neverSeen : devices().seen(formatMoment(device.lastSeenMs, session.nowMs(), session.settings().zone, language())),
  ].filter((text) => text !== '').join(' · ');
  const opened = (type: 'change' | 'remove'): ListedDevice | null => { const open = sheet(); return open !== null && open.type === type ? open.device : null; };
  const failed = (): JSX.Element => <Show when={failure()}>{(why) => <Banner tone="danger">{failureText(why())}</Banner>}</Show>;

  return (
    <div class={styles['page']}>
      <PageHead title={devices().title}>
        <Show when={list()}><Button kind="accent" onClick={() => open({ type: 'add' })}><Plus size={22} />{devices().add}</Button></Show>
      </PageHead>
      <Switch fallback={<p class={styles['waiting']} aria-live="polite">{devices().loading}</p>}>
        <Match when={!manages()}><EmptyState title={pair().notManager} /></Match>
        <Match when={list() === null && failure()}>
          {(why) => <EmptyState title={failureText(why())} action={<Button kind="accent" onClick={() => void refresh()}>{shell().retry}</Button>} />}
        </Match>
        <Match when={list()}>
          <Show when={sheet() === null}>{failed()}</Show>
          <Show when={shown().length > 0} fallback={<EmptyState icon={<MonitorSmartphone size={48} />} title={devices().empty} hint={devices().emptyHint} />}>
            <List label={devices().title}>
              <For each={shown()}>
                {(device) => (
                  <Row
                    title={<span classList={{ [styles['gone'] ?? '']: device.revoked }}>{device.name}</span>}
                    detail={<>{detail(device)}<Show when={device.unsent}>{(count) => <b class={styles['unsent']}>{devices().unsent(count())}</b>}</Show></>}
                    end={(
                      <Show when={device.revoked} fallback={<Show when={device.online}><span class={styles['badge']} data-tone="good">{devices().online}</span></Show>}>
                        <span class={styles['badge']}>{devices().removed}</span>
                      </Show>
                    )}
                    onSelect={device.revoked ? undefined : () => open({ type: 'change', device })}
                  />
                )}
              </For>
            </List>
          </Show>
          <Show when={list()?.some((device) => device.revoked)}>
            <Button pressed={showRemoved()} onClick={() => setShowRemoved((shows) => !shows)}>{devices().showRemoved}</Button>
          </Show>
        </Match>
      </Switch>
      <Show when={sheet()?.type === 'add'}>
        <AddDevice gate={gate} known={list() ?? []} onRefresh={() => void refresh()} onClose={() => open(null)} />
      </Show>
      <Show when={opened('change')}>
        {(device) => (
          <Dialog title={device().name} onClose={() => open(null)}>
            <form class={styles['form']} novalidate onSubmit={(event) => { event.preventDefault(); rename(device().id, name().trim()); }}>
              <TextField label={devices().name} name="name" maxlength="80" value={name()} error={name().trim() === '' ? devices().nameFault : undefined} onText={setName} />
              <p class={styles['soft']}>{detail(device())}</p>
              {failed()}
              <div class={styles['buttons']}>
                <Button size="large" onClick={() => open({ type: 'remove', device: device() })}>{devices().remove}</Button>
                <Button size="large" kind="accent" type="submit" disabled={busy()}>{devices().rename}</Button>
              </div>
            </form>
          </Dialog>
        )}
      </Show>
      <Show when={opened('remove')}>
        {(device) => (
          <Dialog
            alert
            title={devices().removeTitle(device().name)}
            onClose={() => open(null)}
            actions={(
              <>
                <Button size="large" onClick={() => open(null)}>{shell().cancel}</Button>
                <Button size="large" kind="danger" disabled={busy()} onClick={() => void change(() => revokeDevice(device().id))}>{devices().remove}</Button>
              </>
            )}
          >
            <div class={styles['form']}>
              <p>{devices().removeHint}</p>
              <Show when={device().id === selfId()}><Banner tone="warn">{devices().removeSelf}</Banner></Show>
              <Show when={device().unsent}>{(count) => <Banner tone="warn">{devices().removeUnsent(count())}</Banner>}</Show>
              {failed()}
            </div>
          </Dialog>
        )}
      </Show>
      {gate.dialog()}
    </div>
  );
}
