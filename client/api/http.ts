import * as v from 'valibot';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { apiErrorSchema } from '../../shared/protocol/identity.ts';

/** One field that the server did not accept: its dotted name in the request and why, in English. */
export type FieldFault = { readonly field: string; readonly reason: string };

/** Why a call to the server brought nothing. */
export type ApiFailure =
  /** No answer: the network, the server or the time limit. What was asked may have been done. */
  | { readonly type: 'unreachable' }
  | { readonly type: 'refused'; readonly status: number; readonly error: string; readonly message: string; readonly fields: readonly FieldFault[] }
  /** An answer that is not this server's: another program on the port, a proxy's page, a newer version. */
  | { readonly type: 'unreadable'; readonly status: number };

export type ApiCall<T> = Promise<Result<T, ApiFailure>>;

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the root of the site: `/api/v1/setup`. */
  readonly path: string;
  /** Sent as JSON; form data goes as it is. */
  readonly body?: unknown;
  /** How long to wait for the whole answer, ms. */
  readonly withinMs?: number;
};

const usualMs = 20_000;

const faultsSchema = v.array(v.object({ field: v.string(), reason: v.string() }));

async function readRefusal(response: Response): Promise<ApiFailure> {
  const parsed = v.safeParse(apiErrorSchema, await response.json().catch(() => null));
  if (!parsed.success) return { type: 'unreadable', status: response.status };
  const faults = v.safeParse(faultsSchema, parsed.output.details);
  return { type: 'refused', status: response.status, error: parsed.output.error, message: parsed.output.message, fields: faults.success ? faults.output : [] };
}

/** Asks the server; the answer is checked before anything reads it. Never rejects. */
export async function callApi<Schema extends v.GenericSchema>(schema: Schema, request: ApiRequest): ApiCall<v.InferOutput<Schema>> {
  const form = request.body instanceof FormData;
  const init: RequestInit = { method: request.method, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(request.withinMs ?? usualMs) };
  if (request.body instanceof FormData) init.body = request.body;
  else if (request.body !== undefined) init.body = JSON.stringify(request.body);
  if (!form && request.body !== undefined) init.headers = { 'content-type': 'application/json' };
  let response: Response;
  let text: string;
  try {
    response = await fetch(request.path, init);
    if (!response.ok) return err(await readRefusal(response));
    text = await response.text();
  } catch {
    return err({ type: 'unreachable' });
  }
  try {
    const parsed = v.safeParse(schema, text === '' ? undefined : JSON.parse(text));
    return parsed.success ? ok(parsed.output) : err({ type: 'unreadable', status: response.status });
  } catch {
    return err({ type: 'unreadable', status: response.status });
  }
}

/** For answers that say no more than that it is done. */
export const anyAnswer = v.unknown();
