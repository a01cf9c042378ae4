import type { Attempt } from '../../shared/domain/order/state.ts';
import type { Session } from './session.ts';

/** Whether a terminal may still answer it; what the person called not paid may yet turn out to be. */
export const mayStillAnswer = (attempt: Attempt): boolean =>
  attempt.payment === null && (attempt.outcome === 'pending' || attempt.outcome === 'timed-out' || (attempt.outcome === 'abandoned' && attempt.terminal !== 'manual'));

/** Whether the person must be asked before another charge. */
export const isUnresolved = (attempt: Attempt): boolean => attempt.payment === null && (attempt.outcome === 'pending' || attempt.outcome === 'timed-out');

/** Attempts that this device's terminals may still answer, with their orders. Reactive. */
export function openAttempts(session: Pick<Session, 'known' | 'self'>): readonly (readonly [string, Attempt])[] {
  const device = session.self()?.deviceId;
  const open: (readonly [string, Attempt])[] = [];
  for (const [id, { state }] of session.known()) {
    for (const attempt of state.attempts) if (attempt.device === device && mayStillAnswer(attempt)) open.push([id, attempt]);
  }
  return open;
}
