import { createEffect, createRoot, on } from 'solid-js';
import { render } from 'solid-js/web';
import { uuidv7 } from 'uuidv7';
import { readMark } from '../api/manager-mark.ts';
import type { ManagerSession } from '../api/manager-session.ts';
import { loadPreferences, suggestLanguage } from '../i18n/preferences.ts';
import { createDesk, DeskContext, type Desk } from '../session/desk.ts';
import { openReplicaLink } from '../session/replica-link.ts';
import { remembersSomebody } from '../session/presence.ts';
import { createSession, SessionContext, type Session, type SessionDeps } from '../session/session.ts';
import '../ui/tokens.css';
import { App, loadSignIn } from './app.tsx';
import { watchInstallOffer } from './install.ts';
import { StartFailure } from './start-failure.tsx';
import { watchUpdates } from './updates.ts';

/* The tab's composition root: the only place that builds what talks to the world. */

/** Only where this browser holds a manager's session: what speaks with the server brings the schemas of all answers. It is among the files kept for offline use. */
const withManagerSession = (act: (session: ManagerSession) => Promise<void>): void => {
  if (readMark(() => localStorage) === null) return;
  void import('../api/manager-session.ts').then(({ managerSession }) => act(managerSession), () => undefined);
};

/** After the frame that is being painted, and before the next person's tap where there is time. */
const defer = (run: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 200 });
  else setTimeout(run, 50);
};

/** The first review waits until the first screen has been painted: nothing that it finds is needed at once. */
let reviewAfterMs = 1_000;

/** The rules are fetched with the first review, and asked for again when they did not come. */
const deferReview: SessionDeps['deferReview'] = (run) => {
  const review = (): void => void import('../../shared/domain/order/review.ts').then(run, () => setTimeout(review, 5_000));
  setTimeout(() => defer(review), reviewAfterMs);
  reviewAfterMs = 0;
};

/** A new version takes over between orders, never during one and never over an open dialog. */
function keepUpdated(session: Session, desk: Desk): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const reloadWhenQuiet = (reload: () => void): void => {
    const quiet = desk.orderId() === null && session.saveFailure() === null && document.querySelector('dialog[open]') === null;
    if (quiet) reload();
    else setTimeout(() => reloadWhenQuiet(reload), 2_000);
  };
  const updates = watchUpdates({
    serviceWorker: navigator.serviceWorker, locks: navigator.locks, onWaiting: () => undefined,
    onNeedReload: reloadWhenQuiet, reload: () => location.reload(),
  });
  createEffect(() => updates.setOrderOpen(desk.orderId() !== null));
}

/**
 * What one person had open is not there for the next: whoever comes begins with a blank order, and
 * what a manager opened with a password ends with the manager.
 */
function leaveNothingBehind(session: Session, desk: Desk): void {
  // Not deferred: the first run is what remembers who was here before, after a reload too.
  createEffect(on(session.person, (person, before) => {
    const left = before !== undefined && before !== null && before.id !== person?.id;
    if (left) desk.clear();
    const manages = person === null || person.role === 'manager' || person.role === 'admin';
    if (left || !manages) withManagerSession((manager) => manager.end());
  }));
  createEffect(() => {
    if (session.status().connection.state === 'online') withManagerSession((manager) => manager.finishEnding());
  });
}

async function start(root: HTMLElement): Promise<void> {
  // Beside the opening of the database, not after it.
  if (!remembersSomebody(sessionStorage)) loadSignIn().catch(() => undefined);
  const { link, snapshot } = await openReplicaLink();
  createRoot(() => {
    const session = createSession({ link, snapshot, nowMs: () => Date.now(), newId: uuidv7, presenceStore: sessionStorage, deferReview });
    const desk = createDesk(session, sessionStorage);
    createEffect(() => {
      if (session.self() !== null) suggestLanguage(session.settings().language);
    });
    leaveNothingBehind(session, desk);
    keepUpdated(session, desk);
    root.replaceChildren();
    render(() => (
      <SessionContext.Provider value={session}>
        <DeskContext.Provider value={desk}><App /></DeskContext.Provider>
      </SessionContext.Provider>
    ), root);
  });
}

watchInstallOffer();
loadPreferences();
const root = document.getElementById('app')!;
start(root).catch((cause: unknown) => render(() => <StartFailure cause={cause} />, root));
