import { useLocation, useNavigate } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { createSignal, For, Show, type JSX } from 'solid-js';
import { languages } from '../../../shared/domain/branch/branch.ts';
import { chooseLanguage } from '../../i18n/preferences.ts';
import { language } from '../../i18n/dictionary.ts';
import { shell } from '../../i18n/shell.ts';
import { signInTexts } from '../../i18n/sign-in.ts';
import type { StaffMember } from '../../session/branch.ts';
import { useSession } from '../../session/session.ts';
import { ConnectionBanner } from '../../app/connection-banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PinEntry } from './pin-entry.tsx';
import styles from './sign-in-screen.module.css';

/** Pick a person, enter the PIN. Works with the network gone; the device itself checks the PIN. */
export default function SignInScreen(): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const [person, setPerson] = createSignal<StaffMember | null>(null);
  const entered = (): void => {
    setPerson(null);
    if (location.pathname === '/sign-in') navigate('/', { replace: true });
  };
  return (
    <div class={styles['page']}>
      <header class={styles['head']}>
        <div>
          <p class={styles['branch']}>{session.settings().name || 'Smart POS'}</p>
          <p class={styles['device']}>{session.self()?.name}</p>
        </div>
        <ConnectionBanner />
        <div class={styles['languages']}>
          <For each={languages}>{(code) => <Button kind="quiet" pressed={language() === code} onClick={() => chooseLanguage(code)}>{code.toUpperCase()}</Button>}</For>
        </div>
      </header>
      <Show
        when={person()}
        keyed
        fallback={
          <Show when={session.staff().length > 0} fallback={<EmptyState title={signInTexts().noStaff} hint={signInTexts().noStaffHint} />}>
            <section class={styles['who']}>
              <h1>{signInTexts().who}</h1>
              <div class={styles['people']}>
                <For each={session.staff()}>
                  {(member) => (
                    <button type="button" class={styles['person']} onClick={() => setPerson(member)}>
                      <b>{member.name}</b>
                      <span>{shell().roles[member.role]}</span>
                    </button>
                  )}
                </For>
              </div>
            </section>
          </Show>
        }
      >
        {(member) => (
          <section class={styles['pin']}>
            <Button kind="quiet" onClick={() => setPerson(null)}><ArrowLeft size={20} />{signInTexts().back}</Button>
            <PinEntry member={member} onEntered={entered} />
          </section>
        )}
      </Show>
    </div>
  );
}
