import { createEffect, createSignal, For, Match, onCleanup, Show, Switch, type JSX } from 'solid-js';
import { deviceKinds, type DeviceKind } from '../../../shared/domain/device/device.ts';
import type { ApiFailure } from '../../api/http.ts';
import { makePairingCode, type ListedDevice, type PairingCode } from '../../api/devices-api.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { devices } from '../../i18n/devices.ts';
import { shell } from '../../i18n/shell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './manage.module.css';
import type { ManagerGate } from './manager-gate.tsx';
import { QrPicture } from './qr-picture.tsx';

/** `K7QM-2XHD`: eight signs are read aloud in two halves. */
export const spokenCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

const minutesLeft = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;

/** A tablet cannot reach this machine by a name that means "myself". */
const isLocal = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

export function KindChoice(props: { readonly kind: DeviceKind; readonly onKind: (kind: DeviceKind) => void }): JSX.Element {
  return (
    <fieldset class={styles['choices']}>
      <legend>{devices().kind}</legend>
      <For each={deviceKinds}>
        {(kind) => (
          <Button class={styles['choice']} pressed={props.kind === kind} onClick={() => props.onKind(kind)}>
            {devices().kinds[kind]}<small>{devices().kindHints[kind]}</small>
          </Button>
        )}
      </For>
    </fieldset>
  );
}

/** Free of the devices there are: `Kitchen screen 2`. */
function nextName(kind: DeviceKind, known: readonly ListedDevice[]): string {
  const names = new Set(known.map((device) => device.name));
  for (let number = 1; ; number += 1) {
    const name = `${devices().kinds[kind]} ${number}`;
    if (!names.has(name)) return name;
  }
}

export type AddDeviceProps = { readonly gate: ManagerGate; readonly known: readonly ListedDevice[]; readonly onRefresh: () => void; readonly onClose: () => void };

/** Asks what the new device is, then shows the code that makes it one. */
export function AddDevice(props: AddDeviceProps): JSX.Element {
  const [kind, setKind] = createSignal<DeviceKind>('kitchen');
  const [typed, setTyped] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiFailure | null>(null);
  const [code, setCode] = createSignal<PairingCode | null>(null);
  const [leftMs, setLeftMs] = createSignal(0);
  const [before, setBefore] = createSignal<ReadonlySet<string>>(new Set<string>());
  const name = (): string => typed() ?? nextName(kind(), props.known);
  const valid = (): boolean => name().trim() !== '' && name().trim().length <= 80;

  const make = async (): Promise<void> => {
    setTried(true);
    if (!valid() || busy()) return;
    setBusy(true);
    setFailure(null);
    setBefore(new Set(props.known.map((device) => device.id)));
    const device = { kind: kind(), name: name().trim() };
    const made = await props.gate.call(() => makePairingCode(device));
    setBusy(false);
    if (made.ok) setCode(made.value);
    else setFailure(made.error);
  };

  const paired = (): ListedDevice | null => (code() === null ? null : props.known.find((device) => !before().has(device.id)) ?? null);
  createEffect(() => {
    const made = code();
    if (made === null || paired() !== null) return;
    let ticks = 0;
    const tick = (): void => {
      setLeftMs(Math.max(0, made.expiresAtMs - Date.now()));
      // The list is asked now and then, so that the new device shows up while somebody watches.
      if ((ticks += 1) % 3 === 0) props.onRefresh();
    };
    tick();
    const timer = setInterval(tick, 1_000);
    onCleanup(() => clearInterval(timer));
  });
  const address = (): string => `${location.origin}/pair`;

  return (
    <Dialog title={devices().add} shape="full" wide onClose={() => props.onClose()}>
      <Switch
        fallback={(
          <form class={styles['form']} novalidate onSubmit={(event) => { event.preventDefault(); void make(); }}>
            <KindChoice kind={kind()} onKind={setKind} />
            <TextField label={devices().name} name="name" maxlength="80" value={name()} error={tried() && !valid() ? devices().nameFault : undefined} onText={setTyped} />
            <Show when={failure()}>{(why) => <Banner tone="danger">{failureText(why())}</Banner>}</Show>
            <Button size="large" kind="accent" type="submit" disabled={busy()}>{devices().makeCode}</Button>
          </form>
        )}
      >
        <Match when={paired()}>
          {(device) => (
            <div class={styles['form']}>
              <Banner tone="good">{devices().pairedNow(device().name)}</Banner>
              <Button size="large" kind="accent" onClick={() => props.onClose()}>{shell().done}</Button>
            </div>
          )}
        </Match>
        <Match when={code()}>
          {(made) => (
            <div class={styles['form']}>
              <Show when={isLocal()}><Banner tone="warn">{devices().localOnly}</Banner></Show>
              <p>{devices().scan}</p>
              <div class={styles['invitation']}>
                <QrPicture text={`${address()}?code=${made().code}`} label={devices().codeLabel(spokenCode(made().code))} />
                <dl class={styles['said']}>
                  <dt>{devices().code}</dt><dd class={styles['signs']}>{spokenCode(made().code)}</dd>
                  <dt>{devices().address}</dt><dd>{address()}</dd>
                  <Show when={leftMs() > 0} fallback={<dd>{devices().expired}</dd>}><dd class={styles['left']}>{devices().expiresIn(minutesLeft(leftMs()))}</dd></Show>
                </dl>
              </div>
              <div class={styles['buttons']}>
                <Show when={leftMs() === 0}><Button size="large" kind="accent" onClick={() => void make()}>{devices().newCode}</Button></Show>
                <Button size="large" onClick={() => props.onClose()}>{shell().done}</Button>
              </div>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}
