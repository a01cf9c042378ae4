import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../platform/clock.ts';
import { apiError } from './api-error.ts';

export type RateLimit = {
  readonly clock: Clock;
  /** Requests a second in the long run. */
  readonly perSecond: number;
  /** Requests that may come at once. */
  readonly burst: number;
  /** Whom to count; default the address of the caller. */
  readonly keyOf?: (c: Context) => string;
};

/** Callers remembered at most: a flood from many addresses must not fill the memory. */
const mostCallers = 20_000;

/** The address of the caller as the connection shows it: a header could be made up. */
export function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // No connection under it: a request made in a test.
    return 'unknown';
  }
}

/** A token bucket for each caller of this instance: takes one, and answers 0, or in how many seconds there is one again. */
export function createBuckets({ clock, perSecond, burst }: Omit<RateLimit, 'keyOf'>): (caller: string) => number {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return (caller) => {
    const nowMs = clock.nowMs();
    const bucket = buckets.get(caller) ?? { tokens: burst, atMs: nowMs };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond);
    bucket.atMs = nowMs;
    // Set again, so that the map stays in the order of last use and the oldest goes first.
    buckets.delete(caller);
    buckets.set(caller, bucket);
    if (buckets.size > mostCallers) buckets.delete(buckets.keys().next().value!);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return 0;
  };
}

export const tooManyWords = (seconds: number): string => `Too many requests. Try again in ${seconds} s.`;

/** Who is over the limit gets 429 and when to come back. */
export function rateLimited({ keyOf = addressOf, ...limit }: RateLimit): MiddlewareHandler {
  const take = createBuckets(limit);
  return async (c, next) => {
    const seconds = take(keyOf(c));
    if (seconds > 0) {
      c.header('retry-after', String(seconds));
      return apiError(c, 429, 'too-many-requests', tooManyWords(seconds));
    }
    await next();
    return undefined;
  };
}
