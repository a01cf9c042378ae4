import type { JSX } from 'solid-js';
import { instantOfLocal, localTextOf } from '../../../shared/kernel/local-time.ts';
import { useSession } from '../../session/session.ts';
import { TextField } from '../../ui/text-field.tsx';

/** A day and a minute by the clock of the branch, whatever zone this device is in; null: none. */
export function MomentField(props: { readonly label: string; readonly valueMs: number | null; readonly error?: string | undefined; readonly onMoment: (instantMs: number | null) => void }): JSX.Element {
  const session = useSession();
  const text = (): string => (props.valueMs === null ? '' : localTextOf(props.valueMs, session.settings().zone));
  return (
    <TextField
      label={props.label} type="datetime-local" value={text()} error={props.error} onText={() => undefined}
      onChange={(event) => props.onMoment(instantOfLocal(event.currentTarget.value, session.settings().zone))}
    />
  );
}
