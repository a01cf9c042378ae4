import { createEffect, createRoot, on } from 'solid-js';
import { render } from 'solid-js/web';
import { uuidv7 } from 'uuidv7';
import { loadPreferences, suggestLanguage } from '../i18n/preferences.ts';
import { openReplicaLink } from '../session/replica-link.ts';
import { createDesk, DeskContext } from '../session/desk.ts';
import { createSession, SessionContext } from '../session/session.ts';
import '../ui/tokens.css';
import { App } from './app.tsx';
import { StartFailure } from './start-failure.tsx';

/* The tab's composition root: the only place that builds what talks to the world. */

/** After the frame that is being painted, and before the next person's tap where there is time. */
const defer = (run: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 200 });
  else setTimeout(run, 50);
};

async function start(root: HTMLElement): Promise<void> {
  const { link, snapshot } = await openReplicaLink();
  createRoot(() => {
    const session = createSession({ link, snapshot, nowMs: () => Date.now(), newId: uuidv7, presenceStore: sessionStorage, defer });
    createEffect(() => {
      if (session.self() !== null) suggestLanguage(session.settings().language);
    });
    const desk = createDesk(session);
    // Whoever comes next begins with a blank order.
    createEffect(on(() => session.person()?.id, (_, before) => {
      if (before !== undefined) desk.clear();
    }, { defer: true }));
    root.replaceChildren();
    render(() => (
      <SessionContext.Provider value={session}>
        <DeskContext.Provider value={desk}><App /></DeskContext.Provider>
      </SessionContext.Provider>
    ), root);
  });
}

loadPreferences();
const root = document.getElementById('app')!;
start(root).catch((cause: unknown) => render(() => <StartFailure cause={cause} />, root));
