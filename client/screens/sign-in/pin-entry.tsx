import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { signInTexts } from '../../i18n/sign-in.ts';
import { formatTime } from '../../i18n/time.ts';
import type { StaffMember } from '../../session/branch.ts';
import { useSession } from '../../session/session.ts';
import type { PinResult } from '../../../workers/replica/port.ts';
import { Button } from '../../ui/button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import styles from './pin-entry.module.css';
import { rememberedPinLength, rememberPinLength } from './pin-length.ts';

const minDigits = 4;
const maxDigits = 8;

/** The PIN on keys of 64 px and more; checked on the device, with the tries that are left or the end of a lock in words. */
export function PinEntry(props: { readonly member: StaffMember; readonly onEntered: () => void }): JSX.Element {
  const session = useSession();
  const [pin, setPin] = createSignal('');
  const [checking, setChecking] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const usual = createMemo(() => rememberedPinLength(localStorage, props.member.id));

  const words = (result: Exclude<PinResult, { ok: true }>): string => {
    switch (result.reason) {
      case 'wrong': return signInTexts().wrong(result.triesLeft);
      case 'locked': return signInTexts().locked(formatTime(result.untilMs, session.settings().zone));
      case 'unknown-staff': return signInTexts().unknown;
    }
  };
  const check = async (): Promise<void> => {
    if (pin().length < minDigits || checking()) return;
    setChecking(true);
    setTried(true);
    try {
      const result = await session.signIn(props.member.id, pin());
      if (result.ok) {
        rememberPinLength(localStorage, props.member.id, pin().length);
        props.onEntered();
        return;
      }
      setProblem(words(result));
    } catch {
      setProblem(signInTexts().failed);
    } finally {
      setPin('');
      setChecking(false);
    }
  };
  return (
    <div class={styles['entry']}>
      <h1>{props.member.name}</h1>
      <div class={styles['dots']} role="status" aria-label={signInTexts().digits(pin().length)}>
        <For each={[...Array.from({ length: Math.max(minDigits, pin().length) }).keys()]}>
          {(index) => <span class={styles['dot']} classList={{ [styles['full'] ?? '']: index < pin().length }} />}
        </For>
      </div>
      <p class={styles['problem']} role="alert"><Show when={problem()} fallback={<span class={styles['hint']}>{signInTexts().pin}</span>}>{problem()}</Show></p>
      <Keypad
        disabled={checking()}
        onKey={(key) => {
          if (key === 'back') setPin((old) => old.slice(0, -1));
          else if (pin().length < maxDigits) {
            setProblem(null);
            setPin((old) => old + key);
            // Only the first try by itself: after a wrong one the person says when the PIN is complete.
            if (pin().length === usual() && !tried()) void check();
          }
        }}
        onEnter={() => void check()}
      />
      <Button kind="accent" size="large" class={styles['go']} disabled={pin().length < minDigits || checking()} onClick={() => void check()}>{signInTexts().enter}</Button>
    </div>
  );
}
