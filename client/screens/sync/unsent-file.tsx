import Download from 'lucide-solid/icons/download';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { Requests } from '../../../workers/replica/port.ts';
import { portErrorText } from '../../i18n/api-failure.ts';
import { refusalText } from '../../i18n/refusals.ts';
import { sync } from '../../i18n/sync.ts';
import { portErrorOf } from '../../session/link.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import styles from './sync-screen.module.css';

type Outcome = { readonly tone: 'good' | 'info' | 'danger'; readonly words: string; readonly refused?: Requests['importUnsent']['answer']['refused'] };

/** `smart-pos-till-1-2026-11-22T10-15.json` */
const fileName = (device: string, nowMs: number): string =>
  `smart-pos-${device.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${new Date(nowMs).toISOString().slice(0, 16).replaceAll(':', '-')}.json`;

function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What never reached the server, carried to another device by hand. */
export function UnsentFile(): JSX.Element {
  const session = useSession();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  const [busy, setBusy] = createSignal(false);

  const attempt = async (run: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    try {
      setOutcome(await run());
    } catch (cause) {
      setOutcome({ tone: 'danger', words: portErrorText(portErrorOf(cause)) });
    }
    setBusy(false);
  };
  const exportAll = async (): Promise<Outcome> => {
    const { text, documents } = await session.link.request('exportUnsent', {});
    if (documents === 0) return { tone: 'info', words: sync().nothingToExport };
    saveAs(fileName(session.self()?.name ?? 'device', session.nowMs()), text);
    return { tone: 'good', words: sync().exported(documents) };
  };
  const importFile = async (file: File): Promise<Outcome> => {
    // The server takes the documents itself, so that what two devices hold is merged there and nowhere else.
    if (session.status().connection.state !== 'online') return { tone: 'danger', words: sync().importOffline };
    const { documents, refused } = await session.link.request('importUnsent', { text: await file.text() });
    const words = documents > 0 ? sync().imported(documents) : sync().importedNone;
    return { tone: refused.length > 0 ? 'danger' : documents > 0 ? 'good' : 'info', words, refused };
  };

  return (
    <>
      <p class={styles['soft']}>{sync().fileHint}</p>
      <div class={styles['buttons']}>
        <Button size="large" disabled={busy()} onClick={() => void attempt(exportAll)}><Download size={22} />{sync().export}</Button>
        <FilePick large label={busy() ? sync().importing : sync().import} accept=".json,application/json" disabled={busy()} onFile={(file) => void attempt(() => importFile(file))} />
      </div>
      <div aria-live="polite">
        <Show when={outcome()}>
          {(result) => (
            <>
              <Banner tone={result().tone}>{result().words}</Banner>
              <Show when={result().refused?.length}>
                <p>{sync().notTaken}</p>
                <ul class={styles['refused']}>
                  <For each={result().refused}>{(item) => <li><b>{item.docId}</b><span>{refusalText(item.reason)}</span></li>}</For>
                </ul>
              </Show>
            </>
          )}
        </Show>
      </div>
    </>
  );
}
