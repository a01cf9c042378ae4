import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { sessionMaxMs } from '../identity/sessions.ts';
import { sessionCookie } from './access.ts';

/** A forged header can only make the forger's own cookie stricter. */
const isHttps = (c: Context): boolean => new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';

export function giveSessionCookie(c: Context, secret: string): void {
  setCookie(c, sessionCookie, secret, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isHttps(c), maxAge: sessionMaxMs / 1000 });
}

export function takeSessionCookie(c: Context): void {
  deleteCookie(c, sessionCookie, { path: '/', secure: isHttps(c) });
}
