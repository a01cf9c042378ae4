import type { Result } from '../../../shared/kernel/result.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import type { ActError, Session } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';

/** Tells what was done, or why not; answers whether it was. */
export function tellResult(session: Pick<Session, 'settings'>, result: Result<unknown, ActError>, done: string): boolean {
  if (result.ok) showToast(done);
  else showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
  return result.ok;
}
