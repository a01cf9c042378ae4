import { createEffect, untrack, type JSX } from 'solid-js';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { useSession } from '../../session/session.ts';
import { openAttempts } from '../../session/open-attempts.ts';
import { useCharging } from './use-charging.ts';

/** Goes on listening to what this device's terminals were asked before the page was reloaded, or before their order was archived. Shows nothing. */
export default function AttemptWatch(): JSX.Element {
  const session = useSession();
  const charging = useCharging();
  createEffect(() => {
    const open = [...openAttempts(session), ...charging.left()];
    untrack(() => { for (const [orderId, attempt] of open) charging.resume(orderId as DocId, attempt); });
  });
  return null;
}
