import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show, untrack, type JSX } from 'solid-js';
import { lockedText, signInTexts } from '../../i18n/sign-in.ts';
import type { StaffMember } from '../../session/branch.ts';
import { useSession } from '../../session/session.ts';
import type { PinResult } from '../../../workers/replica/port.ts';
import { Button } from '../../ui/button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import styles from './pin-entry.module.css';
import { rememberedPinLength, rememberPinLength } from './pin-length.ts';

const minDigits = 4;
const maxDigits = 8;

export type PinEntryProps = {
  readonly member: StaffMember;
  /** What asks the device; absent: the person signs in with it. */
  readonly check?: (pin: string) => Promise<PinResult>;
  /** What the button says; absent: that the person signs in. */
  readonly confirm?: string;
  readonly onEntered: () => void;
};

/** The PIN on keys of 64 px and more; checked on the device, with the tries that are left or the wait of a lock in words. */
export function PinEntry(props: PinEntryProps): JSX.Element {
  const session = useSession();
  const [pin, setPin] = createSignal('');
  const [checking, setChecking] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [lockedUntilMs, setLockedUntilMs] = createSignal(0);
  const [nowMs, setNowMs] = createSignal(session.nowMs());
  const usual = createMemo(() => rememberedPinLength(localStorage, props.member.id));

  const lock = (untilMs: number): void => {
    setNowMs(session.nowMs());
    setLockedUntilMs(untilMs);
    setProblem(null);
  };
  const locked = createMemo(() => lockedUntilMs() > nowMs());
  // Counted down while it lasts; the worker, which keeps the lock over a restart, has the last word.
  createEffect(() => {
    if (!locked()) return;
    const timer = setInterval(() => setNowMs(session.nowMs()), 1_000);
    onCleanup(() => clearInterval(timer));
  });
  onMount(() => void session.lockedUntil(untrack(() => props.member.id)).then((untilMs) => { if (untilMs !== null) lock(untilMs); }));

  const refuse = (result: Exclude<PinResult, { ok: true }>): void => {
    switch (result.reason) {
      case 'wrong': return void setProblem(signInTexts().wrong(result.triesLeft));
      case 'locked': return lock(result.untilMs);
      case 'unknown-staff': return void setProblem(signInTexts().unknown);
    }
  };
  const check = async (): Promise<void> => {
    if (pin().length < minDigits || checking() || locked()) return;
    setChecking(true);
    setTried(true);
    try {
      const result = await (props.check ? props.check(pin()) : session.signIn(props.member.id, pin()));
      if (result.ok) {
        rememberPinLength(localStorage, props.member.id, pin().length);
        props.onEntered();
        return;
      }
      refuse(result);
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
      <p class={styles['problem']} role={locked() ? 'timer' : 'alert'}>
        <Show when={locked() ? lockedText(lockedUntilMs() - nowMs()) : problem()} fallback={<span class={styles['hint']}>{signInTexts().pin}</span>}>{(words) => <>{words()}</>}</Show>
      </p>
      <Keypad
        disabled={checking() || locked()}
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
      <Button kind="accent" size="large" class={styles['go']} disabled={pin().length < minDigits || checking() || locked()} onClick={() => void check()}>{props.confirm ?? signInTexts().enter}</Button>
    </div>
  );
}
