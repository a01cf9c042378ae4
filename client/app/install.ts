import { createSignal } from 'solid-js';

/** Chromium's offer to install; other browsers have a menu entry of their own. */
type InstallEvent = Event & { readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }> };

const [offer, setOffer] = createSignal<InstallEvent | null>(null);

/** Catches the offer, which comes once and early; called before anything else is built. */
export function watchInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    setOffer(event as InstallEvent);
  });
  addEventListener('appinstalled', () => setOffer(null));
}

/** Whether this page may ask to be installed now. Reactive. */
export const canInstall = (): boolean => offer() !== null;

export async function install(): Promise<void> {
  const event = offer();
  if (event === null) return;
  // An offer is good for one question.
  setOffer(null);
  await event.prompt();
}

export const runsInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
