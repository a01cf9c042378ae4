import { A } from '@solidjs/router';
import Armchair from 'lucide-solid/icons/armchair';
import ClipboardList from 'lucide-solid/icons/clipboard-list';
import Clock from 'lucide-solid/icons/clock-3';
import Lock from 'lucide-solid/icons/lock';
import Menu from 'lucide-solid/icons/menu';
import Store from 'lucide-solid/icons/store';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, createSignal, lazy, Show, Suspense, type JSX } from 'solid-js';
import { shell } from '../i18n/shell.ts';
import { useSession } from '../session/session.ts';
import { shiftAnomalies } from '../session/shift.ts';
import { Button } from '../ui/button.tsx';
import bar from './bar.module.css';
import { ConnectionBanner } from './connection-banner.tsx';
import styles from './header.module.css';

/** What is opened now and then, fetched after the first screen. */
const loadAppMenu = () => import('./app-menu.tsx');

const AppMenu = lazy(loadAppMenu);

/** Has the menu at hand, so that it opens within the tap; a fetch that failed is not kept. */
export const preloadAppMenu = () => loadAppMenu().then(() => AppMenu.preload());

/** Navigation, where the connection stands, who is signed in. */
export function Header(): JSX.Element {
  const session = useSession();
  const [menuOpen, setMenuOpen] = createSignal(false);
  const openCount = createMemo(() => {
    let count = 0;
    for (const { state } of session.known().values()) if (state.status === 'open') count += 1;
    return count;
  });
  const sells = (): boolean => session.self()?.kind === 'till' || session.self()?.kind === 'waiter';

  const unsettled = createMemo((): number => (session.may('anomaly.resolved') ? session.anomalies().length + shiftAnomalies(session).length : 0));

  return (
    <header class={styles['header']}>
      <div class={styles['bar']}>
        <nav class={styles['nav']}>
          <Show when={sells()}>
            <A class={`${bar['target']} ${styles['link']}`} activeClass={styles['active']} href="/till" aria-label={shell().till}><Store size={22} /><span>{shell().till}</span></A>
            <A class={`${bar['target']} ${styles['link']}`} activeClass={styles['active']} href="/floor" aria-label={shell().floor}><Armchair size={22} /><span>{shell().floor}</span></A>
            <A class={`${bar['target']} ${styles['link']}`} activeClass={styles['active']} href="/orders" aria-label={`${shell().orders} ${openCount()}`}>
              <ClipboardList size={22} /><span>{shell().orders}</span><b class={`${bar['count']} ${styles['count']}`}>{openCount()}</b>
            </A>
            <A class={`${bar['target']} ${styles['link']} ${styles['roomy']}`} activeClass={styles['active']} href="/history" aria-label={shell().history}><Clock size={22} /><span>{shell().history}</span></A>
          </Show>
        </nav>
        <Show when={unsettled() > 0}>
          <A class={`${bar['target']} ${styles['link']} ${styles['unsettled']}`} activeClass={styles['active']} href="/anomalies" aria-label={shell().unsettled(unsettled())}>
            <TriangleAlert size={22} /><b class={`${bar['count']} ${styles['count']}`}>{unsettled()}</b>
          </A>
        </Show>
        <ConnectionBanner />
        <Show when={session.person()}>
          {(person) => (
            <Button kind="quiet" class={styles['person']} onClick={() => session.leave()} aria-label={`${shell().lock}: ${person().name}`}>
              <Lock size={20} /><span>{person().name}</span>
            </Button>
          )}
        </Show>
        <Button kind="quiet" size="square" class={unsettled() > 0 ? styles['alarmed'] : ''} aria-label={shell().more} onClick={() => setMenuOpen(true)}><Menu size={24} /></Button>
      </div>
      <p class={`${bar['strip']} ${styles['strip']}`}>{[session.settings().name, session.person()?.name].filter(Boolean).join(' · ')}</p>
      <Show when={menuOpen()}>
        <Suspense><AppMenu unsettled={unsettled()} onClose={() => setMenuOpen(false)} /></Suspense>
      </Show>
    </header>
  );
}
