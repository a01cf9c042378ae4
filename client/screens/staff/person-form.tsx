import { createSignal, For, Show, type JSX } from 'solid-js';
import { roles, type Role } from '../../../shared/domain/staff/staff.ts';
import type { ApiFailure } from '../../api/http.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { shell } from '../../i18n/shell.ts';
import { staff } from '../../i18n/staff.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from '../devices/manage.module.css';
import type { PersonEntry } from './person-entry.ts';

export type PersonFormProps = {
  readonly start: { readonly name: string; readonly role: Role };
  /** A new person needs a PIN; for one who works here already it is a reset. */
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  readonly onSave: (entry: PersonEntry) => void;
  readonly children?: JSX.Element;
};

const manages = (role: Role): boolean => role === 'admin' || role === 'manager';

/** Name, role, PIN and, for those who manage, login and password. */
export function PersonForm(props: PersonFormProps): JSX.Element {
  // The start is what the person was when the form opened; what is typed then belongs to the form.
  const start = (): PersonFormProps['start'] => props.start;
  let form: HTMLFormElement | null = null;
  const [name, setName] = createSignal(start().name);
  const [role, setRole] = createSignal<Role>(start().role);
  const [pin, setPin] = createSignal('');
  const [login, setLogin] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [tried, setTried] = createSignal(false);

  const hasAccount = (): boolean => manages(role()) && (login().trim() !== '' || password() !== '');
  const faults = (): { readonly name: boolean; readonly pin: boolean; readonly login: boolean; readonly password: boolean } => ({
    name: name().trim() === '' || name().trim().length > 80,
    pin: !(/^\d{4,8}$/.test(pin()) || (!props.isNew && pin() === '')),
    login: hasAccount() && (login().trim() === '' || login().trim().length > 120),
    password: hasAccount() && (password().length < 10 || password().length > 200),
  });
  const shown = (field: keyof ReturnType<typeof faults>, words: string): string | undefined => (tried() && faults()[field] ? words : undefined);
  const save = (): void => {
    setTried(true);
    if (Object.values(faults()).some(Boolean)) return queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (props.busy) return;
    props.onSave({ name: name().trim(), role: role(), pin: pin(), account: hasAccount() ? { login: login().trim(), password: password() } : undefined });
  };

  return (
    <form ref={(element) => { form = element; }} class={styles['form']} novalidate onSubmit={(event) => { event.preventDefault(); save(); }}>
      <TextField label={staff().name} name="name" maxlength="80" autocomplete="off" value={name()} error={shown('name', staff().nameFault)} onText={setName} />
      <fieldset class={styles['choices']}>
        <legend>{staff().role}</legend>
        <For each={roles}>
          {(each) => (
            <Button class={styles['choice']} pressed={role() === each} onClick={() => setRole(each)}>
              {shell().roles[each]}<small>{staff().roleHints[each]}</small>
            </Button>
          )}
        </For>
      </fieldset>
      <TextField label={props.isNew ? staff().pin : staff().newPin} name="pin" hint={props.isNew ? staff().pinHint : staff().newPinHint} inputmode="numeric" maxlength="8" autocomplete="off" value={pin()} error={shown('pin', staff().pinFault)} onText={setPin} />
      <Show when={manages(role())}>
        <div class={styles['group']}>
          <b>{staff().account}</b>
          <p class={styles['soft']}>{staff().accountHint}</p>
          <TextField label={staff().login} name="login" maxlength="120" autocomplete="off" autocapitalize="none" value={login()} error={shown('login', staff().loginFault)} onText={setLogin} />
          <TextField label={staff().password} name="password" type="password" hint={staff().passwordHint} maxlength="200" autocomplete="new-password" value={password()} error={shown('password', staff().passwordFault)} onText={setPassword} />
        </div>
      </Show>
      <Show when={props.failure}>{(why) => <Banner tone="danger">{failureText(why())}</Banner>}</Show>
      <div class={styles['buttons']}>
        {props.children}
        <Button size="large" kind="accent" type="submit" disabled={props.busy}>{shell().save}</Button>
      </div>
    </form>
  );
}
