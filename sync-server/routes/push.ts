import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { orgScope } from '../../shared/kernel/ids.ts';
import type { ApiError } from '../../shared/protocol/identity.ts';
import { documentRefusalText } from '../../shared/protocol/refusals.ts';
import { maxPushBytes, pushRequestSchema, pushResponseSchema, type PushItem } from '../../shared/protocol/replication.ts';
import { oldestProtocol, protocolVersion } from '../../shared/protocol/version.ts';
import type { DeviceIdentity, Identity } from '../identity/port.ts';
import type { Answer } from '../ingest/adjudicate.ts';
import type { Committer } from '../ingest/committer.ts';
import { readItem, type ReadItem } from '../ingest/read-item.ts';
import type { Clock } from '../platform/clock.ts';
import type { Entropy } from '../platform/entropy.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { AuditEntry, AuditRow } from '../store/audit.ts';
import { bearerTokenIn, deviceRefusalWords } from './access.ts';
import type { ApiOperation } from './api-operation.ts';
import { failureAnswer } from './failure.ts';
import { createBuckets, tooManyWords } from './rate-limit.ts';
import { readPieces } from './request-pieces.ts';
import { tooLargeWords } from './request-body.ts';

export type PushDeps = {
  readonly identity: Identity;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Writes down what was refused before it reached a transaction. */
  readonly auditRefusals: (scope: string, rows: readonly AuditRow[]) => Promise<void>;
};

const path = '/api/v1/push';

export const pushOperations: readonly ApiOperation[] = [{
  method: 'post', path, summary: 'Sends documents; answers one by one, with the merged document where it differs from what was sent',
  access: 'device', request: pushRequestSchema, response: pushResponseSchema,
}];

/** A push that took longer is worth a line in the log. */
const slowMs = 1_000;

/** `body` is JSON. */
type Reply = { readonly status: number; readonly body: string; readonly retrySeconds?: number };

const refusal = (status: number, error: string, message: string): Reply => ({ status, body: JSON.stringify({ error, message } satisfies ApiError) });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The protocol a request claims to speak, before anything else of it is looked at: what follows may be shaped otherwise. */
const protocolOf = (body: unknown): number | null => {
  const claimed = body !== null && typeof body === 'object' && 'protocol' in body ? body.protocol : null;
  return typeof claimed === 'number' && Number.isSafeInteger(claimed) ? claimed : null;
};

const idOf = (doc: unknown): string => {
  const id = doc !== null && typeof doc === 'object' && 'id' in doc ? doc.id : null;
  return typeof id === 'string' && /^[\w:@.+-]{1,120}$/.test(id) ? id : '?';
};

/** Answers the items one by one; each scope's go to the committer together. */
async function answerItems({ committer, auditRefusals }: PushDeps, device: DeviceIdentity, items: readonly PushItem[]): Promise<Answer[]> {
  const answers: Answer[] = new Array(items.length);
  const itemsByScope = new Map<string, { readonly index: number; readonly item: ReadItem }[]>();
  const refusals: AuditRow[] = [];
  items.forEach((pushed, index) => {
    const read = readItem(pushed, device.scopes);
    if (!read.ok) {
      answers[index] = { status: 'refused', reason: documentRefusalText(read.error) };
      const entry: AuditEntry = { op: null, type: 'document', by: null, device: device.deviceId, stamp: null, verdict: read.error };
      refusals.push({ collection: pushed.collection.slice(0, 60).replaceAll('\0', ''), docId: idOf(pushed.doc), pushedBy: device.deviceId, entries: [entry] });
      return;
    }
    const own = itemsByScope.get(read.value.scope);
    if (own === undefined) itemsByScope.set(read.value.scope, [{ index, item: read.value }]);
    else own.push({ index, item: read.value });
  });
  await Promise.all([...itemsByScope].map(async ([scope, own]) => {
    const made = await committer.push(scope, orgScope(device.organisationId), {
      deviceId: device.deviceId, branchId: device.branchId, scopes: device.scopes, items: own.map(({ item }) => item),
    });
    made.forEach((answer, position) => { answers[own[position]!.index] = answer; });
  }));
  if (refusals.length > 0) await auditRefusals(device.scopes[0]!, refusals);
  return answers;
}

async function replyTo(deps: PushDeps, device: DeviceIdentity, text: string): Promise<Reply> {
  const body = parseJson(text);
  const protocol = protocolOf(body);
  if (protocol !== null && protocol > protocolVersion) {
    return refusal(426, 'protocol-newer', `This device speaks version ${protocol} and the server ${protocolVersion}. Everything stays on the device and is sent once the server has been updated.`);
  }
  if (protocol !== null && protocol < oldestProtocol) {
    return refusal(426, 'protocol-older', `This device speaks version ${protocol} and the server ${oldestProtocol} or newer. Reload the page to update it; nothing is lost.`);
  }
  const request = v.safeParse(pushRequestSchema, body);
  if (!request.success) return refusal(400, 'malformed', 'The push is not understood: it must hold the protocol version and at most 200 documents.');
  return { status: 200, body: JSON.stringify({ results: await answerItems(deps, device, request.output.items) }) };
}

export const isPush = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && url !== undefined && url.startsWith(path) && (url.length === path.length || url[path.length] === '?');

/**
 * Answers pushes on the bare HTTP server, beside the routes: nine of ten requests are pushes, and
 * half of the time of one went into objects of the web's own request and response. Nothing but
 * programs read the answer, so it carries only the headers that keep it from being taken for a page.
 */
export function createPushListener(deps: PushDeps): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { identity, entropy, log, metrics } = deps;
  const secondsToWait = createBuckets({ clock: deps.clock, perSecond: 500, burst: 1_000 });
  const counted = metrics.requests.labels('POST', '200');

  const reply = async (request: IncomingMessage, known: { device?: DeviceIdentity }): Promise<Reply> => {
    const token = bearerTokenIn(request.headers.authorization);
    const found = token === null ? null : await identity.deviceOfToken(token);
    if (found === null || !found.ok) {
      const { error, message } = deviceRefusalWords[found?.error ?? 'unknown'];
      return refusal(401, error, message);
    }
    known.device = found.value;
    const seconds = secondsToWait(found.value.deviceId);
    if (seconds > 0) return { ...refusal(429, 'too-many-requests', tooManyWords(seconds)), retrySeconds: seconds };
    const text = await readPieces(request, maxPushBytes);
    return text === null ? refusal(413, 'too-large', tooLargeWords(maxPushBytes)) : replyTo(deps, found.value, text);
  };

  return async (request, response) => {
    const startedMs = performance.now();
    const known: { device?: DeviceIdentity } = {};
    let requestId: string | null = null;
    let answer: Reply;
    try {
      answer = await reply(request, known);
    } catch (cause) {
      // The sender went away in mid-sentence: nothing broke, and nobody waits for an answer.
      if (!request.complete) return;
      requestId = entropy.newId();
      const { status, error, message } = failureAnswer(cause, requestId, log);
      answer = refusal(status, error, message);
    }
    const { status, body, retrySeconds } = answer;
    const ms = performance.now() - startedMs;
    if (status === 200) counted.inc();
    else metrics.requests.inc({ method: 'POST', status: String(status) });
    // A thousand lines a second that say that all is well would hide the one that does not.
    if (status !== 200 || ms > slowMs) {
      requestId ??= entropy.newId();
      const line = { requestId, method: 'POST', path, status, ms: Math.round(ms * 10) / 10, device: known.device?.deviceId };
      if (status >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    }
    const headers = [
      'content-type', 'application/json', 'content-length', String(Buffer.byteLength(body)), 'cache-control', 'no-store', 'x-content-type-options', 'nosniff',
    ];
    if (requestId !== null) headers.push('x-request-id', requestId);
    if (retrySeconds !== undefined) headers.push('retry-after', String(retrySeconds));
    response.writeHead(status, headers).end(body);
  };
}
