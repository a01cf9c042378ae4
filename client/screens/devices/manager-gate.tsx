import { createSignal, Show, type JSX } from 'solid-js';
import type { ApiCall, ApiFailure } from '../../api/http.ts';
import { signInManager } from '../../api/staff-api.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { pair } from '../../i18n/pair.ts';
import { shell } from '../../i18n/shell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './manage.module.css';

/** Login and password, checked for being there; `onSubmit` gets them. */
export function CredentialsForm(props: {
  readonly failure: ApiFailure | null;
  readonly busy: boolean;
  readonly submit: string;
  readonly onSubmit: (credentials: { readonly login: string; readonly password: string }) => void;
  readonly onCancel?: () => void;
  readonly children?: JSX.Element;
}): JSX.Element {
  const [login, setLogin] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [tried, setTried] = createSignal(false);
  return (
    <form
      class={styles['form']}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (login().trim() !== '' && password() !== '' && !props.busy) props.onSubmit({ login: login().trim(), password: password() });
      }}
    >
      {props.children}
      <TextField label={pair().login} name="login" autocomplete="username" autocapitalize="none" value={login()} error={tried() && login().trim() === '' ? pair().loginFault : undefined} onText={setLogin} />
      <TextField label={pair().password} name="password" type="password" autocomplete="current-password" value={password()} error={tried() && password() === '' ? pair().passwordFault : undefined} onText={setPassword} />
      <Show when={props.failure}>{(failure) => <Banner tone="danger">{failureText(failure())}</Banner>}</Show>
      <div class={styles['buttons']}>
        <Show when={props.onCancel}>{(cancel) => <Button size="large" onClick={() => cancel()()}>{shell().cancel}</Button>}</Show>
        <Button size="large" kind="accent" type="submit" disabled={props.busy}>{props.busy ? pair().signingIn : props.submit}</Button>
      </div>
    </form>
  );
}

export type ManagerGate = {
  /** Makes a call that needs a manager's session; asks for login and password where there is none, then calls again. */
  readonly call: <T>(run: () => ApiCall<T>) => ApiCall<T>;
  /** To be placed on the screen: the dialog that asks. */
  readonly dialog: () => JSX.Element;
};

/** A server session is a thing apart from the PIN: managing is done with a password, and needs the server. */
export function createManagerGate(): ManagerGate {
  const [answer, setAnswer] = createSignal<((signedIn: boolean) => void) | null>(null);
  const [failure, setFailure] = createSignal<ApiFailure | null>(null);
  const [busy, setBusy] = createSignal(false);

  const ask = (): Promise<boolean> => new Promise((resolve) => {
    setFailure(null);
    setAnswer(() => (signedIn: boolean) => {
      setAnswer(null);
      resolve(signedIn);
    });
  });
  const signIn = async (credentials: { readonly login: string; readonly password: string }): Promise<void> => {
    setBusy(true);
    const signedIn = await signInManager(credentials);
    setBusy(false);
    if (signedIn.ok) answer()?.(true);
    else setFailure(signedIn.error);
  };
  return {
    call: async (run) => {
      const first = await run();
      const signedOut = !first.ok && first.error.type === 'refused' && first.error.error === 'signed-out';
      return signedOut && await ask() ? run() : first;
    },
    dialog: () => (
      <Show when={answer()}>
        {(give) => (
          <Dialog title={pair().signInTitle} onClose={() => give()(false)}>
            <CredentialsForm failure={failure()} busy={busy()} submit={pair().signIn} onSubmit={(credentials) => void signIn(credentials)} onCancel={() => give()(false)}>
              <p class={styles['soft']}>{pair().signInHint}</p>
            </CredentialsForm>
          </Dialog>
        )}
      </Show>
    ),
  };
}
