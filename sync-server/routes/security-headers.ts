import type { MiddlewareHandler } from 'hono';

/** The page's own WebSocket, named because not every browser counts it as 'self'. */
const socketSources = (host: string): string => (/^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '');

const policyFor = (host: string): string => [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
  `connect-src 'self'${socketSources(host)}`, "worker-src 'self'", "manifest-src 'self'", "media-src 'self'",
  "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'",
].join('; ');

/** What a browser may do with our pages: run our code, talk to us, and nothing else. */
export const securityHeaders = (): MiddlewareHandler => async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('content-security-policy', policyFor(c.req.header('host') ?? ''));
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(self), usb=(self), serial=(self), screen-wake-lock=(self), window-management=(self), geolocation=(), microphone=(), payment=()');
  if (c.req.path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
};
