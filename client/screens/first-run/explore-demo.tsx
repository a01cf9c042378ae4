import { useNavigate } from '@solidjs/router';
import { createSignal, For, Match, onCleanup, onMount, Switch, type JSX } from 'solid-js';
import type { DemoReady } from '../../../shared/protocol/identity.ts';
import { exploreDemo } from '../../api/setup-api.ts';
import { failureText, portErrorText } from '../../i18n/api-failure.ts';
import { language } from '../../i18n/dictionary.ts';
import { firstRun } from '../../i18n/first-run.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { becomeDevice } from './become-device.ts';
import styles from './first-run.module.css';

type State = { readonly type: 'busy' } | { readonly type: 'failed'; readonly words: string } | { readonly type: 'ready'; readonly demo: DemoReady };

/** Makes the demo restaurant, then shows who may sign in with which PIN. */
export function ExploreDemo(props: { readonly onBack: () => void }): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const [state, setState] = createSignal<State>({ type: 'busy' });
  const [seconds, setSeconds] = createSignal(0);
  const timer = setInterval(() => setSeconds((count) => count + 1), 1_000);
  onCleanup(() => clearInterval(timer));

  // Kept between tries: once the server made the demo, a failure of this browser's storage must not ask for it twice.
  let made: DemoReady | null = null;
  const make = async (): Promise<void> => {
    setState({ type: 'busy' });
    setSeconds(0);
    if (made === null) {
      const answer = await exploreDemo({ language: language(), device: { name: firstRun().tillName, kind: 'till' } });
      if (!answer.ok) {
        setState({ type: 'failed', words: failureText(answer.error) });
        return;
      }
      made = answer.value;
    }
    const became = await becomeDevice(session, made.paired);
    setState(became.ok ? { type: 'ready', demo: made } : { type: 'failed', words: `${firstRun().becomeFailed}. ${portErrorText(became.error)}` });
  };
  onMount(() => void make());

  const failed = (): string | null => { const now = state(); return now.type === 'failed' ? now.words : null; };
  const ready = (): DemoReady | null => { const now = state(); return now.type === 'ready' ? now.demo : null; };
  return (
    <Switch
      fallback={(
        <div class={styles['centre']} aria-live="polite">
          <h1>{firstRun().demoBusy}</h1>
          <p class={styles['soft']}>{firstRun().demoBusyHint}</p>
          <progress class={styles['progress']} aria-label={firstRun().demoBusy} />
          <p class={`${styles['soft']} ${styles['seconds']}`}>{firstRun().seconds(seconds())}</p>
        </div>
      )}
    >
      <Match when={failed()}>
        {(words) => (
          <div class={styles['form']}>
            <Banner tone="danger">{words()}</Banner>
            <div class={styles['buttons']}>
              <Button size="large" onClick={() => props.onBack()}>{shell().back}</Button>
              <Button size="large" kind="accent" onClick={() => void make()}>{shell().retry}</Button>
            </div>
          </div>
        )}
      </Match>
      <Match when={ready()}>
        {(demo) => (
          <div class={styles['form']}>
            <h1>{firstRun().demoReady}</h1>
            <p class={styles['lead']}>{firstRun().demoPeople}</p>
            <table class={styles['people']}>
              <thead><tr><th>{firstRun().person}</th><th>{firstRun().role}</th><th>PIN</th></tr></thead>
              <tbody>
                <For each={demo().people}>
                  {(person) => <tr><td>{person.name}</td><td>{shell().roles[person.role]}</td><td class={styles['pin']}>{person.pin}</td></tr>}
                </For>
              </tbody>
            </table>
            <p class={styles['soft']}>{firstRun().demoManager(demo().manager.login, demo().manager.password)}</p>
            <Button size="large" kind="accent" onClick={() => navigate('/', { replace: true })}>{firstRun().goOn}</Button>
          </div>
        )}
      </Match>
    </Switch>
  );
}
