import { Show, type JSX } from 'solid-js';
import { shell } from '../i18n/shell.ts';
import { useSession } from '../session/session.ts';
import type { PortError } from '../../workers/replica/port.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** What is on the screen and not on the disk blocks everything until it is: the one error that may. */
export function DiskProblems(): JSX.Element {
  const session = useSession();
  const words = (error: PortError): string => {
    const texts = shell().saveFailed;
    if (error.type === 'disk') return texts[error.error.reason];
    return error.type === 'not-paired' ? texts['not-paired'] : texts.failed;
  };
  const detail = (error: PortError): string => (error.type === 'disk' ? error.error.detail : 'detail' in error ? error.detail : '');
  return (
    <Show when={session.saveFailure()}>
      {(failure) => (
        <Dialog alert title={shell().saveFailedTitle} actions={<Button kind="accent" size="large" onClick={() => session.retrySave()}>{shell().retry}</Button>}>
          <Banner tone="danger">{words(failure().error)}</Banner>
          <p>
            <small>{shell().unsaved(failure().orders)} {detail(failure().error)}</small>
          </p>
        </Dialog>
      )}
    </Show>
  );
}
