import { Hono } from 'hono';
import * as v from 'valibot';
import { orgScope } from '../../shared/kernel/ids.ts';
import { documentRefusalText } from '../../shared/protocol/refusals.ts';
import { maxPushBytes, pushRequestSchema, pushResponseSchema } from '../../shared/protocol/replication.ts';
import { oldestProtocol, protocolVersion } from '../../shared/protocol/version.ts';
import type { Identity } from '../identity/port.ts';
import type { Answer, AuditEntry } from '../ingest/adjudicate.ts';
import type { Committer } from '../ingest/committer.ts';
import { readItem, type ReadItem } from '../ingest/read-item.ts';
import type { Clock } from '../platform/clock.ts';
import type { AuditRow } from '../store/documents.ts';
import { requireDevice, type DeviceEnv } from './access.ts';
import { apiError } from './api-error.ts';
import type { ApiOperation } from './api-operation.ts';
import { rateLimited } from './rate-limit.ts';
import { readText } from './request-body.ts';

export type PushRouteDeps = {
  readonly identity: Identity;
  readonly committer: Committer;
  readonly clock: Clock;
  /** Writes down what was refused before it reached a transaction. */
  readonly auditRefusals: (scope: string, rows: readonly AuditRow[]) => Promise<void>;
};

export const pushOperations: readonly ApiOperation[] = [{
  method: 'post', path: '/api/v1/push', summary: 'Sends documents; answers one by one, with the merged document where it differs from what was sent',
  access: 'device', request: pushRequestSchema, response: pushResponseSchema,
}];

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

export function pushRoutes(deps: PushRouteDeps): Hono<DeviceEnv> {
  const routes = new Hono<DeviceEnv>();
  const limit = rateLimited({ clock: deps.clock, perSecond: 500, burst: 1_000, keyOf: (c) => (c.var as DeviceEnv['Variables']).device.deviceId });
  routes.post('/api/v1/push', requireDevice(deps.identity), limit, async (c) => {
    const text = await readText(c, maxPushBytes);
    if (!text.ok) return text.error;
    const body = parseJson(text.value);
    const protocol = protocolOf(body);
    if (protocol !== null && protocol > protocolVersion) {
      return apiError(c, 426, 'protocol-newer', `This device speaks version ${protocol} and the server ${protocolVersion}. Everything stays on the device and is sent once the server has been updated.`);
    }
    if (protocol !== null && protocol < oldestProtocol) {
      return apiError(c, 426, 'protocol-older', `This device speaks version ${protocol} and the server ${oldestProtocol} or newer. Reload the page to update it; nothing is lost.`);
    }
    const request = v.safeParse(pushRequestSchema, body);
    if (!request.success) return apiError(c, 400, 'malformed', 'The push is not understood: it must hold the protocol version and at most 200 documents.');

    const { device } = c.var;
    const answers: Answer[] = new Array(request.output.items.length);
    const itemsByScope = new Map<string, { readonly index: number; readonly item: ReadItem }[]>();
    const refusals: AuditRow[] = [];
    request.output.items.forEach((pushed, index) => {
      const read = readItem(pushed, device.scopes);
      if (!read.ok) {
        answers[index] = { status: 'refused', reason: documentRefusalText(read.error) };
        const entry: AuditEntry = { op: null, type: 'document', by: null, device: device.deviceId, stamp: null, verdict: read.error };
        refusals.push({ collection: pushed.collection.slice(0, 60).replaceAll('\0', ''), docId: idOf(pushed.doc), pushedBy: device.deviceId, entries: [entry] });
        return;
      }
      const own = itemsByScope.get(read.value.scope) ?? [];
      own.push({ index, item: read.value });
      itemsByScope.set(read.value.scope, own);
    });
    await Promise.all([...itemsByScope].map(async ([scope, items]) => {
      const made = await deps.committer.push(scope, orgScope(device.organisationId), {
        deviceId: device.deviceId, branchId: device.branchId, scopes: device.scopes, items: items.map(({ item }) => item),
      });
      made.forEach((answer, position) => { answers[items[position]!.index] = answer; });
    }));
    if (refusals.length > 0) await deps.auditRefusals(device.scopes[0]!, refusals);
    return c.json({ results: answers });
  });
  return routes;
}
