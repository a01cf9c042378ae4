import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import type { PortError } from '../../../workers/replica/port.ts';
import { portErrorOf } from '../../session/link.ts';
import type { Session } from '../../session/session.ts';

/** Makes this browser the device the server just paired; the token goes to the worker and stays there. */
export async function becomeDevice(session: Pick<Session, 'link' | 'restart'>, paired: Paired): Promise<Result<null, PortError>> {
  try {
    session.restart(await session.link.request('become', { paired }));
    return ok(null);
  } catch (cause) {
    return err(portErrorOf(cause));
  }
}
