import { Navigate, useNavigate } from '@solidjs/router';
import PlayCircle from 'lucide-solid/icons/circle-play';
import Store from 'lucide-solid/icons/store';
import { createSignal, Match, onMount, Switch, untrack, type JSX } from 'solid-js';
import type { ApiFailure } from '../../api/http.ts';
import { readSetup } from '../../api/setup-api.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { firstRun } from '../../i18n/first-run.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { CreateRestaurant } from './create-restaurant.tsx';
import { ExploreDemo } from './explore-demo.tsx';
import styles from './first-run.module.css';
import { LanguageSwitch } from './language-switch.tsx';

type View =
  | { readonly type: 'asking' }
  | { readonly type: 'failed'; readonly failure: ApiFailure }
  | { readonly type: 'choose' | 'create' | 'demo' | 'set-up' | 'paired' };

/** A browser that belongs to no restaurant: asks the server whether there is one, then offers what fits. */
export default function FirstRunScreen(): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const [view, setView] = createSignal<View>({ type: 'asking' });

  const ask = async (): Promise<void> => {
    setView({ type: 'asking' });
    const setup = await readSetup();
    setView(!setup.ok ? { type: 'failed', failure: setup.error } : { type: setup.value.state === 'empty' ? 'choose' : 'set-up' });
  };
  // Looked at once: finishing first run makes this browser a device, and that must not close its last page.
  onMount(() => {
    if (untrack(session.self) === null) void ask();
    else setView({ type: 'paired' });
  });
  const failure = (): ApiFailure | null => { const now = view(); return now.type === 'failed' ? now.failure : null; };
  const is = (type: View['type']): boolean => view().type === type;

  return (
    <div class={styles['page']}>
      <LanguageSwitch />
      <Switch fallback={<p class={`${styles['centre']} ${styles['soft']}`}>{firstRun().asking}</p>}>
        <Match when={is('paired')}><Navigate href="/" /></Match>
        <Match when={is('set-up')}><Navigate href="/pair" /></Match>
        <Match when={failure()}>
          {(why) => (
            <div class={styles['centre']}>
              <h1>{firstRun().cannotAsk}</h1>
              <p class={styles['soft']}>{failureText(why())}</p>
              <p class={styles['soft']}>{firstRun().cannotAskHint}</p>
              <Button kind="accent" size="large" onClick={() => void ask()}>{shell().retry}</Button>
            </div>
          )}
        </Match>
        <Match when={is('choose')}>
          <div class={styles['intro']}>
            <h1>{firstRun().title}</h1>
            <p class={styles['lead']}>{firstRun().lead}</p>
          </div>
          <div class={styles['choices']}>
            <button type="button" class={styles['choice']} onClick={() => setView({ type: 'create' })}>
              <Store size={48} /><b>{firstRun().create}</b><span>{firstRun().createHint}</span>
            </button>
            <button type="button" class={styles['choice']} onClick={() => setView({ type: 'demo' })}>
              <PlayCircle size={48} /><b>{firstRun().demo}</b><span>{firstRun().demoHint}</span>
            </button>
          </div>
        </Match>
        <Match when={is('create')}><CreateRestaurant onBack={() => setView({ type: 'choose' })} onDone={() => navigate('/', { replace: true })} /></Match>
        <Match when={is('demo')}><ExploreDemo onBack={() => setView({ type: 'choose' })} /></Match>
      </Switch>
    </div>
  );
}
