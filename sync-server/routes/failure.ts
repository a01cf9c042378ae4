import type { Log } from '../platform/log.ts';
import { isUnavailable } from '../store/database.ts';

export type FailureAnswer = { readonly status: 500 | 503; readonly error: string; readonly message: string };

/** Writes down what broke while a request was answered, and what its sender is told. */
export function failureAnswer(cause: unknown, requestId: string, log: Log): FailureAnswer {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (isUnavailable(cause)) {
    log.warn({ requestId, reason: message }, 'database unavailable');
    return { status: 503, error: 'no-database', message: 'The database does not answer. Nothing is lost: try again in a moment.' };
  }
  log.error({ requestId, error: message, stack: cause instanceof Error ? cause.stack : undefined }, 'request failed');
  return { status: 500, error: 'internal', message: `Something broke on the server. Try again; if it stays, report the number ${requestId}.` };
}
