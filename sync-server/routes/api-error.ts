import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../../shared/protocol/identity.ts';

/** Answers with an error: `error` for programs, `message` in words that tell a person what to do next. */
export function apiError(c: Context, status: ContentfulStatusCode, error: string, message: string, details?: unknown): Response {
  const body: ApiError = details === undefined ? { error, message } : { error, message, details };
  return c.json(body, status);
}
