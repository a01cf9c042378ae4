import { A, useLocation, useNavigate } from '@solidjs/router';
import Armchair from 'lucide-solid/icons/armchair';
import ClipboardList from 'lucide-solid/icons/clipboard-list';
import Clock from 'lucide-solid/icons/clock-3';
import Lock from 'lucide-solid/icons/lock';
import Menu from 'lucide-solid/icons/menu';
import Store from 'lucide-solid/icons/store';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { menuWords } from '../i18n/menu-words.ts';
import { shell } from '../i18n/shell.ts';
import { useSession } from '../session/session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { List, Row } from '../ui/list.tsx';
import bar from './bar.module.css';
import { ConnectionBanner } from './connection-banner.tsx';
import styles from './header.module.css';

/** Navigation, where the connection stands, who is signed in. */
export function Header(): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const [menuOpen, setMenuOpen] = createSignal(false);
  const openCount = createMemo(() => Object.values(session.orders).reduce((all, order) => all + (order.status === 'open' ? 1 : 0), 0));
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';
  const sells = (): boolean => session.self()?.kind === 'till' || session.self()?.kind === 'waiter';

  const unsettled = (): number => (session.may('anomaly.resolved') ? session.anomalies().length : 0);

  const go = (path: string): void => {
    setMenuOpen(false);
    navigate(path);
  };
  const entries = (): readonly { readonly path: string; readonly title: string }[] => [
    ...(sells() ? [{ path: '/guests', title: shell().guests }] : []),
    ...(sells() ? [{ path: '/shift', title: shell().shift }] : []),
    ...(sells() ? [{ path: '/bookings', title: shell().bookings }, { path: '/history', title: shell().history }] : []),
    { path: '/kitchen', title: shell().kitchen },
    { path: '/sync', title: shell().sync },
    ...(manages() ? [{ path: '/anomalies', title: unsettled() > 0 ? shell().unsettled(unsettled()) : shell().toSettle }, { path: '/menu', title: menuWords().title }, { path: '/floor-plan', title: shell().floorPlan }, { path: '/devices', title: shell().devices }, { path: '/staff', title: shell().staff }] : []),
    { path: '/settings', title: shell().settings },
  ];

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
        <Dialog title={session.settings().name || 'Smart POS'} shape="sheet" onClose={() => setMenuOpen(false)}>
          <List>
            <For each={entries()}>
              {(entry) => <Row title={entry.title} onSelect={() => go(entry.path)} selected={location.pathname === entry.path} />}
            </For>
          </List>
        </Dialog>
      </Show>
    </header>
  );
}
