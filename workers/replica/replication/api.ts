import type { CollectionName } from '../../../shared/documents/collections.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { PinVerifiers } from '../../../shared/protocol/identity.ts';
import type { ArchiveEntry, Cursor, DigestResponse, PullResponse, PushItem, PushResponse } from '../../../shared/protocol/replication.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';

/**
 * Why a request has no answer, by what to do about it: wait for the network, show that the device is
 * no longer welcome, try later, or accept that this very request will never pass.
 */
export type ApiFailure =
  | { readonly type: 'network'; readonly detail: string }
  | { readonly type: 'unauthorised' }
  /** The two speak different protocols: nothing was looked at, and nothing is lost by waiting. */
  | { readonly type: 'protocol' }
  | { readonly type: 'busy'; readonly retryAfterMs: number }
  | { readonly type: 'server'; readonly status: number; readonly detail: string }
  | { readonly type: 'refused'; readonly status: number; readonly detail: string };

export type Api = {
  readonly push: (items: readonly PushItem[]) => Promise<Result<PushResponse, ApiFailure>>;
  readonly pull: (collection: CollectionName, cursor: Cursor, limit: number) => Promise<Result<PullResponse, ApiFailure>>;
  readonly digest: (collection: CollectionName) => Promise<Result<DigestResponse, ApiFailure>>;
  readonly documentDigests: (collection: CollectionName) => Promise<Result<{ readonly digests: Readonly<Record<string, number>> }, ApiFailure>>;
  readonly archives: (after: number) => Promise<Result<{ readonly archives: readonly ArchiveEntry[] }, ApiFailure>>;
  /** Several archives as one bundle, see `decodeBundle`. */
  readonly archiveBundle: (ids: readonly string[]) => Promise<Result<Uint8Array<ArrayBuffer>, ApiFailure>>;
  readonly pinVerifiers: () => Promise<Result<PinVerifiers, ApiFailure>>;
};

export type ApiDep = { readonly fetch: typeof fetch; readonly origin: string; readonly token: string; readonly timeoutMs?: number };

async function failureOf(response: Response): Promise<ApiFailure> {
  if (response.status === 401) return { type: 'unauthorised' };
  const body = await response.text().catch(() => '');
  let detail = body.slice(0, 300);
  try {
    const { error, message } = JSON.parse(body) as { error?: unknown; message?: unknown };
    if (typeof message === 'string') detail = message;
    if (typeof error === 'string' && error.includes('protocol')) return { type: 'protocol' };
  } catch {
    // Not one of our answers: a proxy's page. Its first words are better than nothing.
  }
  if (response.status === 429) return { type: 'busy', retryAfterMs: Math.max(200, Number(response.headers.get('retry-after') ?? 1) * 1_000 || 1_000) };
  // Only these speak of what was sent; anything else (a proxy's 404, a half-started server) passes with time.
  if (response.status !== 400 && response.status !== 413 && response.status !== 422) return { type: 'server', status: response.status, detail };
  return { type: 'refused', status: response.status, detail };
}

/** A bundle of archives over a slow line: 20 kB/s are enough. */
const bundleTimeoutMs = 60_000;

export function makeApi({ fetch, origin, token, timeoutMs = 15_000 }: ApiDep): Api {
  async function request<T>(path: string, read: (response: Response) => Promise<T>, init?: RequestInit, limitMs = timeoutMs): Promise<Result<T, ApiFailure>> {
    try {
      const response = await fetch(`${origin}/api/v1/${path}`, {
        ...init, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(limitMs),
        headers: { authorization: `Bearer ${token}`, ...(init?.body === undefined ? {} : { 'content-type': 'application/json' }) },
      });
      if (!response.ok) return err(await failureOf(response));
      return ok(await read(response));
    } catch (cause) {
      return err({ type: 'network', detail: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  const json = <T>(path: string, init?: RequestInit): Promise<Result<T, ApiFailure>> => request<T>(path, (response) => response.json() as Promise<T>, init);

  return {
    push: (items) => json('push', { method: 'POST', body: JSON.stringify({ protocol: protocolVersion, items }) }),
    pull: (collection, cursor, limit) => json(`pull?collection=${collection}&cursor=${encodeURIComponent(JSON.stringify(cursor))}&limit=${limit}`),
    digest: (collection) => json(`digest?collection=${collection}`),
    documentDigests: (collection) => json(`digest/documents?collection=${collection}`),
    archives: (after) => json(`archives?after=${after}`),
    archiveBundle: (ids) => request(`archives/bundle?ids=${encodeURIComponent(ids.join(','))}`, async (response) => new Uint8Array(await response.arrayBuffer()), undefined, bundleTimeoutMs),
    pinVerifiers: () => json('pin-verifiers'),
  };
}
