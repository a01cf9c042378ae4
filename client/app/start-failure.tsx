import HardDrive from 'lucide-solid/icons/hard-drive';
import type { JSX } from 'solid-js';
import { shell } from '../i18n/shell.ts';
import { portErrorOf } from '../session/link.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** The worker did not open its database: nothing can be shown, nothing is lost. */
export function StartFailure(props: { readonly cause: unknown }): JSX.Element {
  const detail = (): string => {
    const error = portErrorOf(props.cause);
    return 'detail' in error ? error.detail : error.type;
  };
  return (
    <EmptyState
      icon={<HardDrive size={40} />}
      title={shell().startFailed}
      hint={`${shell().startFailedHint} (${detail()})`}
      action={<Button kind="accent" onClick={() => location.reload()}>{shell().retry}</Button>}
    />
  );
}
