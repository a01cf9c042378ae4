import type { Context, MiddlewareHandler } from 'hono';
import { apiError } from './api-error.ts';

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
};

function isSameOrigin(c: Context): boolean {
  if (c.req.header('sec-fetch-site') === 'cross-site') return false;
  const origin = c.req.header('origin');
  // Programs and tests send none; a browser always does with what changes something.
  if (origin === undefined) return true;
  // A proxy may put its own name into Host; a page of another site cannot set the header that keeps the first one.
  return [c.req.header('host'), c.req.header('x-forwarded-host')].includes(hostOf(origin) ?? '');
}

/** Refuses what another site's page makes a manager's browser send: the second lock beside SameSite=Strict. */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  if (!isSameOrigin(c)) return apiError(c, 403, 'other-origin', 'This request came from another site. Open Smart POS itself and try there.');
  await next();
  return undefined;
};
