import { Navigate, Router, useLocation, type RouteDefinition, type RouteSectionProps } from '@solidjs/router';
import { createEffect, createMemo, ErrorBoundary, lazy, Match, onCleanup, onMount, Show, Suspense, Switch, type Component, type JSX } from 'solid-js';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import { shell } from '../i18n/shell.ts';
import TillScreen from '../screens/till/till-screen.tsx';
import { approvalRequest } from '../session/approval.ts';
import { keptOrdersOf } from '../session/kept-orders.ts';
import { openAttempts } from '../session/open-attempts.ts';
import { useSession } from '../session/session.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ToastArea } from '../ui/toast.tsx';
import styles from './app.module.css';
import { DiskProblems } from './disk-problems.tsx';
import { Header, preloadAppMenu } from './header.tsx';
import { preloadWhenIdle } from './preload.ts';

/** A tab that is loaded again in the middle of a shift shows nobody's sign-in. */
export const loadSignIn = () => import('../screens/sign-in/sign-in-screen.tsx');

const SignInScreen = lazy(loadSignIn);

/** Rarely asked for, and never before something else is on the screen. */
const ApprovalDialog = lazy(() => import('../screens/order-parts/approval-dialog.tsx'));

/** Only while a payment terminal owes an answer. */
const AttemptWatch = lazy(() => import('../screens/pay/attempt-watch.tsx'));

/** Who may stand before a screen: anybody, anybody on a paired device, somebody signed in. */
type Needs = 'nothing' | 'device' | 'person';

type Screen = { readonly path: string; readonly screen: Component; readonly needs: Needs; /** Fills the window without the header. */ readonly bare?: boolean };

const screens: readonly Screen[] = [
  { path: '/till', screen: TillScreen, needs: 'person' },
  { path: '/floor', screen: lazy(() => import('../screens/floor/floor-screen.tsx')), needs: 'person' },
  { path: '/bookings', screen: lazy(() => import('../screens/bookings/bookings-screen.tsx')), needs: 'person' },
  { path: '/orders', screen: lazy(() => import('../screens/orders/orders-screen.tsx')), needs: 'person' },
  { path: '/anomalies', screen: lazy(() => import('../screens/anomalies/anomalies-screen.tsx')), needs: 'person' },
  { path: '/history', screen: lazy(() => import('../screens/history/history-screen.tsx')), needs: 'person' },
  { path: '/guests', screen: lazy(() => import('../screens/customers/customers-screen.tsx')), needs: 'person' },
  { path: '/kitchen', screen: lazy(() => import('../screens/kitchen/kitchen-screen.tsx')), needs: 'device', bare: true },
  { path: '/display', screen: lazy(() => import('../screens/display/display-screen.tsx')), needs: 'device', bare: true },
  { path: '/shift', screen: lazy(() => import('../screens/shift/shift-screen.tsx')), needs: 'person' },
  { path: '/sync', screen: lazy(() => import('../screens/sync/sync-screen.tsx')), needs: 'device' },
  { path: '/devices', screen: lazy(() => import('../screens/devices/devices-screen.tsx')), needs: 'person' },
  { path: '/staff', screen: lazy(() => import('../screens/staff/staff-screen.tsx')), needs: 'person' },
  { path: '/floor-plan', screen: lazy(() => import('../screens/floor-plan/floor-plan-screen.tsx')), needs: 'person' },
  { path: '/menu', screen: lazy(() => import('../screens/menu/menu-screen.tsx')), needs: 'person' },
  { path: '/settings', screen: lazy(() => import('../screens/settings/settings-screen.tsx')), needs: 'device' },
  { path: '/pair', screen: lazy(() => import('../screens/pair/pair-screen.tsx')), needs: 'nothing', bare: true },
  { path: '/welcome', screen: lazy(() => import('../screens/first-run/first-run-screen.tsx')), needs: 'nothing', bare: true },
  { path: '/sign-in', screen: SignInScreen, needs: 'device', bare: true },
];

const homeByKind: Readonly<Record<DeviceKind, string>> = { till: '/till', waiter: '/till', kitchen: '/kitchen', display: '/display' };

function Home(): JSX.Element {
  const session = useSession();
  return <Navigate href={homeByKind[session.self()?.kind ?? 'till']} />;
}

/** Shows a screen to whoever may see it, else what must be done first; the address stays. */
function Guarded(props: { readonly screen: Screen }): JSX.Element {
  const session = useSession();
  return (
    <Switch fallback={<props.screen.screen />}>
      <Match when={props.screen.needs !== 'nothing' && session.self() === null}>
        <Navigate href="/welcome" />
      </Match>
      <Match when={props.screen.needs === 'person' && session.person() === null}>
        <SignInScreen />
      </Match>
    </Switch>
  );
}

function NotFound(): JSX.Element {
  return <EmptyState title={shell().notFound} action={<a href="/">{shell().toTill}</a>} />;
}

const routes: readonly RouteDefinition[] = [
  { path: '/', component: Home },
  ...screens.map((screen): RouteDefinition => ({ path: screen.path, component: () => <Guarded screen={screen} /> })),
  { path: '*', component: NotFound },
];

/** How often idleness is looked at. */
const idleCheckMs = 10_000;

function Frame(props: RouteSectionProps): JSX.Element {
  const session = useSession();
  const location = useLocation();
  const bare = (): boolean => screens.some((screen) => screen.bare && screen.path === location.pathname) || session.self() === null;
  const locked = (): boolean => session.person() === null && screens.some((screen) => screen.needs === 'person' && screen.path === location.pathname);

  const hasKept = createMemo(() => keptOrdersOf(session).all().length > 0);
  const asksTerminals = createMemo(() => openAttempts(session).length > 0 || hasKept());

  onMount(() => preloadWhenIdle([
    // First whether it comes, then for good: the screen asks again for one that did not come.
    () => loadSignIn().then(() => SignInScreen.preload()),
    preloadAppMenu,
    () => import('../screens/till/line-dialogs.tsx'),
    () => import('../screens/till/line-sheet.tsx'),
    () => import('../screens/till/number-dialog.tsx'),
    () => import('../screens/till/note-dialog.tsx'),
    () => import('../screens/order-parts/reason-dialog.tsx'),
    () => import('../i18n/order-errors.ts'),
  ]));
  onMount(() => {
    const touch = (): void => session.touch();
    const timer = setInterval(() => session.lockIfIdle(session.settings().lockAfterMinutes), idleCheckMs);
    // A tab that slept in the background must not show an order to whoever wakes it.
    const wake = (): void => session.lockIfIdle(session.settings().lockAfterMinutes);
    document.addEventListener('pointerdown', touch, { passive: true });
    document.addEventListener('keydown', touch, { passive: true });
    document.addEventListener('visibilitychange', wake);
    wake();
    onCleanup(() => {
      clearInterval(timer);
      document.removeEventListener('pointerdown', touch);
      document.removeEventListener('keydown', touch);
      document.removeEventListener('visibilitychange', wake);
    });
  });
  createEffect(() => {
    document.title = session.settings().name === '' ? 'Smart POS' : `${session.settings().name} · Smart POS`;
  });

  return (
    <div class={styles['frame']}>
      <Show when={!bare() && !locked()}>
        <Header />
      </Show>
      <main class={styles['main']}>
        <ErrorBoundary fallback={(_, reset) => (
          <EmptyState title={shell().screenFailed} hint={shell().screenFailedHint} action={<Button kind="accent" onClick={reset}>{shell().openAgain}</Button>} />
        )}>
          <Suspense fallback={<p class={styles['loading']}>{shell().loading}</p>}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <Suspense><Show when={approvalRequest()} keyed>{(request) => <ApprovalDialog request={request} />}</Show></Suspense>
      <Suspense><Show when={asksTerminals()}><AttemptWatch /></Show></Suspense>
      <ToastArea />
      <DiskProblems />
    </div>
  );
}

/** Everything a person sees. */
export function App(): JSX.Element {
  return <Router root={Frame}>{[...routes]}</Router>;
}
