import { useNavigate, useSearchParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch, untrack, type JSX } from 'solid-js';
import type { DeviceKind } from '../../../shared/domain/device/device.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { makePairingCode, pairWithCode } from '../../api/devices-api.ts';
import type { ApiCall, ApiFailure } from '../../api/http.ts';
import { managerSession } from '../../api/manager-session.ts';
import { signInManager } from '../../api/staff-api.ts';
import { failureText, portErrorText } from '../../i18n/api-failure.ts';
import { devices } from '../../i18n/devices.ts';
import { pair } from '../../i18n/pair.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { KindChoice } from '../devices/add-device.tsx';
import manage from '../devices/manage.module.css';
import { CredentialsForm } from '../devices/manager-gate.tsx';
import { becomeDevice } from '../first-run/become-device.ts';
import page from '../first-run/first-run.module.css';
import { LanguageSwitch } from '../first-run/language-switch.tsx';
import { codeSigns, isWholeCode, showCode } from './pairing-code.ts';
import styles from './pair-screen.module.css';

/** A manager's own code, made and used in one go. */
async function pairAsManager(credentials: { readonly login: string; readonly password: string }, device: { readonly kind: DeviceKind; readonly name: string }): ApiCall<Paired> {
  const signedIn = await signInManager(credentials);
  if (!signedIn.ok) return signedIn;
  const made = await makePairingCode(device);
  const paired = made.ok ? await pairWithCode(made.value.code) : made;
  // The manager walks away; the device is left to others.
  void managerSession.end();
  return paired;
}

/** Makes this browser a device of the restaurant: by a code, or by a manager's password. */
export default function PairScreen(): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams<{ code?: string }>();
  const [code, setCode] = createSignal(untrack(() => showCode(search.code ?? '')));
  const [byManager, setByManager] = createSignal(false);
  const [kind, setKind] = createSignal<DeviceKind>('till');
  const [typedName, setTypedName] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiFailure | null>(null);
  const [refusal, setRefusal] = createSignal<string | null>(null);
  const name = (): string => typedName() ?? devices().kinds[kind()];
  let paired: Paired | null = null;

  const run = async (call: () => ApiCall<Paired>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    setRefusal(null);
    if (paired === null) {
      const answer = await call();
      if (!answer.ok) {
        setBusy(false);
        setFailure(answer.error);
        return;
      }
      // A code is good once: should this browser's storage refuse, the next try goes on from here.
      paired = answer.value;
    }
    const became = await becomeDevice(session, paired);
    setBusy(false);
    if (became.ok) navigate('/', { replace: true });
    else setRefusal(portErrorText(became.error));
  };
  const submitCode = (): void => {
    setTried(true);
    const signs = codeSigns(code());
    if (isWholeCode(signs) && !busy()) void run(() => pairWithCode(signs));
  };
  const submitCredentials = (credentials: { readonly login: string; readonly password: string }): void => {
    const device = { kind: kind(), name: name().trim() || devices().kinds[kind()] };
    void run(() => pairAsManager(credentials, device));
  };

  return (
    <div class={page['page']}>
      <LanguageSwitch />
      <Show when={session.self()}>
        {(self) => (
          <Banner tone="info" action={<Button onClick={() => navigate('/', { replace: true })}>{pair().goOn}</Button>}>
            {pair().isNow(self().name, devices().kinds[self().kind])} {pair().again}
          </Banner>
        )}
      </Show>
      <Show when={refusal()}>{(words) => <Banner tone="danger">{words()}</Banner>}</Show>
      <Switch>
        <Match when={!byManager()}>
          <form class={manage['form']} novalidate onSubmit={(event) => { event.preventDefault(); submitCode(); }}>
            <div class={page['intro']}>
              <h1>{pair().title}</h1>
              <p class={page['lead']}>{pair().lead}</p>
            </div>
            <TextField
              class={styles['code']}
              label={pair().code}
              name="code"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxlength="12"
              placeholder="XXXX-XXXX"
              value={code()}
              error={tried() && !isWholeCode(code()) ? pair().codeFault : undefined}
              onText={(text) => { setCode(showCode(text)); setFailure(null); }}
            />
            <Show when={failure()}>{(why) => <Banner tone="danger">{failureText(why())}</Banner>}</Show>
            <Button size="large" kind="accent" type="submit" disabled={busy()}>{busy() ? pair().pairing : pair().pair}</Button>
            <Button kind="quiet" onClick={() => { setFailure(null); setByManager(true); }}>{pair().asManager}</Button>
          </form>
        </Match>
        <Match when={byManager()}>
          <div class={page['intro']}><h1>{pair().asManagerTitle}</h1></div>
          <CredentialsForm failure={failure()} busy={busy()} submit={pair().pair} onSubmit={submitCredentials}>
            <KindChoice kind={kind()} onKind={setKind} />
            <TextField label={devices().name} name="device-name" maxlength="80" value={name()} onText={setTypedName} />
          </CredentialsForm>
          <Button kind="quiet" onClick={() => { setFailure(null); setByManager(false); }}>{pair().withCode}</Button>
        </Match>
      </Switch>
    </div>
  );
}
